package dev.troth.trust.model;

/**
 * One dimension of a score (TRUST-MODEL.md section 2: Beta reputation, Jøsang &amp; Ismail 2002).
 *
 * @param supporting R, decayed to the instant of reading
 * @param against S, decayed to the instant of reading
 * @param weight w', with the weakest-link share added where this is the weakest dimension
 * @param fastR R_f, the supporting evidence with the half-life of momentum
 * @param fastS S_f, the opposing evidence with the half-life of momentum
 */
public record DimensionScore(Dimension dimension, double supporting, double against, double weight, double fastR, double fastS) {

    /** W: the mass of the prior. */
    static final double PRIOR_MASS = 2;

    /** a: what is expected of one of whom nothing is known. */
    static final double BASE_RATE = .5;

    /** P = (R + aW)/(R + S + W), between 0 and 1. */
    public double p() {
        return (supporting + BASE_RATE * PRIOR_MASS) / (mass() + PRIOR_MASS);
    }

    /** u = W/(R + S + W): 1 when nothing is known, towards 0 with evidence. */
    public double uncertainty() {
        return PRIOR_MASS / (mass() + PRIOR_MASS);
    }

    /** R + S. */
    public double mass() {
        return supporting + against;
    }

    /** The share of this dimension in the variance of T: w'^2 · P(1−P)/(R+S+W+1). */
    double variance() {
        double p = p();
        return weight * weight * p * (1 - p) / (mass() + PRIOR_MASS + 1);
    }

    /** The effect of an amount of this dimension's evidence on T: w'·(r(1−a) − s·a)/(R+S+W), r and s decayed. */
    double contribution(double r, double s) {
        return weight * (r * (1 - BASE_RATE) - s * BASE_RATE) / (mass() + PRIOR_MASS);
    }

    /** w'·(R_f(1−P) − S_f·P)/(R_f+S_f+W): positive when what came lately is better than what stands. */
    double momentum() {
        double p = p();
        return weight * (fastR * (1 - p) - fastS * p) / (fastR + fastS + PRIOR_MASS);
    }

    /**
     * Good evidence still needed to reach a P: r = (P*(R+S+W) − (R+aW))/(1 − P*), 0 where it is reached.
     *
     * @param target P*, below 1
     */
    public double evidenceNeeded(double target) {
        double total = mass() + PRIOR_MASS;
        return Math.max(0, (target * total - (supporting + BASE_RATE * PRIOR_MASS)) / (1 - target));
    }
}
