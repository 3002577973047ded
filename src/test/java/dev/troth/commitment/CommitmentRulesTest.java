package dev.troth.commitment;

import static dev.troth.commitment.CommitmentCase.DUE;
import static dev.troth.commitment.CommitmentCase.PROMISED;
import static dev.troth.commitment.CommitmentCase.declined;
import static dev.troth.commitment.CommitmentCase.delivered;
import static dev.troth.commitment.CommitmentCase.ended;
import static dev.troth.commitment.CommitmentCase.promised;
import static dev.troth.commitment.CommitmentCase.requested;
import static dev.troth.trust.model.Dimension.CANDOR;
import static dev.troth.trust.model.Dimension.COMMUNICATION;
import static dev.troth.trust.model.Dimension.RELIABILITY;
import static dev.troth.trust.model.Dimension.RESPONSIBILITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("TRUST-MODEL.md section 3, Commitment and Request")
class CommitmentRulesTest {

    private static final double EXACT = 1e-12;
    private static final Instant LONG_AFTER = DUE.plus(Duration.ofDays(1000));
    private static final Duration INSTANT = Duration.ofNanos(1_000);

    @ParameterizedTest(name = "over {0}, {1} before due: {2}")
    @CsvSource({
            "P10D, PT12H, EARLY", "P10D, PT11H59M59.999999S, ON_TIME",
            "P30D, PT24H, EARLY", "P30D, PT23H59M59.999999S, ON_TIME",
            "P20D, PT24H, EARLY", "P20D, PT23H59M59.999999S, ON_TIME",
            "PT1H, PT3M, EARLY", "PT1H, PT2M59.999999S, ON_TIME",
            "P10D, PT0S, ON_TIME", "P10D, -PT0.000001S, LATE"})
    void aDeliveryIsEarlyFromFivePercentOfTheSpanOrADayBeforeDue(Duration span, Duration ahead, Outcome outcome) {
        assertThat(CommitmentRules.outcome(delivered(PROMISED.plus(span).minus(ahead)).over(span).facts())).contains(outcome);
    }

    @ParameterizedTest
    @EnumSource(Importance.class)
    void earlyGivesAllOfItsImportanceAndOnTimeNineTenths(Importance importance) {
        double m = importance.m();
        Instant early = DUE.minus(Duration.ofHours(12));

        assertSays(delivered(early).of(importance), good(RELIABILITY, Reason.EARLY, 1 * m, early), good(CANDOR, Reason.EARLY, .25 * m, early),
                good(RESPONSIBILITY, Reason.EARLY, .25 * m, early));
        assertSays(delivered(DUE).of(importance), good(RELIABILITY, Reason.ON_TIME, .9 * m, DUE), good(CANDOR, Reason.ON_TIME, .25 * m, DUE),
                good(RESPONSIBILITY, Reason.ON_TIME, .25 * m, DUE));
    }

    @ParameterizedTest(name = "{0} gives {1} of it")
    @CsvSource({"ACCEPTED, 1", "BACKED_BY_ARTEFACT, .8", "SELF_REPORTED, .5"})
    void confirmationMultipliesEveryGoodPieceOfADelivery(Confirmation confirmation, double c) {
        assertSays(delivered(DUE).of(Importance.HIGH).confirmed(confirmation), good(RELIABILITY, Reason.ON_TIME, .9 * 1.5 * c, DUE),
                good(CANDOR, Reason.ON_TIME, .25 * 1.5 * c, DUE), good(RESPONSIBILITY, Reason.ON_TIME, .25 * 1.5 * c, DUE));
    }

    @Test
    void confirmationLeavesWhatSpeaksAgainstALateDeliveryAsItIs() {
        Instant half = DUE.plus(Duration.ofDays(5));
        assertSays(delivered(half).confirmed(Confirmation.SELF_REPORTED), bad(RELIABILITY, Reason.LATE, .65, DUE),
                good(RELIABILITY, Reason.LATE, .4 * .5 * .5, half).untallied());
    }

