package dev.troth.practice;

import java.util.UUID;

/**
 * A practice was recorded or changed: fired inside the transaction, so that what depends on it follows in the same one.
 *
 * @param retracted whether it was taken back as a mistake
 */
public record PracticeChanged(UUID clientId, UUID practiceId, boolean retracted) {
}
