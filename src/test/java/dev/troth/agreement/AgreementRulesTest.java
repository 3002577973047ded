package dev.troth.agreement;

import static dev.troth.trust.model.Party.CLIENT;
import static dev.troth.trust.model.Party.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.troth.agreement.AgreementFacts.FeeFacts;
import dev.troth.agreement.AgreementFacts.RevisionFees;
import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules of TRUST-MODEL.md section 3, Agreement, and its paragraph on fees, with their numbers. */
class AgreementRulesTest {

    private static final Instant SIGNED = Instant.parse("2025-01-31T10:00:00Z");
    private static final Instant BEFORE = Instant.parse("2025-01-20T10:00:00Z");
    private static final Instant AFTER = Instant.parse("2025-02-10T10:00:00Z");
    private static final Instant LATER = Instant.parse("2025-02-20T10:00:00Z");
    private static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");

    @Nested
    class Expectations {

        @Test
        @DisplayName("Expectations both accepted: COMM r .5 for both, at the later acceptance")
        void agreed() {
            assertThat(AgreementRules.evidence(service(true, SIGNED), NOW)).containsExactly(
                    Evidence.supporting(PROVIDER, Dimension.COMMUNICATION, Reason.EXPECTATIONS_AGREED, .5, SIGNED),
                    Evidence.supporting(CLIENT, Dimension.COMMUNICATION, Reason.EXPECTATIONS_AGREED, .5, SIGNED));
            assertThat(AgreementRules.isOpen(service(true, SIGNED), NOW)).isFalse();
        }

        @Test
        void notYetAcceptedByBothSaysNothing() {
            assertThat(AgreementRules.evidence(service(true, null), NOW)).isEmpty();
        }

        @Test
        void withoutExpectationsSaysNothing() {
            assertThat(AgreementRules.evidence(service(false, SIGNED), NOW)).isEmpty();
        }

        @Test
        void aConfidentialityAgreementEarnsByBeingKeptNotByBeingSigned() {
            AgreementFacts facts = new AgreementFacts(AgreementKind.CONFIDENTIALITY, true, SIGNED, List.of(), List.of(), List.of(), List.of());

            assertThat(AgreementRules.evidence(facts, NOW)).isEmpty();
        }
    }

    @Nested
    class Fees {

        @Test
        @DisplayName("All disclosed before the client accepts: CAN r .25 at the acceptance, once for all of them")
        void disclosedInTime() {
            assertThat(judged(SIGNED, fee(BEFORE, null), fee(SIGNED, LATER))).containsExactly(
                    Evidence.supporting(PROVIDER, Dimension.CANDOR, Reason.FEES_DISCLOSED, .25, SIGNED));
        }

        @Test
        @DisplayName("Disclosed after the client accepted, before charged: CAN s 1 at the latest such disclosure")
        void disclosedLate() {
            assertThat(judged(SIGNED, fee(BEFORE, null), fee(AFTER, LATER), fee(LATER, NOW))).containsExactly(
                    Evidence.against(PROVIDER, Dimension.CANDOR, Reason.FEES_DISCLOSED_LATE, 1, LATER));
        }

        @Test
        @DisplayName("Charged undisclosed: CAN s 3 at the earliest such charge, whatever the other fees")
        void chargedUndisclosed() {
            assertThat(judged(SIGNED, fee(BEFORE, null), fee(AFTER, null), fee(null, LATER), fee(null, AFTER))).containsExactly(
                    Evidence.against(PROVIDER, Dimension.CANDOR, Reason.CONCEALED, 3, AFTER));
        }

        @Test
        void toldOnceItWasChargedItWasChargedUndisclosed() {
            assertThat(judged(SIGNED, fee(LATER, AFTER))).containsExactly(
                    Evidence.against(PROVIDER, Dimension.CANDOR, Reason.CONCEALED, 3, AFTER));
        }

        @Test
        void chargedTheInstantItIsDisclosedItIsDisclosed() {
            assertThat(judged(SIGNED, fee(AFTER, AFTER))).containsExactly(
                    Evidence.against(PROVIDER, Dimension.CANDOR, Reason.FEES_DISCLOSED_LATE, 1, AFTER));
        }

