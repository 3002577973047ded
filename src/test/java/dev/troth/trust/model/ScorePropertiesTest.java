package dev.troth.trust.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/**
 * The properties that hold in every state (TRUST-MODEL.md section 4, 2 to 8), for histories of up to 60 pieces over ten years on both
 * sides of the landmark, and for histories worth thousands of pieces that all say the same.
 */
@Label("Whatever the history")
class ScorePropertiesTest {

    private static final int TRIES = 2000;

    /** What is left to the rounding of doubles where the mathematics says "never". */
    private static final double ROUNDING = 1e-15;

    private static final Instant FIRST = Instant.parse("2018-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2028-01-01T00:00:00Z");
    private static final Instant READ_LAST = Instant.parse("2035-01-01T00:00:00Z");

    @Property(tries = TRIES)
    @Label("2. good evidence never lowers T")
    void goodEvidenceNeverLowersTheScore(@ForAll("histories") List<Evidence> history, @ForAll("goodPieces") Evidence good,
            @ForAll("readings") Instant asOf, @ForAll("policies") TrustPolicy policy) {
        double before = score(history, asOf, policy).trust();
        double after = score(with(history, good), asOf, policy).trust();

        assertThat(after).isGreaterThanOrEqualTo(before - ROUNDING);
    }

    @Property(tries = TRIES)
    @Label("2. bad evidence never raises T")
    void badEvidenceNeverRaisesTheScore(@ForAll("histories") List<Evidence> history, @ForAll("badPieces") Evidence bad,
            @ForAll("readings") Instant asOf, @ForAll("policies") TrustPolicy policy) {
        double before = score(history, asOf, policy).trust();
        double after = score(with(history, bad), asOf, policy).trust();

        assertThat(after).isLessThanOrEqualTo(before + ROUNDING);
    }

