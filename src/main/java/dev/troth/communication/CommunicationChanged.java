package dev.troth.communication;

import dev.troth.trust.model.Party;
import java.time.Instant;
import java.util.UUID;

/**
 * A communication was recorded or changed: fired inside the transaction, so that what depends on it follows in the same one.
 *
 * @param aboutType null where it is about nothing in particular
 * @param aboutId null where it is about nothing in particular
 * @param at when it took place
 * @param retracted whether it was taken back as a mistake
 */
public record CommunicationChanged(UUID clientId, UUID communicationId, Party from, Purpose purpose, Topic.Type aboutType, UUID aboutId,
        Instant at, boolean retracted) {
}
