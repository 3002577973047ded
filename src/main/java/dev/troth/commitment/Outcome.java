package dev.troth.commitment;

/** How a promise came out, once it has (TRUST-MODEL.md section 3, Commitment). */
public enum Outcome {
    EARLY,
    ON_TIME,
    KEPT_AS_RENEGOTIATED,
    LATE,
    MISSED,
    WITHDRAWN
}
