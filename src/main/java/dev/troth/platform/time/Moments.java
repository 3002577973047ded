package dev.troth.platform.time;

import dev.troth.platform.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

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

    /** How long it was from one instant to another, as the wire has it. */
    public static Duration between(Instant from, Instant to) {
        return inSeconds(Duration.between(from, to));
    }

    /** A duration as the wire has it: the format of the contract (RFC 3339 appendix A) knows no fractions of a second. */
    public static Duration inSeconds(Duration duration) {
        return duration == null ? null : duration.truncatedTo(ChronoUnit.SECONDS);
    }
}
