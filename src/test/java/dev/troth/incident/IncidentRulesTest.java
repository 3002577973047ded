package dev.troth.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.incident.IncidentFacts.Bearer;
import dev.troth.incident.IncidentFacts.Breach;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("TRUST-MODEL.md section 3, Incident")
class IncidentRulesTest {

    private static final Instant DETECTED = Instant.parse("2025-03-12T00:00:00Z");
    private static final Instant LATER = DETECTED.plus(Duration.ofDays(30));
    private static final Handling NOTHING = new Handling(false, false, null, false, false, false);
    private static final Handling EVERYTHING_IN_6_HOURS = new Handling(true, true, DETECTED.plus(Duration.ofHours(6)), true, true, true);
    private static final Handling ADMITTED_WHEN_ASKED = new Handling(true, true, DETECTED.plus(Duration.ofHours(48)), false, false, false);
    private static final Bearer PROVIDER = new Bearer(Party.PROVIDER, 1, 0, false);

    @Nested
    @DisplayName("Handling")
    class OfHandling {

        @Test
        void isTheConformanceCasesNumbers() {
            assertThat(h(EVERYTHING_IN_6_HOURS)).isCloseTo(.985969, within(5e-7));
            assertThat(h(ADMITTED_WHEN_ASKED)).isCloseTo(.557490, within(5e-7));
        }

        @ParameterizedTest(name = "owned {0}, apologised {1}, fixed after {2} h, restituted {3}, learnt {4}, practised {5}: h = {6}")
        @CsvSource({
                "false, false,    , false, false, false, 0",
                "true,  false,    , false, false, false, .25",
                "false, true,     , false, false, false, .15",
                "false, false, 0,   false, false, false, .25",
                "false, false, 72,  false, false, false, .125",
                "false, false, 144, false, false, false, .0625",
                "false, false, -5,  false, false, false, .25",
                "false, false,    , true,  false, false, .10",
                "false, false,    , false, true,  false, .10",
                "false, false,    , false, false, true,  .15",
                "true,  true,  0,   true,  true,  true,  1"})
        void addsUp(boolean owned, boolean apologised, Long fixedAfter, boolean restituted, boolean learnt, boolean practised, double expected) {
            Instant fixedAt = fixedAfter == null ? null : DETECTED.plus(Duration.ofHours(fixedAfter));

            assertThat(h(new Handling(owned, apologised, fixedAt, restituted, learnt, practised))).isCloseTo(expected, within(1e-12));
        }
    }

    @Nested
    @DisplayName("Responsibility")
    class Responsibility {

        @Test
        void ofTheConformanceCasesIsThatOfTheReferenceVectors() {
            Evidence handled = responsibility(facts().handling(EVERYTHING_IN_6_HOURS));
            Evidence admitted = responsibility(facts().handling(ADMITTED_WHEN_ASKED));
            Evidence unhandled = responsibility(facts());
            Evidence blamed = responsibility(facts().blameShifted());

            exactly(handled, .24649214454260585, .014031421829576618);
            exactly(admitted, .1393725328092148, .4425098687631408);
            exactly(unhandled, 0, 1);
            exactly(blamed, 0, 1.5);
        }

        @ParameterizedTest(name = "{0} and {1}: r {2}, s {3}")
        @CsvSource({
                "MINOR,    NORMAL,   .03125,  .375",
                "MODERATE, LOW,      .03125,  .75",
                "MODERATE, NORMAL,   .0625,   .75",
                "MODERATE, CRITICAL, .0625,   .75",
                "MAJOR,    HIGH,     .09375,  1.5",
                "SEVERE,   CRITICAL, .125,    2.25",
                "SEVERE,   NORMAL,   .0625,   2.25"})
        void isWeighedByTheSmallerOfSeverityAndImportanceInItsFavourAndBySeverityAgainst(Severity severity, Importance importance, double r,
                double s) {
            Handling owned = new Handling(true, false, null, false, false, false);

            exactly(responsibility(facts().handling(owned).severity(severity).importance(importance)), r, s);
        }

