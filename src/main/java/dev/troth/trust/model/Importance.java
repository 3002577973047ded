package dev.troth.trust.model;

/** How much a promise or incident matters to the relationship: the m of TRUST-MODEL.md section 3. */
public enum Importance {
    LOW(.5),
    NORMAL(1),
    HIGH(1.5),
    CRITICAL(2);

    private final double m;

    Importance(double m) {
        this.m = m;
    }

    /** The factor m, without unit. */
    public double m() {
        return m;
    }
}
