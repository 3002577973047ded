package dev.troth.client;

import dev.troth.attention.EscalationStep;
import dev.troth.platform.time.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * How to reach a client when it matters, in order, and the hours in which waiting counts (practice 29).
 *
 * @param hours null where the client's clock runs day and night
 */
public record EscalationPlan(List<EscalationChannel> steps, WorkingHours hours) {

    /**
     * The step whose turn it is. Each waits for its time before the next has its turn; one without a time is waited for as long as it takes.
     *
     * @param waitingSince when the first step was tried
     * @param clock when it has run for a duration from an instant on, empty where it never does
     */
    public Optional<EscalationStep> turn(Instant waitingSince, Instant now, BiFunction<Instant, Duration, Optional<Instant>> clock) {
        EscalationStep turn = null;
        Instant begins = waitingSince;
        for (EscalationChannel step : steps) {
            if (begins == null || begins.isAfter(now)) {
                break;
            }
            turn = new EscalationStep(step.channel(), step.address(), begins);
            begins = step.waitFor() == null ? null : clock.apply(begins, step.waitFor()).orElse(null);
        }
        return Optional.ofNullable(turn);
    }
}
