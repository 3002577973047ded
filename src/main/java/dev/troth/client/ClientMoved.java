package dev.troth.client;

import java.time.Instant;
import java.util.UUID;

/**
 * A client was recorded or changed and is at a stage: fired inside the transaction, so that what depends on the stage follows in the same one.
 *
 * @param at since when it is at the stage
 */
public record ClientMoved(UUID clientId, String stage, Instant at) {
}
