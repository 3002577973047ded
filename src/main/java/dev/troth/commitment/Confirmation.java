package dev.troth.commitment;

/** How sure a delivery is: the c of TRUST-MODEL.md section 3, which multiplies what it earns (practice 17). */
public enum Confirmation {
    SELF_REPORTED(.5),
    BACKED_BY_ARTEFACT(.8),
    ACCEPTED(1);

    private final double c;

    Confirmation(double c) {
        this.c = c;
    }

    /** The factor c, without unit. */
    public double c() {
        return c;
    }
}
