package dev.troth.disclosure;

import dev.troth.platform.time.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A clock that stands still while a party is absent, so that nothing it owes falls due meanwhile (TRUST-MODEL.md section 3,
 * Communication), and outside business hours where the client keeps them (practice 29). A window begins with its first instant and ends
 * before its last; where windows overlap the time in both pauses once.
 */
public final class PausedClock {

    /** Disjoint, in order. */
    private final List<Absence> windows;
    /** Null for a clock that runs day and night. */
    private final WorkingHours hours;

    private PausedClock(List<Absence> windows, WorkingHours hours) {
        this.windows = windows;
        this.hours = hours;
    }

    /** @param absences in any order, overlapping or not; one without an end lasts for good */
    public static PausedClock of(List<Absence> absences) {
        return of(absences, null);
    }

    /**
     * @param absences in any order, overlapping or not; one without an end lasts for good
     * @param hours in which it runs at all; null for day and night
     */
    public static PausedClock of(List<Absence> absences, WorkingHours hours) {
        List<Absence> merged = new ArrayList<>();
        absences.stream().map(absence -> new Absence(absence.from(), absence.to() == null ? Instant.MAX : absence.to()))
                .filter(absence -> absence.from().isBefore(absence.to())).sorted(Comparator.comparing(Absence::from))
                .forEach(absence -> merge(merged, absence));
        return new PausedClock(List.copyOf(merged), hours);
    }

    /** How far the clock runs from one instant to another; nothing where the second is not after the first. */
    public Duration elapsed(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        Duration elapsed = running(from, to);
        for (Absence window : windows) {
            Instant begin = later(from, window.from());
            Instant end = earlier(to, window.to());
            if (begin.isBefore(end)) {
                elapsed = elapsed.minus(running(begin, end));
            }
        }
        return elapsed;
    }

    /** The first instant at which the clock, started at an instant, has run for a duration; empty where it never does, as an absence without an end comes before. */
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
        if (at.equals(Instant.MAX)) {
            return Optional.empty();
        }
        return hours == null ? Optional.of(at.plus(left)) : hours.after(at, left);
    }

    /** How far the clock runs where nobody is absent. */
    private Duration running(Instant from, Instant to) {
        return hours == null ? Duration.between(from, to) : hours.between(from, to);
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
