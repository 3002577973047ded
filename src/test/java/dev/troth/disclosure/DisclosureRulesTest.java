package dev.troth.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Reason;
import dev.troth.trust.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("TRUST-MODEL.md section 3, Disclosure")
class DisclosureRulesTest {

    private static final Instant AWARE = Instant.parse("2025-03-01T09:00:00Z");
    private static final Duration INSTANT = Duration.ofNanos(1_000);
    private static final double EXACT = 1e-12;

    @ParameterizedTest(name = "{0}: {1} h, {2} h")
    @CsvSource({"MINOR, .5, 72, 504", "MODERATE, 1, 24, 168", "MAJOR, 2, 12, 84", "SEVERE, 3, 4, 28"})
    void theGraceIsSevenTimesTheTimeInWhichCreditHalves(Severity severity, double sigma, long tau, long grace) {
        assertThat(severity.sigma()).isEqualTo(sigma);
        assertThat(severity.tau()).hasHours(tau);
        assertThat(severity.grace()).hasHours(grace);
    }

    @ParameterizedTest(name = "{0} told after {1} h: {2}")
    @CsvSource({
            "MINOR, 0, .125", "MINOR, 72, .0875", "MINOR, 144, .06875", "MINOR, 504, .0505859375",
            "MODERATE, 0, .25", "MODERATE, 24, .175", "MODERATE, 168, .101171875",
            "MAJOR, 0, .25", "MAJOR, 12, .175", "MAJOR, 84, .101171875",
            "SEVERE, 0, .25", "SEVERE, 4, .175", "SEVERE, 28, .101171875"})
    void toldWithinTheGraceIsProactiveAndTheSoonerTheBetter(Severity severity, long hours, double r) {
        Instant told = AWARE.plus(Duration.ofHours(hours));
        assertGood(knew(severity, told, null), r, told);
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void toldAnInstantAfterTheGraceSpeaksAgainst(Severity severity) {
        Instant told = AWARE.plus(severity.grace()).plus(INSTANT);
        assertBad(knew(severity, told, null), DisclosureState.AFTER_GRACE, .25 * severity.sigma(), told);
        assertBad(knew(severity, told, told.plus(INSTANT)), DisclosureState.AFTER_GRACE, .25 * severity.sigma(), told);
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void toldAnInstantBeforeTheOtherKnewIsStillUnasked(Severity severity) {
        Instant told = AWARE.plus(severity.grace());
        assertThat(DisclosureRules.state(knew(severity, told, told.plus(INSTANT)))).isEqualTo(DisclosureState.PROACTIVE);
        assertThat(DisclosureRules.state(knew(severity, told, told))).isEqualTo(DisclosureState.REACTIVE);
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void foundOutWithinTheGraceIsReactiveWhetherToldOrNot(Severity severity) {
        Instant knew = AWARE.plus(severity.grace());
        assertBad(knew(severity, null, knew), DisclosureState.REACTIVE, .5 * severity.sigma(), knew);
        assertBad(knew(severity, knew, knew), DisclosureState.REACTIVE, .5 * severity.sigma(), knew);
        assertBad(knew(severity, knew.plus(Duration.ofDays(900)), knew), DisclosureState.REACTIVE, .5 * severity.sigma(), knew);
        assertBad(knew(severity, null, AWARE.minus(INSTANT)), DisclosureState.REACTIVE, .5 * severity.sigma(), AWARE.minus(INSTANT));
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void foundOutLaterIsConcealedAndLessSoOnceAdmitted(Severity severity) {
        Instant knew = AWARE.plus(severity.grace()).plus(INSTANT);
        assertBad(knew(severity, null, knew), DisclosureState.CONCEALED, 3 * severity.sigma(), knew);
        assertBad(knew(severity, knew, knew), DisclosureState.CONCEALED_ADMITTED, 2.5 * severity.sigma(), knew);
        assertBad(knew(severity, knew.plus(Duration.ofDays(900)), knew), DisclosureState.CONCEALED_ADMITTED, 2.5 * severity.sigma(), knew);
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void deniedAndDeceivedCountWhateverWasToldAndDeceptionMost(Severity severity) {
        Instant told = AWARE.plus(INSTANT);
        Instant knew = AWARE.plus(Duration.ofDays(30));
        assertBad(facts(severity, told, knew, true, false), DisclosureState.DENIED, 4 * severity.sigma(), knew);
        assertBad(facts(severity, told, knew, false, true), DisclosureState.DECEPTION, 5 * severity.sigma(), knew);
        assertBad(facts(severity, told, knew, true, true), DisclosureState.DECEPTION, 5 * severity.sigma(), knew);
    }

    @Test
    void whereTheRecordDoesNotSayWhenTheOtherKnewDenialCountsFromWhenTheDiscloserSpokeOrKnew() {
        Instant told = AWARE.plus(Duration.ofHours(3));
        assertBad(facts(Severity.MAJOR, told, null, true, false), DisclosureState.DENIED, 8, told);
        assertBad(facts(Severity.MAJOR, told, null, false, true), DisclosureState.DECEPTION, 10, told);
        assertBad(facts(Severity.MAJOR, null, null, true, false), DisclosureState.DENIED, 8, AWARE);
        assertBad(facts(Severity.MAJOR, null, null, false, true), DisclosureState.DECEPTION, 10, AWARE);
    }

    @Test
    void neitherToldNorFoundOutCountsForNothing() {
        DisclosureFacts facts = knew(Severity.SEVERE, null, null);
        assertThat(DisclosureRules.state(facts)).isEqualTo(DisclosureState.UNDISCLOSED);
        assertThat(DisclosureRules.evidence(facts)).isEmpty();
    }

    @ParameterizedTest(name = "σ of {0} and m of {1}: {2}")
    @CsvSource({"MINOR, LOW, .5", "MINOR, CRITICAL, .5", "MODERATE, LOW, .5", "MODERATE, HIGH, 1", "MAJOR, NORMAL, 1", "MAJOR, HIGH, 1.5",
            "MAJOR, CRITICAL, 2", "SEVERE, LOW, .5", "SEVERE, CRITICAL, 2"})
    void creditIsForTheLesserOfSeverityAndImportance(Severity severity, Importance importance, double weight) {
        assertGood(about(severity, importance, AWARE, null, false), .25 * weight, AWARE);
    }

    @ParameterizedTest(name = "a neutral one of {0} about something {1}: {2}")
    @CsvSource({"MINOR, LOW, .5", "MINOR, CRITICAL, 2", "MODERATE, HIGH, 1.5", "MAJOR, NORMAL, 1", "SEVERE, LOW, .5"})
    void whatIsNeutralHasNoSeverityToLimitItsCredit(Severity severity, Importance importance, double weight) {
        assertGood(about(severity, importance, AWARE, null, true), .25 * weight, AWARE);
    }

    @Test
    void whatIsNeutralIsProactiveWhateverTheInstantsButNotWhenItWasALie() {
        Instant late = AWARE.plus(Duration.ofDays(100));
        assertThat(DisclosureRules.state(about(Severity.SEVERE, Importance.NORMAL, late, AWARE, true))).isEqualTo(DisclosureState.PROACTIVE);
        assertGood(about(Severity.SEVERE, Importance.NORMAL, late, AWARE, true), .25 * (.4 + .6 * Math.pow(2, -600)), late);
        assertThat(DisclosureRules.state(new DisclosureFacts(Party.PROVIDER, Severity.MINOR, Importance.NORMAL, AWARE, AWARE, null, true, false,
                true))).isEqualTo(DisclosureState.DENIED);
        assertThat(DisclosureRules.state(new DisclosureFacts(Party.PROVIDER, Severity.MINOR, Importance.NORMAL, AWARE, AWARE, null, false, true,
                true))).isEqualTo(DisclosureState.DECEPTION);
    }

    @Test
    void toldBeforeItWasKnownEarnsNoMoreThanToldAtOnce() {
        assertGood(knew(Severity.MODERATE, AWARE.minus(Duration.ofDays(3)), null), .25, AWARE.minus(Duration.ofDays(3)));
    }

    @Test
    void theSubjectIsTheDiscloser() {
        assertThat(DisclosureRules.evidence(new DisclosureFacts(Party.CLIENT, Severity.MINOR, Importance.NORMAL, AWARE, AWARE, null, false, false,
                false)).get(0).subject()).isEqualTo(Party.CLIENT);
        assertThat(DisclosureRules.evidence(new DisclosureFacts(Party.CLIENT, Severity.MINOR, Importance.NORMAL, AWARE, null, AWARE, false, false,
                false)).get(0).subject()).isEqualTo(Party.CLIENT);
    }

    private static DisclosureFacts knew(Severity severity, Instant told, Instant knew) {
        return facts(severity, told, knew, false, false);
    }

    private static DisclosureFacts facts(Severity severity, Instant told, Instant knew, boolean denied, boolean deception) {
        return new DisclosureFacts(Party.PROVIDER, severity, Importance.NORMAL, AWARE, told, knew, denied, deception, false);
    }

    private static DisclosureFacts about(Severity severity, Importance importance, Instant told, Instant knew, boolean neutral) {
        return new DisclosureFacts(Party.PROVIDER, severity, importance, AWARE, told, knew, false, false, neutral);
    }

    private static void assertGood(DisclosureFacts facts, double r, Instant at) {
        List<Evidence> evidence = DisclosureRules.evidence(facts);
        assertThat(evidence).hasSize(1);
        assertThat(evidence.get(0)).usingRecursiveComparison().ignoringFields("r")
                .isEqualTo(Evidence.supporting(Party.PROVIDER, Dimension.CANDOR, Reason.PROACTIVE, 0, at));
        assertThat(evidence.get(0).r()).isCloseTo(r, within(EXACT));
    }

    private static void assertBad(DisclosureFacts facts, DisclosureState state, double s, Instant at) {
        assertThat(DisclosureRules.state(facts)).isEqualTo(state);
        assertThat(DisclosureRules.evidence(facts)).containsExactly(
                Evidence.against(Party.PROVIDER, Dimension.CANDOR, Reason.valueOf(state.name()), s, at));
    }
}
