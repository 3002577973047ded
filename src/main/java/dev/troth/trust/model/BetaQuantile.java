package dev.troth.trust.model;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The quantiles of a Beta distribution that a score's interval ends at (TRUST-MODEL.md section 2, Interval). The library finds one by a search that knows
 * nothing of the distribution but its function; here one to three of Halley's steps do as a rule, from where a normal distribution of odds would have it
 * (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.5.22). Within the 1e-9 that the library promises both are the same (ADR 0027); where the steps
 * do not arrive, the library searches.
 */
enum BetaQuantile {

    /** A score lies above it with nineteen chances in twenty. */
    FIVE_PERCENT(.05, -BetaQuantile.NORMAL_95),
    NINETY_FIVE_PERCENT(.95, BetaQuantile.NORMAL_95);

    private static final double NORMAL_95 = 1.6448536269514722;
    /** As a share of x(1−x). A step of Halley's leaves the third power of what it went, about. */
    private static final double LAST_STEP = 1e-5;
    private static final int MOST_STEPS = 8;

    private final double probability;
    private final double normal;

    /** @param normal the quantile of the standard normal distribution for the same probability */
    BetaQuantile(double probability, double normal) {
        this.probability = probability;
        this.normal = normal;
    }

    double of(BetaDistribution beta) {
        double x = beta.getAlpha() > 1 && beta.getBeta() > 1 ? approximate(beta.getAlpha(), beta.getBeta()) : Double.NaN;
        for (int steps = 0; x > 0 && x < 1 && steps < MOST_STEPS; steps++) {
            double step = step(beta, x);
            boolean last = Math.abs(step) < LAST_STEP * x * (1 - x);
            x -= step;
            if (last) {
                return x;
            }
        }
        return beta.inverseCumulativeProbability(probability);
    }

    private double approximate(double alpha, double beta) {
        double a = 1 / (2 * alpha - 1);
        double b = 1 / (2 * beta - 1);
        double lambda = (normal * normal - 3) / 6;
        double h = 2 / (a + b);
        double w = -normal * Math.sqrt(h + lambda) / h - (b - a) * (lambda + 5. / 6 - 2 / (3 * h));
        return alpha / (alpha + beta * Math.exp(2 * w));
    }

    /** Newton's step, over 1 less half of it times f'/f of the density, which is kept from turning it round. */
    private double step(BetaDistribution beta, double x) {
        double newton = (beta.cumulativeProbability(x) - probability) / beta.density(x);
        double bend = (beta.getAlpha() - 1) / x - (beta.getBeta() - 1) / (1 - x);
        return newton / Math.max(.5, 1 - newton * bend / 2);
    }
}
