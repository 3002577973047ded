package dev.troth.agreement;

import java.util.UUID;

/** A check that had found a clause not adhered to was a mistake in the record: fired inside the transaction. */
public record ClauseCheckTakenBack(UUID incidentId, String reason) {
}
