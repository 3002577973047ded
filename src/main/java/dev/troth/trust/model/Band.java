package dev.troth.trust.model;

/** Where a score stands, in words (TRUST-MODEL.md section 2, Bands). */
public enum Band {
    /** Too little evidence to say, and there never was enough. */
    NEW,
    /** Too little recent evidence to say; once there was enough. */
    DORMANT,
    TRUSTED,
    DEPENDABLE,
    MIXED,
    FRAGILE,
    BROKEN
}