        @Test
        void chargedUndisclosedCountsWithoutAnAcceptanceToo() {
            assertThat(judged(null, fee(null, AFTER))).containsExactly(
                    Evidence.against(PROVIDER, Dimension.CANDOR, Reason.CONCEALED, 3, AFTER));
        }

        @Test
        void disclosedAndNotYetAcceptedSaysNothing() {
            assertThat(judged(null, fee(BEFORE, null), fee(AFTER, LATER))).isEmpty();
        }

        @Test
        void undisclosedAndNotYetChargedSaysNothing() {
            assertThat(judged(SIGNED, fee(BEFORE, null), fee(null, null))).isEmpty();
        }

        @Test
        void eachRevisionIsJudgedByItself() {
            AgreementFacts facts = fees(new RevisionFees(SIGNED, List.of(fee(BEFORE, null))), new RevisionFees(LATER, List.of(fee(AFTER, null))));

            assertThat(AgreementRules.evidence(facts, NOW)).extracting(Evidence::effectiveAt).containsExactly(SIGNED, LATER);
        }

        @Test
        @DisplayName("A charge ahead that was not disclosed stays open, and counts the instant it comes")
        void chargeAhead() {
            AgreementFacts facts = fees(new RevisionFees(null, List.of(fee(null, LATER))));

            assertThat(AgreementRules.isOpen(facts, LATER.minusNanos(1))).isTrue();
            assertThat(AgreementRules.evidence(facts, LATER.minusNanos(1))).isEmpty();
            assertThat(AgreementRules.evidence(facts, LATER)).containsExactly(
                    Evidence.against(PROVIDER, Dimension.CANDOR, Reason.CONCEALED, 3, LATER));
            assertThat(AgreementRules.isOpen(facts, LATER)).isFalse();
        }

        @Test
        @DisplayName("What a charge ahead would replace is not settled")
        void lateWithAChargeAhead() {
            AgreementFacts facts = fees(new RevisionFees(SIGNED, List.of(fee(AFTER, null), fee(null, LATER))));
            Evidence late = Evidence.against(PROVIDER, Dimension.CANDOR, Reason.FEES_DISCLOSED_LATE, 1, AFTER);

            assertThat(AgreementRules.evidence(facts, AFTER)).containsExactly(late.open());
            assertThat(AgreementRules.evidence(facts, LATER)).extracting(Evidence::reason).containsExactly(Reason.CONCEALED);
        }

        private List<Evidence> judged(Instant acceptedAt, FeeFacts... fees) {
            return AgreementRules.evidence(fees(new RevisionFees(acceptedAt, List.of(fees))), NOW);
        }

        private AgreementFacts fees(RevisionFees... revisions) {
            return new AgreementFacts(AgreementKind.SERVICE, false, SIGNED, List.of(revisions), List.of(), List.of(), List.of());
        }

        private FeeFacts fee(Instant disclosedAt, Instant chargedFrom) {
            return new FeeFacts(disclosedAt, chargedFrom);
        }
    }

    @Nested
    class Confidentiality {

        @Test
        @DisplayName("Each completed quarter, three months of the calendar from the start: CONF r .5 at its end")
        void quarters() {
            // From the 31st of January: quarters end where the calendar has no 31st, too, and do not drift.
            assertThat(kept(bond(PROVIDER, SIGNED, null), at("2026-01-31T10:00:00Z"))).containsExactly(
                    keptBy(PROVIDER, "2025-04-30T10:00:00Z"), keptBy(PROVIDER, "2025-07-31T10:00:00Z"),
                    keptBy(PROVIDER, "2025-10-31T10:00:00Z"), keptBy(PROVIDER, "2026-01-31T10:00:00Z"));
        }

