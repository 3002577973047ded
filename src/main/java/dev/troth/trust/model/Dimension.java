package dev.troth.trust.model;

/** The five dimensions of trust, in the order that breaks ties (TRUST-MODEL.md section 1). */
public enum Dimension {
    RELIABILITY(180, .30),
    CANDOR(365, .25),
    RESPONSIBILITY(180, .20),
    COMMUNICATION(90, .15),
    CONFIDENTIALITY(730, .10);

    private final double halfLifeDays;
    private final double weight;

    Dimension(double halfLifeDays, double weight) {
        this.halfLifeDays = halfLifeDays;
        this.weight = weight;
    }

    /** Days after which a piece of evidence counts half. */
    public double halfLifeDays() {
        return halfLifeDays;
    }

    /** Share of the score before the weakest-link share is set aside; the five sum to 1. */
    public double weight() {
        return weight;
    }
}
