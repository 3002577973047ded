package dev.troth.trust.model;

import java.time.Instant;
import java.util.Objects;

/**
 * One piece of evidence about a subject (TRUST-MODEL.md section 2).
 *
 * @param r supports trust, at least 0, without unit
 * @param s speaks against it, at least 0, without unit
 * @param effectiveAt from when it counts, and from when it decays
 * @param tally 1 for the piece that stands for its fact in counts, 0 for a second piece of the same fact in the same dimension
 * @param settled whether time alone can still change it. A settled piece belongs into the ledger; it becomes settled no later than
 *        its effectiveAt, so that what an open fact has already settled can be told by that instant
 */
public record Evidence(Party subject, Dimension dimension, Reason reason, double r, double s, Instant effectiveAt, int tally,
        boolean settled) {

    public Evidence {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(dimension);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(effectiveAt);
        if (!(r >= 0) || !(s >= 0) || Double.isInfinite(r) || Double.isInfinite(s)) {
            throw new IllegalArgumentException("r and s are finite and at least 0");
        }
    }

    /** Settled evidence that supports trust. */
    public static Evidence supporting(Party subject, Dimension dimension, Reason reason, double r, Instant effectiveAt) {
        return new Evidence(subject, dimension, reason, r, 0, effectiveAt, 1, true);
    }

    /** Settled evidence that speaks against trust. */
    public static Evidence against(Party subject, Dimension dimension, Reason reason, double s, Instant effectiveAt) {
        return new Evidence(subject, dimension, reason, 0, s, effectiveAt, 1, true);
    }

    /** The same evidence of a fact that time can still change. */
    public Evidence open() {
        return new Evidence(subject, dimension, reason, r, s, effectiveAt, tally, false);
    }

    /** The same evidence, not counted as a fact of its own. */
    public Evidence untallied() {
        return new Evidence(subject, dimension, reason, r, s, effectiveAt, 0, settled);
    }

    /** Whether it says nothing: such a piece is never recorded. */
    public boolean isNeutral() {
        return r == 0 && s == 0;
    }
}
