package dev.troth.trust.model;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The choices in TRUST-1 that are choices: the weight of each dimension, zero where one is switched off, and the limits of the bands.
 * The rest of the model is not negotiable (TRUST-MODEL.md, introduction).
 *
 * @param weights per dimension, at least 0; scaled to sum to 1, so that a switched-off dimension's weight is spread over the others
 * @param bandLimits lowest T of TRUSTED, DEPENDABLE, MIXED and FRAGILE, falling
 */
public record TrustPolicy(Map<Dimension, Double> weights, List<Double> bandLimits) {

    // Before TRUST_1, which needs it.
    private static final List<Band> BANDS = List.of(Band.TRUSTED, Band.DEPENDABLE, Band.MIXED, Band.FRAGILE);

    /** The policy of the model itself. */
    public static final TrustPolicy TRUST_1 = new TrustPolicy(modelWeights(), List.of(.80, .65, .50, .35));

    /** Mass below which no band is given. */
    private static final double ESTABLISHED_MASS = 3;
    private static final double ROUNDING = 1e-9;

    public TrustPolicy {
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (!(sum > 0) || Double.isInfinite(sum) || weights.values().stream().anyMatch(w -> !(w >= 0))) {
            throw new IllegalArgumentException("weights are finite, at least 0 and one is more");
        }
        if (bandLimits.size() != BANDS.size() || !bandLimits.equals(bandLimits.stream().sorted(Comparator.reverseOrder()).toList())) {
            throw new IllegalArgumentException("there are four band limits, falling");
        }
        EnumMap<Dimension, Double> scaled = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            double weight = weights.getOrDefault(dimension, 0d);
            // A sum of 1 up to rounding is left alone, so that the model's own weights stay what the model writes.
            scaled.put(dimension, Math.abs(sum - 1) < 1e-12 ? weight : weight / sum);
        }
        weights = Map.copyOf(scaled);
        bandLimits = List.copyOf(bandLimits);
    }

    boolean applies(Dimension dimension) {
        return weights.get(dimension) > 0;
    }

    /**
     * @param trust T, between 0 and 1
     * @param established whether the mass was ever enough for a band
     */
    Band band(double trust, double mass, boolean established) {
        if (!isEnough(mass)) {
            return established ? Band.DORMANT : Band.NEW;
        }
        for (int i = 0; i < BANDS.size(); i++) {
            if (trust >= bandLimits.get(i)) {
                return BANDS.get(i);
            }
        }
        return Band.BROKEN;
    }

    /** Whether a mass is enough for a band: 3, but for what is lost of it in decoding (ADR 0003). */
    public static boolean isEnough(double mass) {
        return mass >= ESTABLISHED_MASS - ROUNDING;
    }

    private static Map<Dimension, Double> modelWeights() {
        EnumMap<Dimension, Double> weights = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            weights.put(dimension, dimension.weight());
        }
        return weights;
    }
}
