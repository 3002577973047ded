package dev.troth.communication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.agreement.CheckInPlan;
import dev.troth.communication.SilenceRules.Silence;
import dev.troth.disclosure.Absence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When silence begins, counted in days. */
class SilenceRulesTest {

    private static final Instant START = Instant.parse("2025-01-01T09:00:00Z");

    @Test
    void whereNothingIsAgreedItBeginsAfterThirtyDays() {
        assertThat(silence(List.of())).isEqualTo(new Silence(days(30), day(30)));
    }

    @Test
    void whereACadenceIsAgreedItBeginsAfterThatAndTheShortestCounts() {
        assertThat(silence(List.of(plan(-50, 7, null), plan(-20, 14, null)))).isEqualTo(new Silence(days(7), day(7)));
    }

    @Test
    void aPlanCountsWhileItIsInForce() {
        assertThat(silence(List.of(plan(-50, 7, 5)))).as("ended before").isEqualTo(new Silence(days(30), day(30)));
        assertThat(silence(List.of(plan(-50, 7, 8)))).as("ended after").isEqualTo(new Silence(days(7), day(7)));
        assertThat(silence(List.of(plan(3, 7, null)))).as("begun before").isEqualTo(new Silence(days(7), day(7)));
        assertThat(silence(List.of(plan(10, 7, null)))).as("begun when it was silent for long").isEqualTo(new Silence(days(7), day(10)));
        assertThat(silence(List.of(plan(40, 7, null)))).as("begun too late to matter").isEqualTo(new Silence(days(30), day(30)));
    }

    @Test
    void anAbsencePostponesIt() {
        assertThat(SilenceRules.silence(day(0), List.of(), List.of(new Absence(day(10), day(17))))).isEqualTo(new Silence(days(30), day(37)));
        assertThat(SilenceRules.silence(day(0), List.of(), List.of(new Absence(day(10), null)))).isEqualTo(new Silence(days(30), null));
    }

    @Test
    void theNextCheckInIsDueAtTheEndOfThePeriodThatHasNone() {
        CheckInPlan plan = plan(0, 7, 30);
        assertThat(nextDue(plan, -5)).isEqualTo(day(7));
        assertThat(nextDue(plan, 1)).isEqualTo(day(7));
        assertThat(nextDue(plan, 3, 2)).isEqualTo(day(14));
        assertThat(nextDue(plan, 8, 2)).isEqualTo(day(14));
        assertThat(nextDue(plan, 24)).isEqualTo(day(28));
        assertThat(nextDue(plan, 24, 23)).as("the next would be due after the end").isNull();
        assertThat(nextDue(plan, 31)).isNull();
    }

    private static Silence silence(List<CheckInPlan> plans) {
        return SilenceRules.silence(day(0), plans, List.of());
    }

    private static Instant nextDue(CheckInPlan plan, int now, int... made) {
        return CheckInRules.nextDue(new CheckInFacts(plan, java.util.Arrays.stream(made).mapToObj(SilenceRulesTest::day).toList(), List.of()), day(now));
    }

    private static CheckInPlan plan(int start, int every, Integer end) {
        return new CheckInPlan(day(start), days(every), end == null ? null : day(end));
    }

    private static Instant day(int day) {
        return START.plus(days(day));
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
