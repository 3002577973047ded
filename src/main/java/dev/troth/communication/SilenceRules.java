package dev.troth.communication;

import dev.troth.agreement.CheckInPlan;
import dev.troth.disclosure.Absence;
import dev.troth.disclosure.PausedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When silence begins: neither side in touch for longer than the cadence agreed (practice 5). Calendar time: silence does not rest at night. */
final class SilenceRules {

    private static final Duration WHERE_NONE_IS_AGREED = Duration.ofDays(30);

    private SilenceRules() {
    }

    /**
     * @param last when somebody last spoke, or the relationship began
     * @param plans the check-ins agreed, in the past and ahead
     * @param absences of the provider: explained, they postpone it (practice 49)
     */
    static Silence silence(Instant last, List<CheckInPlan> plans, List<Absence> absences) {
        PausedClock clock = PausedClock.of(absences);
        // The cadence changes where a plan begins or ends, and between two such instants it is one.
        List<Instant> turns = Stream.concat(Stream.of(last), plans.stream().flatMap(plan -> Stream.of(Optional.of(plan.start()), Optional.ofNullable(plan.end()))
                .flatMap(Optional::stream)).filter(turn -> turn.isAfter(last))).sorted().distinct().toList();
        Duration cadence = WHERE_NONE_IS_AGREED;
        for (int i = 0; i < turns.size(); i++) {
            Instant from = turns.get(i);
            cadence = cadence(plans, from).orElse(WHERE_NONE_IS_AGREED);
            Instant silent = clock.after(last, cadence).map(due -> due.isBefore(from) ? from : due).orElse(null);
            if (silent != null && (i + 1 == turns.size() || silent.isBefore(turns.get(i + 1)))) {
                return new Silence(cadence, silent);
            }
        }
        return new Silence(cadence, null);
    }

    /** How often the provider checks in by what is agreed at an instant: the shortest where several agreements say so, empty where none does. */
    static Optional<Duration> cadence(List<CheckInPlan> plans, Instant at) {
        return plans.stream().filter(plan -> isInForce(plan, at)).map(CheckInPlan::every).min(Duration::compareTo);
    }

    static boolean isInForce(CheckInPlan plan, Instant at) {
        return !plan.start().isAfter(at) && (plan.end() == null || plan.end().isAfter(at));
    }

    /**
     * Silence to come, or that has come.
     *
     * @param cadence what it is measured by
     * @param from when it begins if nobody speaks, null where it never does
     */
    record Silence(Duration cadence, Instant from) {

        /** Where nobody minds it. */
        Silence unminded() {
            return new Silence(cadence, null);
        }
    }
}
