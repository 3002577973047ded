package dev.troth.trust.model;

import java.time.Duration;

/** How bad a thing that went wrong is: the σ of TRUST-MODEL.md section 3, and the τ that follows from it. */
public enum Severity {
    MINOR(.5, 72),
    MODERATE(1, 24),
    MAJOR(2, 12),
    SEVERE(3, 4);

    private static final int GRACE_IN_TAU = 7;

    private final double sigma;
    private final Duration tau;

    Severity(double sigma, long tauHours) {
        this.sigma = sigma;
        this.tau = Duration.ofHours(tauHours);
    }

    /** The factor σ, without unit. */
    public double sigma() {
        return sigma;
    }

    /** Time in which the credit for telling unasked halves towards its floor. */
    public Duration tau() {
        return tau;
    }

    /** Time after becoming aware within which telling still counts as candid: 7τ. */
    public Duration grace() {
        return tau.multipliedBy(GRACE_IN_TAU);
    }
}
