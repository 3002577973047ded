package dev.troth.commitment;

/**
 * How the promises of a group came out (TRUST-MODEL.md section 3, Commitment).
 *
 * @param key of the group, null for what has none and for the total
 * @param asRenegotiated kept by a due date that was moved by agreement
 */
public record PromiseFigures(String key, long early, long onTime, long asRenegotiated, long late, long missed, long overdue, long withdrawn,
        long cancelled) {

    public static final PromiseFigures NONE = new PromiseFigures(null, 0, 0, 0, 0, 0, 0, 0, 0);

    public long kept() {
        return early + onTime + asRenegotiated;
    }

    /** What was let down: what a promise budget is spent on (practice 11). */
    public long broken() {
        return late + missed + overdue;
    }

    /** What was due and neither withdrawn nor cancelled before. */
    public long due() {
        return kept() + broken();
    }

    /** kept / due, null where nothing was due. */
    public Double keptRatio() {
        return due() == 0 ? null : (double) kept() / due();
    }
}
