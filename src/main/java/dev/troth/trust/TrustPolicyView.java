package dev.troth.trust;

import dev.troth.platform.precondition.Versioned;
import dev.troth.trust.model.Dimension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version of the policy on the wire. */
@Schema(name = "TrustPolicy", description = "What may be chosen in TRUST-1: weights, dimensions switched off, and the limits of the bands")
public record TrustPolicyView(
        @Schema(required = true, description = "0 where the tenant has never set one: what the model itself says") long version,
        @Schema(required = true, description = "Weight of each dimension as it was set; for a score they are scaled to sum to 1") Map<Dimension, Double> weights,
        @Schema(required = true, description = "Dimensions switched off: their weight is spread over the others") List<Dimension> off,
        @Schema(required = true) BandLimits bands,
        @Schema(description = "When this version was set; absent for version 0") Instant createdAt,
        @Schema(description = "Who set it; absent for version 0") String actor) implements Versioned {

    static final TrustPolicyView TRUST_1 = new TrustPolicyView(0, PolicyTerms.TRUST_1.weights(), PolicyTerms.TRUST_1.off(), PolicyTerms.TRUST_1.bands(),
            null, null);

    static TrustPolicyView of(TrustPolicyVersion version) {
        PolicyTerms terms = version.terms();
        return new TrustPolicyView(version.version(), terms.weights(), terms.off(), terms.bands(), version.createdAt(), version.actor());
    }
}