    @Property(tries = TRIES)
    @Label("2. nor does it when it hands the weakest link to another dimension: T moves without a jump")
    @StatisticsReport(StatisticsReportMode.OFF)
    void theWeakestLinkChangesHandsWithoutAJump(@ForAll("histories") List<Evidence> history, @ForAll("readings") Instant asOf,
            @ForAll Dimension dimension) {
        Score score = score(history, asOf, TrustPolicy.TRUST_1);
        DimensionScore d = score.dimension(dimension);
        double weakest = score.dimension(score.weakest()).p();
        double untilLevel = Math.max(0, (d.supporting() + 1) / weakest - d.mass() - 2);
        Score above = score(with(history, bad(dimension, untilLevel * .999999, asOf)), asOf, TrustPolicy.TRUST_1);
        Score below = score(with(history, bad(dimension, untilLevel * 1.000001, asOf)), asOf, TrustPolicy.TRUST_1);
        Statistics.label("changes hands").collect(above.weakest() != below.weakest())
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 10));

        assertThat(below.trust()).isLessThanOrEqualTo(above.trust() + ROUNDING).isCloseTo(above.trust(), within(1e-5));
    }

    @Property(tries = TRIES)
    @Label("3. 0 < T < 1 and T lies within its interval")
    @StatisticsReport(StatisticsReportMode.OFF)
    void theScoreLiesWithinItsInterval(@ForAll("histories") List<Evidence> history, @ForAll("readings") Instant asOf,
            @ForAll("policies") TrustPolicy policy) {
        Score score = score(history, asOf, policy);
        Statistics.label("band").collect(score.band()).coverage(coverage -> {
            for (Band band : Set.of(Band.NEW, Band.TRUSTED, Band.DEPENDABLE, Band.MIXED, Band.FRAGILE, Band.BROKEN)) {
                coverage.check(band).count(count -> count > 0);
            }
        });

        assertThat(score.trust()).isGreaterThan(0).isLessThan(1);
        assertThat(score.interval().low()).isPositive().isLessThan(score.trust());
        assertThat(score.interval().high()).isGreaterThan(score.trust()).isLessThan(1);
    }

    @Property(tries = TRIES)
    @Label("4. the contributions sum to T − .5")
    void theContributionsAreTheScore(@ForAll("histories") List<Evidence> history, @ForAll("readings") Instant asOf,
            @ForAll("policies") TrustPolicy policy) {
        Score score = score(history, asOf, policy);
        double byPiece = known(history, asOf).stream().mapToDouble(score::contribution).sum();
        double byReason = score.contributions().stream().mapToDouble(Score.Contribution::effect).sum();

        assertThat(byPiece).isCloseTo(score.trust() - .5, within(1e-12));
        assertThat(byReason).isCloseTo(score.trust() - .5, within(1e-12));
    }

    @Property(tries = TRIES)
    @Label("4. they do so as of the past, where what came after is taken off the running sums")
    void theContributionsOfThePastAreTheScore(@ForAll("histories") List<Evidence> history, @ForAll("readings") Instant asOf) {
        RunningSums running = RunningSums.of(history);
        List<Evidence> after = history.stream().filter(e -> e.effectiveAt().isAfter(asOf)).toList();
        List<EvidenceSum> read = new ArrayList<>(running.rows().values());
        RunningSums.of(after).rows().values().forEach(sum -> read.add(sum.negate()));
        Score past = Score.of(read, asOf, false, TrustPolicy.TRUST_1);
        Score known = score(history, asOf, TrustPolicy.TRUST_1);

        assertThat(past.trust()).isEqualTo(known.trust());
        assertThat(past.contributions().stream().mapToDouble(Score.Contribution::effect).sum()).isCloseTo(past.trust() - .5, within(1e-12));
        assertThat(past.contributions()).isEqualTo(known.contributions());
    }

    @Property(tries = TRIES)
    @Label("whatever the policy, w' = (1 − κ)·w + κ for the weakest dimension that applies, and they sum to 1")
    void theWeakestDimensionThatAppliesWeighsMore(@ForAll("histories") List<Evidence> history, @ForAll("readings") Instant asOf,
            @ForAll("policies") TrustPolicy policy) {
        Score score = score(history, asOf, policy);
        Dimension weakest = score.dimensions().stream().filter(d -> policy.weights().get(d.dimension()) > 0)
                .min(Comparator.comparingDouble(DimensionScore::p)).orElseThrow().dimension();

        assertThat(score.weakest()).isEqualTo(weakest);
        assertThat(score.dimensions()).allSatisfy(d -> assertThat(d.weight())
                .isCloseTo(.8 * policy.weights().get(d.dimension()) + (d.dimension() == weakest ? .2 : 0), within(ROUNDING)));
        assertThat(score.dimensions().stream().mapToDouble(DimensionScore::weight).sum()).isCloseTo(1, within(1e-12));
    }

    @Property(tries = TRIES)
    @Label("5. idle, each P moves towards .5 and never crosses it")
    void idleEveryDimensionMovesTowardsTheMiddle(@ForAll("histories") List<Evidence> history,
            @ForAll @Size(min = 2, max = 5) List<@IntRange(max = 20_000) Integer> idleDays) {
        RunningSums sums = RunningSums.of(history);
        List<Instant> readings = idleDays.stream().sorted().map(days -> LAST.plus(Duration.ofDays(days))).toList();
        for (Dimension dimension : Dimension.values()) {
            double previous = sums.score(LAST).dimension(dimension).p() - .5;
            for (Instant reading : readings) {
                double current = sums.score(reading).dimension(dimension).p() - .5;
                assertThat(Math.abs(current)).isLessThanOrEqualTo(Math.abs(previous) + ROUNDING);
                assertThat(current * Math.signum(previous)).isGreaterThanOrEqualTo(-ROUNDING);
                previous = current;
            }
        }
    }

    @Property(tries = TRIES)
    @Label("5. idle, momentum fades to nothing")
    void idleMomentumFades(@ForAll("histories") List<Evidence> history) {
        assertThat(RunningSums.of(history).score(LAST.plus(Duration.ofDays(20_000))).momentum()).isCloseTo(0, within(1e-12));
    }

    @Property(tries = TRIES)
    @Label("6. any order of arrival gives identical integers")
    void anyOrderOfArrivalGivesIdenticalIntegers(@ForAll("histories") List<Evidence> history, @ForAll Random random) {
        List<Evidence> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, random);

        assertThat(RunningSums.of(shuffled).rows()).isEqualTo(RunningSums.of(history).rows());
    }

    @Property(tries = TRIES)
    @Label("7. the running state is the rebuild from the ledger, to the integer")
    void theRunningStateIsTheRebuild(@ForAll("histories") List<Evidence> history, @ForAll Random random) {
        RunningSums running = new RunningSums();
        List<Evidence> standing = new ArrayList<>();
        for (Evidence piece : history) {
            running.add(piece);
            standing.add(piece);
            while (!standing.isEmpty() && random.nextInt(3) == 0) {
                running.reverse(standing.remove(random.nextInt(standing.size())));
            }
        }

        assertThat(running.rows()).isEqualTo(RunningSums.of(standing).rows());
    }

    @Property(tries = TRIES)
    @Label("7. a history reversed altogether leaves nothing at all")
    void aHistoryReversedAltogetherLeavesNothing(@ForAll("histories") List<Evidence> history) {
        RunningSums running = RunningSums.of(history);
        history.forEach(running::reverse);

        assertThat(running.rows()).isEmpty();
        assertThat(running.score(LAST).trust()).isEqualTo(.5);
    }

    @Property(tries = TRIES)
    @Label("8. a newcomer differs from a bad party by u and band, not by a low score")
    void aNewcomerIsNotABadParty(@ForAll("badHistories") List<Evidence> history) {
        Score newcomer = RunningSums.of(List.of()).score(LAST);
        Score bad = RunningSums.of(history).score(LAST);

        assertThat(newcomer.trust()).isEqualTo(.5);
        assertThat(newcomer.uncertainty()).isEqualTo(1);
        assertThat(newcomer.band()).isEqualTo(Band.NEW);
        assertThat(bad.trust()).isLessThan(.5);
        assertThat(bad.uncertainty()).isLessThan(1);
        assertThat(bad.band()).isEqualTo(bad.mass() < 3 ? Band.NEW : bad.trust() < .35 ? Band.BROKEN : Band.FRAGILE);
    }

    @Property(tries = TRIES)
    @Label("8. a mixed history that comes out at the newcomer's score is still known by u and band")
    void aBalancedHistoryIsNotANewcomer(@ForAll("pieces") List<Evidence> history) {
        List<Evidence> balanced = new ArrayList<>();
        for (Evidence e : history) {
            balanced.add(e);
            balanced.add(new Evidence(e.subject(), e.dimension(), e.reason(), e.s(), e.r(), e.effectiveAt(), 1, true));
        }
        Score score = RunningSums.of(balanced).score(LAST);

        assertThat(score.trust()).isCloseTo(.5, within(ROUNDING));
        assertThat(score.band() == Band.NEW).isEqualTo(score.mass() < 3);
        // A mass of 3 leaves u at most 1 − .08·3/5: all of it in the dimension that weighs least.
        assertThat(score.uncertainty()).isLessThanOrEqualTo(score.mass() < 3 ? 1 : .952 + ROUNDING);
    }

    @Provide
    Arbitrary<List<Evidence>> histories() {
        return Arbitraries.oneOf(pieces(), badHistories(), oneSided(true));
    }

    @Provide
    Arbitrary<List<Evidence>> pieces() {
        return Arbitraries.oneOf(goodPieces(), badPieces(), pieces(amounts(), amounts())).list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Evidence>> badHistories() {
        return oneSided(false);
    }

    @Provide
    Arbitrary<Evidence> goodPieces() {
        return pieces(amounts(), Arbitraries.just(0d));
    }

    @Provide
    Arbitrary<Evidence> badPieces() {
        return pieces(Arbitraries.just(0d), amounts());
    }

    /** Any instant from the first piece on, and often the one where nothing has had time to fade. */
    @Provide
    Arbitrary<Instant> readings() {
        return Arbitraries.oneOf(between(FIRST, READ_LAST), Arbitraries.just(LAST));
    }

    /** The model's own policy, the same with some dimensions switched off, or any a tenant may set. */
    @Provide
    Arbitrary<TrustPolicy> policies() {
        Arbitrary<TrustPolicy> reduced = Arbitraries.of(Dimension.class).set().ofMaxSize(4).map(off -> {
            Map<Dimension, Double> weights = new EnumMap<>(TrustPolicy.TRUST_1.weights());
            off.forEach(weights::remove);
            return new TrustPolicy(weights, TrustPolicy.TRUST_1.bandLimits());
        });
        Arbitrary<Double> weight = Arbitraries.oneOf(Arbitraries.just(0d), Arbitraries.doubles().between(0, 1), Arbitraries.doubles().between(1e-9, 1e9).ofScale(9));
        Arbitrary<TrustPolicy> any = Combinators.combine(Arbitraries.maps(Arbitraries.of(Dimension.class), weight).ofMinSize(1)
                .filter(weights -> weights.values().stream().anyMatch(w -> w > 0)),
                Arbitraries.doubles().between(.01, .99).ofScale(2).list().ofSize(4).map(limits -> limits.stream().sorted(Comparator.reverseOrder()).toList()))
                .as(TrustPolicy::new);
        return Arbitraries.oneOf(Arbitraries.just(TrustPolicy.TRUST_1), reduced, any);
    }

    /** Pieces that all say the same, each worth up to a thousand of the largest, in one dimension or several. */
    private static Arbitrary<List<Evidence>> oneSided(boolean good) {
        Arbitrary<Double> heavy = Combinators.combine(Arbitraries.doubles().between(.05, 6).ofScale(4),
                Arbitraries.integers().between(1, 1000)).as((amount, times) -> amount * times);
        Arbitrary<Double> nothing = Arbitraries.just(0d);
        Arbitrary<Evidence> piece = good ? pieces(heavy, nothing) : pieces(nothing, heavy);
        return Arbitraries.of(Dimension.class).set().ofMinSize(1).flatMap(dimensions ->
                piece.filter(e -> dimensions.contains(e.dimension())).list().ofMinSize(1).ofMaxSize(12));
    }

    private static Arbitrary<Evidence> pieces(Arbitrary<Double> r, Arbitrary<Double> s) {
        Arbitrary<Instant> effectiveAt = Arbitraries.oneOf(between(FIRST, LAST), between(LAST.minus(Duration.ofDays(365)), LAST));
        return Combinators.combine(Arbitraries.of(Dimension.class), Arbitraries.of(Reason.class), r, s, effectiveAt)
                .as((dimension, reason, good, bad, at) -> new Evidence(Party.PROVIDER, dimension, reason, good, bad, at, 1, true));
    }

    private static Arbitrary<Instant> between(Instant first, Instant last) {
        return Arbitraries.longs().between(first.toEpochMilli(), last.toEpochMilli()).map(Instant::ofEpochMilli);
    }

    private static Arbitrary<Double> amounts() {
        return Arbitraries.doubles().between(0, 6).ofScale(4);
    }

    private static Evidence bad(Dimension dimension, double s, Instant effectiveAt) {
        return Evidence.against(Party.PROVIDER, dimension, Reason.MISSED, s, effectiveAt);
    }

    private static Score score(List<Evidence> history, Instant asOf, TrustPolicy policy) {
        return RunningSums.of(known(history, asOf)).score(asOf, policy);
    }

    private static List<Evidence> known(List<Evidence> history, Instant asOf) {
        return history.stream().filter(e -> !e.effectiveAt().isAfter(asOf)).toList();
    }

    private static List<Evidence> with(List<Evidence> history, Evidence piece) {
        List<Evidence> more = new ArrayList<>(history);
        more.add(piece);
        return more;
    }
}