        @Test
        void losesOneAndAHalfTimesTheSeverityWhereBlameIsShiftedHoweverWellItIsHandledOtherwise() {
            Handling fixedAtOnce = new Handling(false, true, DETECTED, true, true, true);

            exactly(responsibility(facts().handling(fixedAtOnce).severity(Severity.MAJOR).importance(Importance.CRITICAL).blameShifted()),
                    .25 * 2 * .75, 3);
        }

        @ParameterizedTest(name = "after {0} earlier incidents of the same cause s is {1} times as much")
        @CsvSource({"0, 1", "1, 1.5", "2, 2", "3, 2.5", "4, 2.5", "40, 2.5"})
        void losesMoreForTheSameMistakeAgain(int earlier, double times) {
            Bearer again = new Bearer(Party.PROVIDER, 1, earlier, false);

            exactly(responsibility(facts().bearers(again)), 0, times);
            exactly(responsibility(facts().bearers(again).blameShifted()), 0, 1.5 * times);
            assertThat(of(facts().bearers(again).unlinked(), Dimension.RELIABILITY).s()).isEqualTo(.5);
        }
    }

    @Test
    void anIncidentThatIsNoCommitmentsCostsReliabilityHalfItsSeverity() {
        Evidence reliability = of(facts().unlinked().severity(Severity.MAJOR), Dimension.RELIABILITY);

        assertThat(reliability).isEqualTo(Evidence.against(Party.PROVIDER, Dimension.RELIABILITY, Reason.INCIDENT, 1, DETECTED));
        assertThat(evidence(facts())).extracting(Evidence::dimension).containsExactly(Dimension.RESPONSIBILITY);
    }

    @ParameterizedTest(name = "{0} and {1}: s {2}")
    @CsvSource({"WITHIN_SCOPE, MODERATE, 3", "OUT_OF_SCOPE, MODERATE, 4", "WITHIN_SCOPE, SEVERE, 9", "OUT_OF_SCOPE, MINOR, 2"})
    void aBreachCostsConfidentiality(Breach breach, Severity severity, double s) {
        assertThat(of(facts().breach(breach).severity(severity), Dimension.CONFIDENTIALITY))
                .isEqualTo(Evidence.against(Party.PROVIDER, Dimension.CONFIDENTIALITY, Reason.CONFIDENTIALITY_BREACH, s, DETECTED));
    }

    @Test
    void graceHalvesAllThatSpeaksAgainstTheSparedAndNothingOfWhatSupportsThem() {
        Facts facts = facts().unlinked().breach(Breach.WITHIN_SCOPE).handling(new Handling(true, false, null, false, false, false))
                .bearers(new Bearer(Party.PROVIDER, 1, 1, true));

        exactly(responsibility(facts), .0625, .75 * 1.5 / 2);
        assertThat(of(facts, Dimension.RELIABILITY).s()).isEqualTo(.25);
        assertThat(of(facts, Dimension.CONFIDENTIALITY).s()).isEqualTo(1.5);
    }

    @Test
    void sharesSplitWhatSpeaksAgainstAndGiveEachTheWholeCreditOfTheHandling() {
        Facts facts = facts().unlinked().handling(new Handling(true, false, null, false, false, false))
                .bearers(new Bearer(Party.PROVIDER, .6, 0, false), new Bearer(Party.CLIENT, .4, 2, false));
        List<Evidence> evidence = evidence(facts);

        assertThat(evidence).extracting(Evidence::subject).containsExactly(Party.PROVIDER, Party.PROVIDER, Party.CLIENT, Party.CLIENT);
        exactly(evidence.get(0), .0625, .75 * .6);
        exactly(evidence.get(1), 0, .5 * .6);
        exactly(evidence.get(2), .0625, .75 * 2 * .4);
        exactly(evidence.get(3), 0, .5 * .4);
    }

    @Nested
    @DisplayName("An incident that is not closed")
    class NotClosed {

