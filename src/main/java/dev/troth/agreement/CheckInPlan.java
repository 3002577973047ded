package dev.troth.agreement;

import java.time.Duration;
import java.time.Instant;

/**
 * The check-ins an agreement provides for.
 *
 * @param start when the first period begins
 * @param every how long a period is
 * @param end when the agreement ended or expires, null while neither is known
 */
public record CheckInPlan(Instant start, Duration every, Instant end) {
}
