package dev.troth.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a failed delivery is tried again: after steps that grow, each up to a fifth shorter by chance, so that what failed together is not tried
 * together. A receiver may ask for more time, up to the longest step.
 */
record Backoff(List<Duration> steps) {

    private static final double JITTER = 0.2;

    Backoff {
        if (steps.isEmpty() || steps.stream().anyMatch(step -> step.isNegative() || step.isZero())) {
            throw new IllegalArgumentException("troth.webhooks.backoff must be durations, each more than nothing");
        }
    }

    /**
     * @param failures how often it has failed since it was first due, 1 at least
     * @param giveUpAt after which it is not tried any more
     * @param retryAfter what the receiver asked for, null where it did not
     * @param chance from 0 to 1
     * @return empty where it is given up
     */
    Optional<Instant> next(int failures, Instant now, Instant giveUpAt, Duration retryAfter, double chance) {
        Duration step = steps.get(Math.min(failures, steps.size()) - 1);
        Duration wait = Duration.ofMillis(Math.round(step.toMillis() * (1 - JITTER * chance)));
        if (retryAfter != null) {
            Duration longest = steps.get(steps.size() - 1);
            Duration asked = retryAfter.compareTo(longest) > 0 ? longest : retryAfter;
            wait = asked.compareTo(wait) > 0 ? asked : wait;
        }
        Instant next = now.plus(wait);
        return next.isAfter(giveUpAt) ? Optional.empty() : Optional.of(next);
    }
}