        @Test
        void aQuarterCountsTheInstantItIsCompleted() {
            assertThat(kept(bond(PROVIDER, SIGNED, null), at("2025-04-30T09:59:59Z"))).isEmpty();
            assertThat(kept(bond(PROVIDER, SIGNED, null), at("2025-04-30T10:00:00Z"))).containsExactly(keptBy(PROVIDER, "2025-04-30T10:00:00Z"));
        }

        @Test
        void aQuarterThatTheEndCutsShortDoesNotCount() {
            assertThat(kept(bond(CLIENT, SIGNED, at("2025-07-31T10:00:00Z")), NOW.plusSeconds(86_400 * 365)))
                    .containsExactly(keptBy(CLIENT, "2025-04-30T10:00:00Z"), keptBy(CLIENT, "2025-07-31T10:00:00Z"));
            assertThat(kept(bond(CLIENT, SIGNED, at("2025-07-31T09:59:59Z")), NOW.plusSeconds(86_400 * 365)))
                    .containsExactly(keptBy(CLIENT, "2025-04-30T10:00:00Z"));
        }

        @Test
        @DisplayName("A quarter with a breach earns nothing; a breach when one quarter ends belongs to the next")
        void breaches() {
            AgreementFacts facts = new AgreementFacts(AgreementKind.CONFIDENTIALITY, false, SIGNED, List.of(),
                    List.of(bond(PROVIDER, SIGNED, null), bond(CLIENT, SIGNED, null)), List.of(at("2025-04-30T10:00:00Z")), List.of(SIGNED));

            assertThat(AgreementRules.evidence(facts, at("2025-08-01T00:00:00Z")))
                    .containsExactly(keptBy(PROVIDER, "2025-04-30T10:00:00Z"), keptBy(CLIENT, "2025-07-31T10:00:00Z"));
        }

        @Test
        void itIsOpenWhileInForce() {
            Instant end = at("2025-07-31T10:00:00Z");

            assertThat(AgreementRules.isOpen(bound(bond(PROVIDER, SIGNED, null)), NOW)).isTrue();
            assertThat(AgreementRules.isOpen(bound(bond(PROVIDER, SIGNED, end)), end.minusSeconds(1))).isTrue();
            assertThat(AgreementRules.isOpen(bound(bond(PROVIDER, SIGNED, end)), end)).isFalse();
            assertThat(AgreementRules.isOpen(bound(), NOW)).isFalse();
        }

        private List<Evidence> kept(Bond bond, Instant now) {
            return AgreementRules.evidence(bound(bond), now);
        }

        private AgreementFacts bound(Bond... bonds) {
            return new AgreementFacts(AgreementKind.CONFIDENTIALITY, false, SIGNED, List.of(), List.of(bonds), List.of(), List.of());
        }

        private Bond bond(Party party, Instant from, Instant to) {
            return new Bond(party, from, to);
        }

        private Evidence keptBy(Party party, String end) {
            return Evidence.supporting(party, Dimension.CONFIDENTIALITY, Reason.CONFIDENTIALITY_KEPT, .5, at(end));
        }
    }

    @Nested
    @DisplayName("When terms are in force")
    class Times {

        @Test
        void fromTheLaterAcceptanceOrFromEffectiveFrom() {
            assertThat(InForce.of(List.of(revision(1, SIGNED, null, null, Bound.BOTH)), null)).extracting(InForce::from).containsExactly(SIGNED);
            assertThat(InForce.of(List.of(revision(1, SIGNED, BEFORE, null, Bound.BOTH)), null)).extracting(InForce::from).containsExactly(BEFORE);
            assertThat(InForce.of(List.of(revision(1, SIGNED, AFTER, null, Bound.BOTH)), null)).extracting(InForce::from).containsExactly(AFTER);
        }

        @Test
        void untilTheyExpireOrTheAgreementEnds() {
            List<Revision> revisions = List.of(revision(1, SIGNED, null, LATER, Bound.BOTH));

            assertThat(InForce.of(revisions, null)).extracting(InForce::to).containsExactly(LATER);
            assertThat(InForce.of(revisions, AFTER)).extracting(InForce::to).containsExactly(AFTER);
            assertThat(InForce.of(revisions, NOW)).extracting(InForce::to).containsExactly(LATER);
            assertThat(InForce.of(List.of(revision(1, SIGNED, AFTER, null, Bound.BOTH)), SIGNED)).isEmpty();
        }

