package dev.troth.access;

import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Reason;
import java.time.Instant;
import java.util.List;

/** How access that outlives its date moves confidentiality: TRUST-MODEL.md section 3, Agreement, last sentence (practice 41). */
public final class AccessGrantRules {

    private static final double NOT_REVOKED = .5;

    private AccessGrantRules() {
    }

    /** Against the party whose people hold it, once its date is past without a revocation; settled once it was revoked, too late. */
    public static List<Evidence> evidence(AccessGrantFacts facts, Instant now) {
        Instant until = facts.revokedAt() == null ? now : facts.revokedAt();
        if (facts.revokeBy() == null || !until.isAfter(facts.revokeBy())) {
            return List.of();
        }
        Evidence evidence = Evidence.against(facts.party(), Dimension.CONFIDENTIALITY, Reason.ACCESS_NOT_REVOKED, NOT_REVOKED, facts.revokeBy());
        return List.of(facts.revokedAt() == null ? evidence.open() : evidence);
    }

    /** Whether time alone can still change what it says. */
    public static boolean isOpen(AccessGrantFacts facts) {
        return facts.revokeBy() != null && facts.revokedAt() == null;
    }
}
