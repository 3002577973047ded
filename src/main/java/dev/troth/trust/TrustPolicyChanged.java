package dev.troth.trust;

import java.time.Instant;
import java.util.UUID;

/**
 * A tenant has set another version of its policy, in the transaction under way.
 *
 * @param policyId of the version
 * @param chosen what the caller said
 */
public record TrustPolicyChanged(UUID policyId, long version, Instant at, NewTrustPolicy chosen) {
}
