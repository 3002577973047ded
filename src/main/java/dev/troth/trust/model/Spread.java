package dev.troth.trust.model;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How sure a score is (TRUST-MODEL.md section 2, Interval): the Beta distribution that has T as its mean and the same variance. An end of its interval
 * takes several evaluations of that distribution, so each is found when it is asked for.
 *
 * @param trust T, between 0 and 1
 * @param variance V = Σ w'^2 · P(1−P)/(R+S+W+1)
 */
public record Spread(double trust, double variance) {

    /** The 5 % quantile, what portfolios are ranked by. */
    public double low() {
        return BetaQuantile.FIVE_PERCENT.of(beta());
    }

    /** The 5 % and the 95 % quantile. */
    public Score.Interval interval() {
        BetaDistribution beta = beta();
        return new Score.Interval(BetaQuantile.FIVE_PERCENT.of(beta), BetaQuantile.NINETY_FIVE_PERCENT.of(beta));
    }

    /** Beta(Tν, (1−T)ν) with ν = T(1−T)/V − 1. */
    private BetaDistribution beta() {
        double nu = trust * (1 - trust) / variance - 1;
        return BetaDistribution.of(trust * nu, (1 - trust) * nu);
    }
}