    @Test
    void aPromiseNotMadeBeforeItsDeliveryIsNoneHoweverOftenItWasRenegotiated() {
        for (int k : new int[] {0, 1, 3}) {
            for (Instant at : List.of(PROMISED, PROMISED.minus(INSTANT))) {
                assertSays(delivered(at).renegotiated(k));
                assertThat(CommitmentRules.outcome(delivered(at).renegotiated(k).facts())).isEmpty();
            }
        }
        assertThat(CommitmentRules.evidence(delivered(PROMISED.plus(INSTANT)).facts(), LONG_AFTER).get(0).r()).isEqualTo(1);
        assertThat(CommitmentRules.outcome(delivered(PROMISED.plus(INSTANT)).facts())).contains(Outcome.EARLY);
    }

    @ParameterizedTest(name = "{0} times: r {1}, s {2}")
    @CsvSource({"1, .6, .1", "2, .5, .2", "3, .4, .3", "6, .1, .6", "7, 0, .7", "8, 0, .8"})
    void eachRenegotiationTakesATenthAndAddsATenthAgainst(int k, double r, double s) {
        Instant veryEarly = PROMISED.plus(Duration.ofDays(1));
        for (Importance importance : Importance.values()) {
            double m = importance.m();
            assertSays(delivered(veryEarly).of(importance).renegotiated(k),
                    new Evidence(Party.PROVIDER, RELIABILITY, Reason.KEPT_AS_RENEGOTIATED, r * m, s * m, veryEarly, 1, true),
                    good(CANDOR, Reason.KEPT_AS_RENEGOTIATED, .25 * m, veryEarly),
                    good(RESPONSIBILITY, Reason.KEPT_AS_RENEGOTIATED, .25 * m, veryEarly));
        }
    }

    @Test
    void aRenegotiatedPromiseKeptAtItsDueDateIsKeptAndAfterItLate() {
        assertThat(CommitmentRules.outcome(delivered(DUE).renegotiated(2).facts())).contains(Outcome.KEPT_AS_RENEGOTIATED);
        assertThat(CommitmentRules.outcome(delivered(DUE.plus(INSTANT)).renegotiated(2).facts())).contains(Outcome.LATE);
    }

    @ParameterizedTest(name = "ℓ = {0}: r {1}, s {2}")
    @CsvSource({"0.1, .36, .37", "0.5, .2, .65", "0.75, .1, .825", "1, 0, 1", "3, 0, 1"})
    void lateCountsByHowLate(double lateness, double r, double s) {
        Instant at = DUE.plusSeconds(Math.round(lateness * 864_000));
        for (Importance importance : Importance.values()) {
            double m = importance.m();
            assertSays(delivered(at).of(importance), bad(RELIABILITY, Reason.LATE, s * m, DUE),
                    good(RELIABILITY, Reason.LATE, r * m, at).untallied());
        }
    }

    @Test
    void lateByNextToNothingCostsThreeTenths() {
        List<Evidence> evidence = CommitmentRules.evidence(delivered(DUE.plus(INSTANT)).facts(), LONG_AFTER);
        assertThat(evidence.get(0).s()).isCloseTo(.3, within(1e-9));
        assertThat(evidence.get(1).r()).isCloseTo(.4, within(1e-9));
    }

    @Test
    void lateByTheWholeSpanEqualsMissed() {
        Evidence late = CommitmentRules.evidence(delivered(DUE.plus(Duration.ofDays(10))).facts(), LONG_AFTER).stream()
                .filter(e -> !e.isNeutral()).toList().get(0);
        Evidence missed = CommitmentRules.evidence(ended(CommitmentStatus.MISSED, DUE).facts(), LONG_AFTER).get(0);
        assertThat(late).usingRecursiveComparison().ignoringFields("reason").isEqualTo(missed);
    }

