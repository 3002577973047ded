package dev.troth.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.commitment.CommitmentFacts;
import dev.troth.commitment.CommitmentRules;
import dev.troth.commitment.CommitmentStatus;
import dev.troth.commitment.Confirmation;
import dev.troth.disclosure.DisclosureFacts;
import dev.troth.disclosure.DisclosureRules;
import dev.troth.incident.Handling;
import dev.troth.incident.IncidentFacts;
import dev.troth.incident.IncidentFacts.Bearer;
import dev.troth.incident.IncidentFacts.Breach;
import dev.troth.incident.IncidentRules;
import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.EvidenceSum;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Reason;
import dev.troth.trust.model.Score;
import dev.troth.trust.model.Severity;
import dev.troth.trust.model.TrustPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/**
 * Property 1 of TRUST-MODEL.md section 4, the ladder, by the rules of the features and in arbitrary states: all else equal, so every piece of
 * evidence is given the same age. Where it does not hold is said here, too, and in docs/adr/0003.
 */
class LadderPropertiesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant PROMISED = NOW.minus(Duration.ofDays(100));
    private static final Instant DUE = NOW.minus(Duration.ofDays(50));
    private static final Duration SPAN = Duration.between(PROMISED, DUE);
    private static final double ROUNDING = 1e-15;

    /** Notice beyond 11/18 of the span makes a late delivery cheaper than the .1·m of a renegotiation: .3·(.7 − .6n) = .1. */
    private static final double MOST_NOTICE = .61;

    @Property(tries = 2000)
    void everyRungIsAtLeastAsHighAsTheNext(@ForAll("states") List<Evidence> state, @ForAll Importance m, @ForAll Severity sigma,
            @ForAll @DoubleRange(max = 1) double lateness, @ForAll @DoubleRange(max = MOST_NOTICE) double notice, @ForAll("handlings") Handling handling) {
        List<List<Evidence>> ladder = ladder(m, sigma, Confirmation.ACCEPTED, lateness, notice, handling);
        for (int rung = 1; rung < ladder.size(); rung++) {
            assertThat(trust(state, ladder.get(rung - 1))).as("rung %d", rung).isGreaterThanOrEqualTo(trust(state, ladder.get(rung)) - ROUNDING);
        }
    }

    @Property(tries = 2000)
    void amongPromisesKeptAndAmongFailuresItHoldsHoweverSureTheDelivery(@ForAll("states") List<Evidence> state, @ForAll Importance m,
            @ForAll Severity sigma, @ForAll Confirmation c, @ForAll @DoubleRange(max = 1) double lateness, @ForAll @DoubleRange(max = 1) double notice,
            @ForAll("handlings") Handling handling) {
        List<List<Evidence>> ladder = ladder(m, sigma, c, lateness, notice, handling);
        for (int rung : new int[] {1, 2, 4, 5, 6, 7, 8, 9, 10, 11}) {
            assertThat(trust(state, ladder.get(rung - 1))).as("rung %d", rung).isGreaterThanOrEqualTo(trust(state, ladder.get(rung)) - ROUNDING);
        }
    }

    /** The second sentence of property 2. */
    @Property(tries = 2000)
    void aPerfectlyHandledFailureNeverOutscoresThePromiseKept(@ForAll("states") List<Evidence> state, @ForAll Importance m, @ForAll Severity sigma) {
        Handling perfect = new Handling(true, true, DUE, true, true, true);
        List<Evidence> failure = together(missed(m), disclosed(m, sigma, DUE, DUE, null), incident(m, sigma, perfect, false));
        assertThat(trust(state, kept(m, Confirmation.ACCEPTED, DUE, 0))).isGreaterThanOrEqualTo(trust(state, failure) - ROUNDING);
    }

    @Example
    void aDelayToldAtOnceAndAHairLateCostsATrustedProviderLessThanARenegotiation() {
        List<Evidence> trusted = List.of(Evidence.supporting(Party.PROVIDER, Dimension.RELIABILITY, Reason.EARLY, 100, NOW));
        Handling perfect = new Handling(true, true, DUE, true, true, true);
        double renegotiated = trust(trusted, kept(Importance.NORMAL, Confirmation.ACCEPTED, DUE, 1));
        double noticed = trust(trusted, together(late(Importance.NORMAL, Confirmation.ACCEPTED, 0, 1),
                disclosed(Importance.NORMAL, Severity.MODERATE, DUE, DUE, null), incident(Importance.NORMAL, Severity.MODERATE, perfect, false)));
        assertThat(noticed).isGreaterThan(renegotiated);
    }

    @Provide
    Arbitrary<List<Evidence>> states() {
        Arbitrary<Double> amount = Arbitraries.oneOf(Arbitraries.doubles().between(0, 6), Arbitraries.doubles().between(0, 500));
        Arbitrary<Evidence> evidence = Combinators.combine(Arbitraries.of(Dimension.class), amount, amount, Arbitraries.integers().between(0, 1500),
                Arbitraries.of(true, false)).as((dimension, r, s, days, good) -> new Evidence(Party.PROVIDER, dimension, Reason.INCIDENT,
                        good ? r : 0, good ? 0 : s, NOW.minus(Duration.ofDays(days)), 1, true));
        return evidence.list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<Handling> handlings() {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        Arbitrary<Instant> fixed = Arbitraries.integers().between(0, 2000).map(hours -> DUE.plus(Duration.ofHours(hours))).injectNull(.2);
        return Combinators.combine(flag, flag, fixed, flag, flag, flag).as(Handling::new);
    }

    private static List<List<Evidence>> ladder(Importance m, Severity sigma, Confirmation c, double lateness, double notice, Handling handling) {
        Handling perfect = new Handling(true, true, DUE, true, true, true);
        Instant late = DUE.plus(sigma.grace()).plusSeconds(1);
        List<Evidence> proactive = disclosed(m, sigma, DUE, DUE, null);
        List<Evidence> handled = incident(m, sigma, handling, false);
        List<Evidence> shifted = incident(m, sigma, handling, true);
        return List.of(
                kept(m, c, DUE.minus(Duration.ofDays(10)), 0),
                kept(m, c, DUE, 0),
                kept(m, c, DUE, 1),
                together(late(m, c, lateness, notice), proactive, incident(m, sigma, perfect, false)),
                together(late(m, c, lateness, -1), proactive, handled),
                together(missed(m), proactive, handled),
                together(missed(m), disclosed(m, sigma, DUE, late, null), handled),
                together(missed(m), disclosed(m, sigma, DUE, null, DUE), handled),
                together(missed(m), disclosed(m, sigma, DUE, late, late), handled),
                together(missed(m), disclosed(m, sigma, DUE, null, late), handled),
                together(missed(m), flagged(m, sigma, true, false), shifted),
                together(missed(m), flagged(m, sigma, false, true), shifted));
    }

    private static double trust(List<Evidence> state, List<Evidence> added) {
        List<EvidenceSum> sums = new ArrayList<>();
        state.forEach(e -> sums.add(EvidenceSum.of(e)));
        added.forEach(e -> sums.add(EvidenceSum.of(new Evidence(e.subject(), e.dimension(), e.reason(), e.r(), e.s(), NOW, e.tally(), true))));
        return Score.of(sums, NOW, false, TrustPolicy.TRUST_1).trust();
    }

    @SafeVarargs
    private static List<Evidence> together(List<Evidence>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    private static List<Evidence> kept(Importance m, Confirmation c, Instant deliveredAt, int renegotiations) {
        return commitment(CommitmentStatus.DELIVERED, m, c, deliveredAt, renegotiations, List.of());
    }

    /** @param notice fraction of the span still ahead when the delay was told; negative where it was not */
    private static List<Evidence> late(Importance m, Confirmation c, double lateness, double notice) {
        List<Instant> told = notice < 0 ? List.of() : List.of(DUE.minusNanos((long) (SPAN.toNanos() * notice)));
        return commitment(CommitmentStatus.DELIVERED, m, c, DUE.plusNanos(1 + (long) (SPAN.toNanos() * lateness)), 0, told);
    }

    private static List<Evidence> missed(Importance m) {
        return commitment(CommitmentStatus.MISSED, m, null, null, 0, List.of());
    }

    private static List<Evidence> commitment(CommitmentStatus status, Importance m, Confirmation c, Instant deliveredAt, int renegotiations,
            List<Instant> told) {
        return CommitmentRules.evidence(new CommitmentFacts(status, Party.PROVIDER, m, null, PROMISED, DUE, renegotiations, deliveredAt, c, DUE,
                false, null, false, told, false), NOW);
    }

    private static List<Evidence> disclosed(Importance m, Severity sigma, Instant awareAt, Instant disclosedAt, Instant knewAt) {
        return DisclosureRules.evidence(new DisclosureFacts(Party.PROVIDER, sigma, m, awareAt, disclosedAt, knewAt, false, false, false));
    }

    private static List<Evidence> flagged(Importance m, Severity sigma, boolean denied, boolean deception) {
        return DisclosureRules.evidence(new DisclosureFacts(Party.PROVIDER, sigma, m, DUE, null, DUE, denied, deception, false));
    }

    private static List<Evidence> incident(Importance m, Severity sigma, Handling handling, boolean shifted) {
        return IncidentRules.evidence(new IncidentFacts(DUE, true, sigma, m, true, Breach.NONE, shifted, handling,
                List.of(new Bearer(Party.PROVIDER, 1, 0, false))), NOW);
    }
}
