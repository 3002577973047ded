package dev.troth.access;

import dev.troth.trust.model.Party;
import java.time.Instant;

/**
 * What the rules need of an access grant.
 *
 * @param party whose people hold it
 * @param revokeBy null where no date was agreed
 * @param revokedAt null while it is not revoked
 */
public record AccessGrantFacts(Party party, Instant revokeBy, Instant revokedAt) {
}