        @Test
        void aRevisionMerelyOfferedReplacesNothing() {
            Revision offered = new Revision(2, terms(null, null, Bound.BOTH), AFTER, AFTER, List.of(new Acceptance(PROVIDER, AFTER, 2)), null);

            assertThat(InForce.of(List.of(revision(1, SIGNED, null, null, Bound.BOTH), offered), null))
                    .extracting(InForce::from, InForce::to).containsExactly(tuple(SIGNED, null));
        }

        @Test
        void aRevisionTakesOverWithoutAGapAndRewritesNothing() {
            List<InForce> times = InForce.of(List.of(revision(1, SIGNED, BEFORE, null, Bound.PROVIDER),
                    revision(2, AFTER, BEFORE, null, Bound.BOTH)), null);

            assertThat(times).extracting(InForce::from).containsExactly(BEFORE, AFTER);
            assertThat(InForce.bonds(times, PROVIDER)).containsExactly(new Bond(PROVIDER, BEFORE, null));
            assertThat(InForce.bonds(times, CLIENT)).containsExactly(new Bond(CLIENT, AFTER, null));
        }

        @Test
        void renewedAfterItExpiredThereIsAGapUnlessTheTermsReachBack() {
            Revision first = revision(1, SIGNED, null, AFTER, Bound.BOTH);

            assertThat(InForce.bonds(InForce.of(List.of(first, revision(2, LATER, null, null, Bound.BOTH)), null), CLIENT))
                    .containsExactly(new Bond(CLIENT, SIGNED, AFTER), new Bond(CLIENT, LATER, null));
            assertThat(InForce.bonds(InForce.of(List.of(first, revision(2, LATER, SIGNED, null, Bound.BOTH)), null), CLIENT))
                    .containsExactly(new Bond(CLIENT, SIGNED, null));
        }

        @Test
        void aRevisionReplacedBeforeItTookEffectNeverDoesAndTheOneBeforeItEndsOnce() {
            Revision first = revision(1, BEFORE, null, null, Bound.PROVIDER);
            Revision overtaken = revision(2, SIGNED, LATER, null, Bound.BOTH);
            List<InForce> times = InForce.of(List.of(first, overtaken, revision(3, SIGNED, AFTER, null, Bound.BOTH)), null);

            assertThat(times).extracting(InForce::from, InForce::to).containsExactly(tuple(BEFORE, AFTER), tuple(AFTER, null));
            assertThat(InForce.bonds(times, PROVIDER)).containsExactly(new Bond(PROVIDER, BEFORE, null));
            assertThat(InForce.bonds(times, CLIENT)).containsExactly(new Bond(CLIENT, AFTER, null));
            assertThat(InForce.of(List.of(overtaken, revision(3, SIGNED, AFTER, null, Bound.BOTH)), null))
                    .extracting(InForce::from, InForce::to).containsExactly(tuple(AFTER, null));
        }

        private Revision revision(int number, Instant agreedAt, Instant effectiveFrom, Instant expiresAt, Bound bound) {
            return new Revision(number, terms(effectiveFrom, expiresAt, bound), agreedAt, agreedAt,
                    Stream.of(Party.values()).map(party -> new Acceptance(party, agreedAt, number)).toList(), null);
        }

        private AgreementTerms terms(Instant effectiveFrom, Instant expiresAt, Bound bound) {
            return new AgreementTerms(null, null, null, null, null, null, null, bound, null, effectiveFrom, expiresAt, null, null);
        }
    }