    @Test
    void nothingIsOverdueAtTheDueDateAndEverythingAnInstantLater() {
        assertThat(CommitmentRules.evidence(promised().facts(), DUE)).isEmpty();
        Evidence overdue = CommitmentRules.evidence(promised().facts(), DUE.plus(INSTANT)).get(0);
        assertThat(overdue.reason()).isEqualTo(Reason.OVERDUE);
        assertThat(overdue.s()).isCloseTo(.3, within(1e-9));
        assertThat(overdue.settled()).isFalse();
    }

    @ParameterizedTest(name = "ℓ = {0}: s {1}")
    @CsvSource({"0.1, .37", "0.5, .65", "1, 1", "2, 1"})
    void overdueGrowsWithTimeUpToMissed(double lateness, double s) {
        Instant now = DUE.plusSeconds(Math.round(lateness * 864_000));
        assertSaysAt(now, promised().of(Importance.CRITICAL), bad(RELIABILITY, Reason.OVERDUE, 2 * s, DUE).open());
    }

    @Test
    void givenUpOrRejectedAfterDueIsMissedFromTheDueDateOn() {
        assertSays(ended(CommitmentStatus.MISSED, LONG_AFTER).of(Importance.LOW), bad(RELIABILITY, Reason.MISSED, .5, DUE));
        assertSays(ended(CommitmentStatus.REJECTED, DUE.plus(INSTANT)), bad(RELIABILITY, Reason.MISSED, 1, DUE));
    }

    @Test
    void rejectedByTheDueDateIsAnOpenPromiseAgain() {
        CommitmentCase rejected = ended(CommitmentStatus.REJECTED, DUE);
        assertThat(CommitmentRules.evidence(rejected.facts(), DUE)).isEmpty();
        assertThat(CommitmentRules.outcome(rejected.facts())).isEmpty();
        assertSaysAt(DUE.plus(Duration.ofDays(5)), rejected, bad(RELIABILITY, Reason.OVERDUE, .65, DUE).open());
    }

    @Test
    void withdrawnCostsHalfFromTheWithdrawalOnAndCancelledNothing() {
        Instant at = PROMISED.plus(Duration.ofDays(3));
        assertSays(ended(CommitmentStatus.WITHDRAWN, at).of(Importance.HIGH), bad(RELIABILITY, Reason.WITHDRAWN, .75, at));
        assertSays(ended(CommitmentStatus.CANCELLED, at));
    }

    @ParameterizedTest(name = "{0} days before due: N = {1}")
    @CsvSource({"0, .7", "5, .4", "10, .1", "12, .1", "-1, 1"})
    void noticeOfADelayLowersWhatSpeaksAgainst(int daysAhead, double n) {
        Instant told = DUE.minus(Duration.ofDays(daysAhead));
        Instant half = DUE.plus(Duration.ofDays(5));
        Instant before = PROMISED.plus(Duration.ofDays(4));

        assertSays(delivered(half).warned(told), bad(RELIABILITY, Reason.LATE, .65 * n, DUE), good(RELIABILITY, Reason.LATE, .2, half).untallied());
        assertSaysAt(half, promised().warned(told), bad(RELIABILITY, Reason.OVERDUE, .65 * n, DUE).open());
        assertSays(ended(CommitmentStatus.MISSED, LONG_AFTER).warned(told), bad(RELIABILITY, Reason.MISSED, n, DUE));
        assertSays(ended(CommitmentStatus.REJECTED, LONG_AFTER).warned(told), bad(RELIABILITY, Reason.MISSED, n, DUE));
        assertSays(ended(CommitmentStatus.WITHDRAWN, before).warned(told), bad(RELIABILITY, Reason.WITHDRAWN, .5 * n, before));
    }

    @Test
    void anInstantAfterTheDueDateIsNoNotice() {
        assertSays(ended(CommitmentStatus.MISSED, LONG_AFTER).warned(DUE.plus(INSTANT)), bad(RELIABILITY, Reason.MISSED, 1, DUE));
    }

