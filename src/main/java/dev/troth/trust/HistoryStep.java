package dev.troth.trust;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** How far apart the points of a history are, in the calendar of UTC. */
public enum HistoryStep {
    P1D,
    P1W,
    P1M,
    P3M,
    P1Y;

    /** The n-th point after the first: counted from the first, so that a month that is short shortens no other. */
    Instant after(Instant first, int n) {
        return first.atOffset(ZoneOffset.UTC).plus(Period.parse(name()).multipliedBy(n)).toInstant();
    }
}