    @Test
    @DisplayName("An agreement, which is read as a whole, has two hundred revisions and as many reviews, and not one more")
    void revisionsAndReviewsHaveAnEnd() {
        NewAgreement given = new NewAgreement(UUID.randomUUID(), AgreementKind.CONFIDENTIALITY, "Secrets", null, null, null, null, null, null, null, null, null, null, null,
                null, null);
        Agreement agreement = new Agreement(UUID.randomUUID(), given, SIGNED);
        agreement.offer(SIGNED);
        Stream.of(Party.values()).forEach(party -> agreement.accept(party, SIGNED, NOW));
        for (int review = 1; review <= 200; review++) {
            agreement.reviewed(AFTER, LATER, null);
        }
        assertThatThrownBy(() -> agreement.reviewed(AFTER, LATER, null)).hasMessage("An agreement has at most 200 reviews: end it, and make another.");
        for (int revision = 2; revision <= 200; revision++) {
            agreement.amend(scope("Revision " + revision), AFTER);
        }
        assertThatThrownBy(() -> agreement.amend(scope("One more"), AFTER)).hasMessage("An agreement has at most 200 revisions: end it, and make another.");
    }

    @Test
    @DisplayName("An agreement with all its revisions has a million and a half characters at most")
    void whatAnAgreementSaysHasAnEnd() {
        Agreement agreement = new Agreement(UUID.randomUUID(), new NewAgreement(UUID.randomUUID(), AgreementKind.SERVICE, "Books", null, null, null, null, null, null, null,
                null, null, null, null, null, null), SIGNED);
        agreement.offer(SIGNED);
        agreement.amend(scope("a".repeat(700_000)), AFTER);
        agreement.amend(scope("b".repeat(700_000)), AFTER);
        assertThatThrownBy(() -> agreement.amend(scope("c".repeat(100_000)), AFTER))
                .hasMessage("An agreement with all its revisions has at most 1500000 characters: end it, and make another.");
        agreement.amend(scope("c".repeat(90_000)), AFTER);
        assertThat(agreement.revisionsMade()).isEqualTo(4);
    }

    @Test
    @DisplayName("Two thousand check-ins at most are behind when both have accepted")
    void checkInsBehindHaveAnEnd() {
        Instant daily = NOW.minus(Duration.ofDays(2_001));
        Agreement agreement = new Agreement(UUID.randomUUID(), new NewAgreement(UUID.randomUUID(), AgreementKind.CONFIDENTIALITY, "Secrets", null, null, Duration.ofDays(1), null, null,
                null, null, null, null, null, null, null, null), SIGNED);
        agreement.offer(daily);
        agreement.accept(Party.CLIENT, daily, NOW);
        assertThatThrownBy(() -> agreement.accept(Party.PROVIDER, daily, NOW))
                .hasMessage("More than 2000 check-ins would be behind already: agree on them for a later time, or for fewer.");

        Agreement newer = new Agreement(UUID.randomUUID(), new NewAgreement(UUID.randomUUID(), AgreementKind.CONFIDENTIALITY, "Secrets", null, null, Duration.ofDays(1), null, null,
                null, null, null, null, daily, null, null, null), SIGNED);
        newer.offer(daily);
        newer.accept(Party.CLIENT, daily, NOW);
        newer.accept(Party.PROVIDER, daily.plus(Duration.ofDays(1)), NOW);
        assertThat(newer.status(NOW)).isEqualTo(AgreementStatus.ACTIVE);

        // Years later, what is behind already is no more than it was.
        Instant later = NOW.plus(Duration.ofDays(1_000));
        newer.amend(new AgreementTerms(null, null, Duration.ofDays(1), null, null, null, "More", null, null, daily, null, null, null).checked(later), daily.plus(Duration.ofDays(1)));
        Stream.of(Party.values()).forEach(party -> newer.accept(party, daily.plus(Duration.ofDays(1)), later));
        assertThat(newer.terms().scope()).isEqualTo("More");
    }

    private static AgreementTerms scope(String scope) {
        return new AgreementTerms(null, null, null, null, null, null, scope, null, null, null, null, null, null).checked(NOW);
    }

    private static AgreementFacts service(boolean expectations, Instant agreedAt) {
        return new AgreementFacts(AgreementKind.SERVICE, expectations, agreedAt, List.of(), List.of(), List.of(), List.of());
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
