package dev.troth.trust;

import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.TrustPolicy;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A policy as it was chosen, before the weights are scaled.
 *
 * @param weights of every dimension, those that are off included, so that one can be switched on again as it was
 * @param off the dimensions that do not count
 */
record PolicyTerms(Map<Dimension, Double> weights, List<Dimension> off, BandLimits bands) {

    /** What the model itself says: in force until a tenant chooses otherwise. */
    static final PolicyTerms TRUST_1 = new PolicyTerms(TrustPolicy.TRUST_1.weights(), List.of(), BandLimits.of(TrustPolicy.TRUST_1.bandLimits()));

    TrustPolicy policy() {
        Map<Dimension, Double> counting = new EnumMap<>(weights);
        off.forEach(counting::remove);
        return new TrustPolicy(counting, bands.inOrder());
    }
}