        @Test
        void countsFrom24HoursAfterItsDetection() {
            Facts open = facts().notClosed();

            assertThat(IncidentRules.evidence(open.build(), DETECTED)).isEmpty();
            assertThat(IncidentRules.evidence(open.build(), DETECTED.plus(Duration.ofHours(24)).minusNanos(1_000))).isEmpty();
            assertThat(IncidentRules.evidence(open.build(), DETECTED.plus(Duration.ofHours(24)))).singleElement()
                    .isEqualTo(new Evidence(Party.PROVIDER, Dimension.RESPONSIBILITY, Reason.INCIDENT, 0, 1, DETECTED, 1, false));
        }

        @Test
        void countsAsHandledSoFarAndIsSettledByItsClose() {
            Facts fixed = facts().handling(ADMITTED_WHEN_ASKED);

            assertThat(IncidentRules.evidence(fixed.notClosed().build(), LATER)).singleElement().satisfies(open -> {
                exactly(open, .1393725328092148, .4425098687631408);
                assertThat(open.settled()).isFalse();
            });
            assertThat(IncidentRules.evidence(facts().handling(ADMITTED_WHEN_ASKED).build(), DETECTED)).singleElement()
                    .satisfies(closed -> assertThat(closed.settled()).isTrue());
        }
    }

    @ParameterizedTest(name = "what was detected at {0} repeats what was detected from {1}")
    @CsvSource({"2025-03-12T08:00:00Z, 2024-03-12T08:00:00Z", "2025-02-28T23:59:59Z, 2024-02-28T23:59:59Z",
            "2024-02-29T10:00:00Z, 2023-02-28T10:00:00Z"})
    void recurrenceReachesBackTwelveCalendarMonthsAndIsFoundAgainFromTheEarlierOne(Instant later, Instant earliest) {
        assertThat(IncidentRules.recurrenceFrom(later)).isEqualTo(earliest);
        assertThat(IncidentRules.recurrenceUntil(earliest)).isAfterOrEqualTo(later);
    }

    private static double h(Handling handling) {
        return IncidentRules.handling(handling, DETECTED);
    }

    private static Facts facts() {
        return new Facts();
    }

    private static List<Evidence> evidence(Facts facts) {
        return IncidentRules.evidence(facts.build(), LATER);
    }

    private static Evidence of(Facts facts, Dimension dimension) {
        return evidence(facts).stream().filter(e -> e.dimension() == dimension).findFirst().orElseThrow();
    }

    private static Evidence responsibility(Facts facts) {
        return of(facts, Dimension.RESPONSIBILITY);
    }

    private static void exactly(Evidence evidence, double r, double s) {
        assertThat(evidence.r()).isCloseTo(r, within(1e-12));
        assertThat(evidence.s()).isCloseTo(s, within(1e-12));
        assertThat(evidence.effectiveAt()).isEqualTo(DETECTED);
    }

    /** A closed, moderate, unhandled incident of a normal commitment, for which the provider answers, unless said otherwise. */
    private static final class Facts {

        private boolean closed = true;
        private Severity severity = Severity.MODERATE;
        private Importance importance = Importance.NORMAL;
        private boolean linked = true;
        private Breach breach = Breach.NONE;
        private boolean blameShifted;
        private Handling handling = NOTHING;
        private List<Bearer> bearers = List.of(PROVIDER);

        Facts notClosed() {
            closed = false;
            return this;
        }

        Facts severity(Severity value) {
            severity = value;
            return this;
        }

        Facts importance(Importance value) {
            importance = value;
            return this;
        }

        Facts unlinked() {
            linked = false;
            return this;
        }

        Facts breach(Breach value) {
            breach = value;
            return this;
        }

        Facts blameShifted() {
            blameShifted = true;
            return this;
        }

        Facts handling(Handling value) {
            handling = value;
            return this;
        }

        Facts bearers(Bearer... values) {
            bearers = List.of(values);
            return this;
        }

        IncidentFacts build() {
            return new IncidentFacts(DETECTED, closed, severity, importance, linked, breach, blameShifted, handling, bearers);
        }
    }
}
