package dev.troth.client;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How often a date comes again: on the same day, or where a month is too short for it on its last. */
public enum Recurrence {
    WEEKLY(1, ChronoUnit.WEEKS),
    MONTHLY(1, ChronoUnit.MONTHS),
    QUARTERLY(3, ChronoUnit.MONTHS),
    YEARLY(1, ChronoUnit.YEARS);

    private final int step;
    private final ChronoUnit unit;

    Recurrence(int step, ChronoUnit unit) {
        this.step = step;
        this.unit = unit;
    }

    /** The day it comes for the nth time after the first, always counted from the first: a short month shifts no later day. */
    LocalDate after(LocalDate first, long n) {
        return first.plus(n * step, unit);
    }

    /** How often it has come again before a day, or once less. */
    long before(LocalDate first, LocalDate day) {
        return Math.max(0, unit.between(first, day) / step - 1);
    }
}
