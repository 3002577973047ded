package dev.troth.incident;

import java.time.Duration;

/**
 * What went wrong in a group, and how it was mended.
 *
 * @param key of the group, null for what has none and for the total
 * @param causeCategory the commonest of the group, null where no cause is known
 * @param open not fixed
 * @param recurring repeats an earlier one of the same client and cause within 12 months
 * @param secondHalf detected in the second half of the period
 * @param lessons with a lesson recorded
 * @param practised with a practice adopted from the lesson
 * @param medianTimeToFix null where nothing was fixed
 * @param medianTimeToAcknowledge null where nothing was acknowledged
 * @param meanHandling mean of h, null of none
 */
public record IncidentFigures(String key, Cause.Category causeCategory, long count, long open, long recurring, long secondHalf, long lessons,
        long practised, Duration medianTimeToFix, Duration medianTimeToAcknowledge, Double meanHandling) {

    private static final double DAYS_OF_RATE = 30;
    private static final double SECONDS_PER_DAY = 86_400;

    /** Incidents per 30 days, null where no time has passed (practice 34). */
    public Double ratePer30Days(Duration passed) {
        double days = passed.toMillis() / 1e3 / SECONDS_PER_DAY;
        return days == 0 ? null : count * DAYS_OF_RATE / days;
    }

    /** Incidents of the second half of the period less those of the first: below 0 fewer toes are stepped on (practice 34). */
    public long fitTrend() {
        return secondHalf - (count - secondHalf);
    }
}