    @Test
    void ofSeveralNoticesTheFirstCounts() {
        assertSays(ended(CommitmentStatus.MISSED, LONG_AFTER).warned(DUE.plus(INSTANT), DUE, DUE.minus(Duration.ofDays(5))),
                bad(RELIABILITY, Reason.MISSED, .4, DUE));
    }

    @Test
    void noticeLeavesTheTenthOfARenegotiationAndTheGoodPiecesAsTheyAre() {
        CommitmentCase kept = delivered(DUE).renegotiated(1).warned(PROMISED);
        assertThat(CommitmentRules.evidence(kept.facts(), LONG_AFTER).get(0).s()).isEqualTo(.1);
        assertThat(CommitmentRules.evidence(kept.facts(), LONG_AFTER).get(0).r()).isEqualTo(.6);
    }

    @ParameterizedTest(name = "of a span of {0} days")
    @ValueSource(ints = {5, 20})
    void spanAndDueAreThoseOfThePromiseAsRenegotiated(int days) {
        Duration span = Duration.ofDays(days);
        Instant due = PROMISED.plus(span);
        Instant half = due.plus(span.dividedBy(2));
        assertSays(delivered(half).over(span).renegotiated(1).warned(due.minus(span.dividedBy(2))),
                bad(RELIABILITY, Reason.LATE, .65 * .4, due), good(RELIABILITY, Reason.LATE, .2, half).untallied());
    }

    @Test
    void graceHalvesEverythingThatSpeaksAgainstAndNothingElse() {
        Instant half = DUE.plus(Duration.ofDays(5));
        Instant before = PROMISED.plus(Duration.ofDays(1));

        assertSays(delivered(half).withGrace(), bad(RELIABILITY, Reason.LATE, .325, DUE), good(RELIABILITY, Reason.LATE, .2, half).untallied());
        assertSaysAt(half, promised().withGrace(), bad(RELIABILITY, Reason.OVERDUE, .325, DUE).open());
        assertSays(ended(CommitmentStatus.MISSED, LONG_AFTER).withGrace(), bad(RELIABILITY, Reason.MISSED, .5, DUE));
        assertSays(ended(CommitmentStatus.WITHDRAWN, before).withGrace(), bad(RELIABILITY, Reason.WITHDRAWN, .25, before));
        assertSays(delivered(DUE).renegotiated(2).withGrace(),
                new Evidence(Party.PROVIDER, RELIABILITY, Reason.KEPT_AS_RENEGOTIATED, .5, .1, DUE, 1, true),
                good(CANDOR, Reason.KEPT_AS_RENEGOTIATED, .25, DUE), good(RESPONSIBILITY, Reason.KEPT_AS_RENEGOTIATED, .25, DUE));
        assertSaysAt(LONG_AFTER, requested().withGrace(),
                bad(COMMUNICATION, Reason.REQUEST_UNANSWERED, .5, PROMISED.plus(CommitmentCase.REPLY_LIMIT)).open());
    }

    @Test
    void aSkillGapConsentedToHalvesReliabilityOnTopOfGraceAndNotice() {
        assertSays(ended(CommitmentStatus.MISSED, LONG_AFTER).withConsentedSkillGap(), bad(RELIABILITY, Reason.MISSED, .5, DUE));
        assertSays(ended(CommitmentStatus.MISSED, LONG_AFTER).withConsentedSkillGap().withGrace().warned(DUE),
                bad(RELIABILITY, Reason.MISSED, .7 * .5 * .5, DUE));
        assertSays(delivered(DUE).withConsentedSkillGap(), good(RELIABILITY, Reason.ON_TIME, .9, DUE), good(CANDOR, Reason.ON_TIME, .25, DUE),
                good(RESPONSIBILITY, Reason.ON_TIME, .25, DUE));
    }

