package dev.troth.disclosure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A clock that stands still while a party is absent, so that nothing it owes falls due meanwhile (TRUST-MODEL.md section 3,
 * Communication). A window begins with its first instant and ends before its last; where windows overlap the time in both pauses once.
 */
public final class PausedClock {

    /** Disjoint, in order. */
    private final List<Absence> windows;

    private PausedClock(List<Absence> windows) {
        this.windows = windows;
    }

    /** @param absences in any order, overlapping or not; one without an end lasts for good */
    public static PausedClock of(List<Absence> absences) {
        List<Absence> merged = new ArrayList<>();
        absences.stream().map(absence -> new Absence(absence.from(), absence.to() == null ? Instant.MAX : absence.to()))
                .filter(absence -> absence.from().isBefore(absence.to())).sorted(Comparator.comparing(Absence::from))
                .forEach(absence -> merge(merged, absence));
        return new PausedClock(List.copyOf(merged));
    }

    /** How far the clock runs from one instant to another; nothing where the second is not after the first. */
    public Duration elapsed(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        Duration elapsed = Duration.between(from, to);
        for (Absence window : windows) {
            Instant begin = later(from, window.from());
            Instant end = earlier(to, window.to());
            if (begin.isBefore(end)) {
                elapsed = elapsed.minus(Duration.between(begin, end));
            }
        }
        return elapsed;
    }

    /** The first instant at which the clock, started at an instant, has run for a duration; empty where an absence without an end comes before. */
    public Optional<Instant> after(Instant from, Duration duration) {
        Instant at = from;
        Duration left = duration;
        for (Absence window : windows) {
            Duration run = elapsed(at, window.from());
            if (run.compareTo(left) >= 0) {
                break;
            }
            if (at.isBefore(window.to())) {
                left = left.minus(run);
                at = window.to();
            }
        }
        return at.equals(Instant.MAX) ? Optional.empty() : Optional.of(at.plus(left));
    }

    private static void merge(List<Absence> merged, Absence next) {
        Absence last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
        if (last == null || next.from().isAfter(last.to())) {
            merged.add(next);
        } else {
            merged.set(merged.size() - 1, new Absence(last.from(), later(last.to(), next.to())));
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
