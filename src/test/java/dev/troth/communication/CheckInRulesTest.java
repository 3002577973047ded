package dev.troth.communication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.agreement.CheckInPlan;
import dev.troth.disclosure.Absence;
import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Agreed check-ins as TRUST-MODEL.md section 3 has them; every ten days throughout. */
class CheckInRulesTest {

    private static final Instant START = Instant.parse("2025-01-01T09:00:00Z");
    private static final Duration EVERY = Duration.ofDays(10);
    private static final CheckInPlan PLAN = new CheckInPlan(START, EVERY, null);

    @Test
    void aCheckInOfAPeriodCounts() {
        assertThat(judged(PLAN, 10, 4)).containsExactly(made(4));
        assertThat(judged(PLAN, 7, 4)).containsExactly(made(4));
    }

    @Test
    void aPeriodEndsWithTheDayItIsDueAndIncludesIt() {
        assertThat(judged(PLAN, 20, 10, 11)).containsExactly(made(10), made(11));
        assertThat(judged(PLAN, 20, 10, 20)).containsExactly(made(10), made(20));
        assertThat(judged(PLAN, 10, 0)).containsExactly(missedEarly(10));
    }

    @Test
    void thoseToComeAreNeitherMadeNorExcused() {
        List<Absence> away = List.of(new Absence(day(35), day(45)));
        CheckInPlan ending = new CheckInPlan(START, EVERY, day(60));
        assertThat(CheckInRules.due(new CheckInFacts(ending, List.of(day(12)), away), day(15), day(90))).containsExactly(day(30), day(50), day(60));
        assertThat(CheckInRules.due(new CheckInFacts(PLAN, List.of(), List.of()), day(20), day(30))).containsExactly(day(20), day(30));
        assertThat(CheckInRules.due(new CheckInFacts(PLAN, List.of(), List.of()), day(-3), day(9))).isEmpty();
    }

    @Test
    void onlyTheFirstOfAPeriodCounts() {
        assertThat(judged(PLAN, 20, 1, 2, 9, 12, 13)).containsExactly(made(1), made(12));
    }

    @Test
    void aPeriodWithoutOneIsMissedOnTheDayItWasDue() {
        assertThat(judged(PLAN, 9)).isEmpty();
        assertThat(judged(PLAN, 10)).containsExactly(missedEarly(10));
        assertThat(judged(PLAN, 19, 15)).containsExactly(made(15), missedEarly(10));
    }

    @Test
    void withinThirtyDaysOfTheStartAMissCountsHalfAsMuchAgain() {
        assertThat(judged(PLAN, 50)).containsExactly(missedEarly(10), missedEarly(20), missedEarly(30), missed(40), missed(50));
    }

    @Test
    void whatLiesAheadIsNotKnownYet() {
        assertThat(CheckInRules.evidence(new CheckInFacts(PLAN, List.of(day(4), day(14)), List.of()), day(12))).containsExactly(made(4));
    }

    @Test
    void thePlanEndsWithTheAgreement() {
        CheckInPlan ended = new CheckInPlan(START, EVERY, day(25));
        assertThat(judged(ended, 60, 5)).containsExactly(made(5), missedEarly(20));
        assertThat(judged(ended, 60, 5, 12, 24)).containsExactly(made(5), made(12), made(24));
        assertThat(judged(ended, 60, 5, 12, 26)).containsExactly(made(5), made(12));
        assertThat(judged(new CheckInPlan(START, EVERY, day(10)), 60)).containsExactly(missedEarly(10));
    }

    @Test
    void itStaysOpenUntilTheAgreementHasEnded() {
        assertThat(CheckInRules.isOpen(PLAN, day(1_000))).isTrue();
        assertThat(CheckInRules.isOpen(new CheckInPlan(START, EVERY, day(25)), day(24))).isTrue();
        assertThat(CheckInRules.isOpen(new CheckInPlan(START, EVERY, day(25)), day(25))).isFalse();
    }

    @Test
    void anAbsenceExcusesAMissWhereItCoversTheDayItWasDue() {
        assertThat(judgedWith(new Absence(day(8), day(11)), 10)).isEmpty();
        assertThat(judgedWith(new Absence(day(10), day(11)), 10)).isEmpty();
        assertThat(judgedWith(new Absence(day(8), null), 20)).isEmpty();
        assertThat(judgedWith(new Absence(day(2), day(9)), 10)).containsExactly(missedEarly(10));
        assertThat(judgedWith(new Absence(day(2), day(10)), 10)).containsExactly(missedEarly(10));
    }

    @Test
    void anAbsenceShiftsNoPeriod() {
        assertThat(judgedWith(new Absence(day(8), day(15)), 20)).containsExactly(missedEarly(20));
    }

    private static List<Evidence> judged(CheckInPlan plan, int today, int... checkInDays) {
        List<Instant> made = CheckInRules.firstOfEachPeriod(plan, IntStream.of(checkInDays).mapToObj(CheckInRulesTest::day).toList());
        return CheckInRules.evidence(new CheckInFacts(plan, made, List.of()), day(today));
    }

    private static List<Evidence> judgedWith(Absence absence, int today) {
        return CheckInRules.evidence(new CheckInFacts(PLAN, List.of(), List.of(absence)), day(today));
    }

    private static Evidence made(int day) {
        return Evidence.supporting(Party.PROVIDER, Dimension.COMMUNICATION, Reason.CHECK_IN, .15, day(day));
    }

    private static Evidence missed(int day) {
        return Evidence.against(Party.PROVIDER, Dimension.COMMUNICATION, Reason.CHECK_IN_MISSED, .5, day(day));
    }

    private static Evidence missedEarly(int day) {
        return Evidence.against(Party.PROVIDER, Dimension.COMMUNICATION, Reason.CHECK_IN_MISSED, .75, day(day));
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
