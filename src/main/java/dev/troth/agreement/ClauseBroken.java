package dev.troth.agreement;

import java.util.UUID;

/**
 * A check found a clause not adhered to: fired inside the transaction, so that its incident is opened in the same one.
 *
 * @param title of the agreement
 * @param check names the incident to open
 * @param clause the clause in the words of the agreement
 */
public record ClauseBroken(UUID clientId, String title, ClauseCheck check, String clause) {
}
