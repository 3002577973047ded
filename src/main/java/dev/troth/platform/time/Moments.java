package dev.troth.platform.time;

import dev.troth.platform.problem.Refusal;
import java.time.Duration;
import java.time.Instant;

/** What instants a caller may report: a fact may be reported late, but not before it has happened. */
public final class Moments {

    /** Callers' clocks are not ours. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private Moments() {
    }

    /**
     * The instant reported, or now where none was.
     *
     * @param pointer where it stands in the body
     * @throws Refusal when it lies more than five minutes ahead
     */
    public static Instant past(Instant reported, String pointer, Instant now) {
        if (reported == null) {
            return now;
        }
        if (reported.isAfter(now.plus(SKEW))) {
            throw Refusal.field(pointer, "must not lie ahead: a fact is reported once it has happened");
        }
        return reported;
    }

    /** The same for a fact that may be absent: absent stays absent. */
    public static Instant pastOrAbsent(Instant reported, String pointer, Instant now) {
        return reported == null ? null : past(reported, pointer, now);
    }
}