    @Test
    void theSubjectIsThePromisor() {
        Instant now = DUE.plus(Duration.ofDays(5));
        for (CommitmentCase c : List.of(delivered(DUE), delivered(now), promised(), ended(CommitmentStatus.MISSED, now),
                ended(CommitmentStatus.WITHDRAWN, PROMISED), requested(), declined(PROMISED).withReferral())) {
            assertThat(CommitmentRules.evidence(c.by(Party.CLIENT).facts(), now)).isNotEmpty().extracting(Evidence::subject)
                    .containsOnly(Party.CLIENT);
        }
    }

    @Test
    void aRequestIsUnansweredPastItsLimitAndNotAtIt() {
        Instant limit = PROMISED.plus(CommitmentCase.REPLY_LIMIT);
        assertSaysAt(limit, requested());
        assertSaysAt(limit.plus(INSTANT), requested().of(Importance.CRITICAL), bad(COMMUNICATION, Reason.REQUEST_UNANSWERED, 1, limit).open());
        assertSaysAt(LONG_AFTER, requested(), bad(COMMUNICATION, Reason.REQUEST_UNANSWERED, 1, limit).open());
    }

    @Test
    void aRefusalInTimeIsCandidAndWithAReferralResponsibleToo() {
        Instant limit = PROMISED.plus(CommitmentCase.REPLY_LIMIT);
        assertSays(declined(limit).of(Importance.HIGH), good(CANDOR, Reason.REQUEST_DECLINED, .25, limit));
        assertSays(declined(limit).withReferral(), good(CANDOR, Reason.REQUEST_DECLINED, .25, limit),
                good(RESPONSIBILITY, Reason.REQUEST_DECLINED, .10, limit));
        assertSays(declined(limit.plus(INSTANT)).withReferral());
    }

    @Test
    void whatTimeAloneCanStillChangeIsOpen() {
        assertThat(CommitmentRules.isOpen(requested().facts())).isTrue();
        assertThat(CommitmentRules.isOpen(promised().facts())).isTrue();
        assertThat(CommitmentRules.isOpen(ended(CommitmentStatus.REJECTED, DUE).facts())).isTrue();
        assertThat(CommitmentRules.isOpen(ended(CommitmentStatus.REJECTED, DUE.plus(INSTANT)).facts())).isFalse();
        for (CommitmentCase c : List.of(delivered(DUE), declined(PROMISED), ended(CommitmentStatus.MISSED, DUE),
                ended(CommitmentStatus.WITHDRAWN, PROMISED), ended(CommitmentStatus.CANCELLED, PROMISED))) {
            assertThat(CommitmentRules.isOpen(c.facts())).isFalse();
            assertThat(CommitmentRules.evidence(c.facts(), PROMISED)).allMatch(Evidence::settled);
        }
    }

    @Test
    void openFactsAreJudgedAtReadTimeByTheSameRules() {
        CommitmentOpenFactRule rule = new CommitmentOpenFactRule();
        Instant now = DUE.plus(Duration.ofDays(5));
        assertThat(rule.sourceType()).isEqualTo("COMMITMENT");
        assertThat(rule.evidence(promised().facts(), now)).isEqualTo(CommitmentRules.evidence(promised().facts(), now)).hasSize(1);
    }

    private static Evidence good(Dimension dimension, Reason reason, double r, Instant at) {
        return Evidence.supporting(Party.PROVIDER, dimension, reason, r, at);
    }

    private static Evidence bad(Dimension dimension, Reason reason, double s, Instant at) {
        return Evidence.against(Party.PROVIDER, dimension, reason, s, at);
    }

    private static void assertSays(CommitmentCase given, Evidence... expected) {
        assertSaysAt(LONG_AFTER, given, expected);
    }

    private static void assertSaysAt(Instant now, CommitmentCase given, Evidence... expected) {
        RecursiveComparisonConfiguration nearly = RecursiveComparisonConfiguration.builder()
                .withEqualsForType((a, b) -> Math.abs(a - b) < EXACT, Double.class).build();
        assertThat(CommitmentRules.evidence(given.facts(), now)).usingRecursiveFieldByFieldElementComparator(nearly).containsExactly(expected);
    }
}
