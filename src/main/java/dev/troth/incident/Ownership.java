package dev.troth.incident;

/** What the accountable party says about whose it is (practices 15 and 54). */
public enum Ownership {
    UNSTATED,
    OWNED,
    /** Both parties own their part of it. */
    SHARED,
    /** The blame was shifted to somebody else. */
    SHIFTED,
    DENIED
}
