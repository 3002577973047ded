package dev.troth.trust.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The conformance cases of TRUST-1, to six decimals")
class ConformanceTest {

    private static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");
    private static final double SIX_DECIMALS = 5e-7;

    @Nested
    @DisplayName("Beta reputation")
    class BetaReputation {

        @Test
        void ofSevenGoodAndOneBadIsPointEightWithItsOpinionAndInterval() {
            DimensionScore d = reliability(7, 1);
            double u = d.uncertainty();
            BetaDistribution beta = BetaDistribution.of(7 + 1, 1 + 1);

            six(d.p(), .8);
            six(7 * u / DimensionScore.PRIOR_MASS, .7);
            six(1 * u / DimensionScore.PRIOR_MASS, .1);
            six(u, .2);
            six(beta.inverseCumulativeProbability(.05), .570864);
            six(beta.inverseCumulativeProbability(.95), .958977);
        }

        @Test
        void hasTheIntervalOfItsOwnBetaDistributionWhereOneDimensionIsAllThereIs() {
            Score.Interval interval = RunningSums.of(List.of(good(Dimension.RELIABILITY, 7), bad(Dimension.RELIABILITY, 1)))
                    .score(NOW, policy(Map.of(Dimension.RELIABILITY, 1d))).interval();

            six(interval.low(), .570864);
            six(interval.high(), .958977);
        }

        @ParameterizedTest(name = "{0} positives give {1}")
        @CsvSource({"1, .333333", "5, .714286", "10, .833333", "20, .909091", "50, .961538"})
        void growsWithTheNumberOfPositives(double n, double rating) {
            six(2 * reliability(n, 0).p() - 1, rating);
        }

        @ParameterizedTest(name = "{0} good and {1} bad give {2}")
        @CsvSource({"100, 10, .901786", "90, 0, .989130"})
        void ranksFewerButUnblemishedHigher(double r, double s, double expected) {
            six(reliability(r, s).p(), expected);
        }
    }

    @Nested
    @DisplayName("A newcomer")
    class Newcomer {

        private final Score score = RunningSums.of(List.of()).score(NOW);

        @Test
        void isEvenlyTrustedAndWhollyUncertain() {
            six(score.trust(), .5);
            six(score.uncertainty(), 1);
            six(score.interval().low(), .248089);
            six(score.interval().high(), .751911);
            assertThat(score.band()).isEqualTo(Band.NEW);
        }

        @Test
        void hasNothingToExplain() {
            assertThat(score.contributions()).isEmpty();
            assertThat(score.mass()).isZero();
            assertThat(score.momentum()).isZero();
        }
    }

    @Nested
    @DisplayName("The band")
    class Bands {

        @Test
        void ofTooLittleEvidenceIsNewWhereThereNeverWasEnough() {
            Score score = Score.of(List.of(EvidenceSum.of(good(Dimension.RELIABILITY, 2.999999))), NOW, false, TrustPolicy.TRUST_1);

            assertThat(score.band()).isEqualTo(Band.NEW);
        }

        @Test
        void ofTooLittleEvidenceIsDormantWhereThereOnceWasEnough() {
            EvidenceSum ten = EvidenceSum.of(good(Dimension.RELIABILITY, 10));
            Instant later = NOW.plus(Duration.ofDays(360));

            assertThat(Score.of(List.of(ten), NOW, true, TrustPolicy.TRUST_1).band()).isEqualTo(Band.MIXED);
            Score idle = Score.of(List.of(ten), later, true, TrustPolicy.TRUST_1);
            six(idle.mass(), 2.5);
            assertThat(idle.band()).isEqualTo(Band.DORMANT);
        }

        @Test
        void isGivenFromAMassOfThree() {
            assertThat(TrustPolicy.TRUST_1.band(.9, 3, false)).isEqualTo(Band.TRUSTED);
            assertThat(TrustPolicy.TRUST_1.band(.9, Math.nextDown(3), false)).isEqualTo(Band.NEW);
            assertThat(TrustPolicy.TRUST_1.band(.9, Math.nextDown(3), true)).isEqualTo(Band.DORMANT);
        }

        @ParameterizedTest(name = "T = {0} is {1}")
        @CsvSource({"1, TRUSTED", ".80, TRUSTED", ".799999, DEPENDABLE", ".65, DEPENDABLE", ".649999, MIXED", ".50, MIXED",
                ".499999, FRAGILE", ".35, FRAGILE", ".349999, BROKEN", "0, BROKEN"})
        void followsTheScore(double trust, Band band) {
            assertThat(TrustPolicy.TRUST_1.band(trust, 3, true)).isEqualTo(band);
        }

        @Test
        void limitsAreFourAndFalling() {
            Map<Dimension, Double> weights = TrustPolicy.TRUST_1.weights();

            assertThatIllegalArgumentException().isThrownBy(() -> new TrustPolicy(weights, List.of(.80, .65, .50)));
            assertThatIllegalArgumentException().isThrownBy(() -> new TrustPolicy(weights, List.of(.80, .50, .65, .35)));
        }
    }

    @Test
    @DisplayName("A score once read does not change with the ledger")
    void aScoreOnceReadDoesNotChange() {
        RunningSums sums = RunningSums.of(List.of(good(Dimension.CANDOR, 1)));
        Score score = sums.score(NOW);
        sums.add(bad(Dimension.CANDOR, 5));

        six(score.contributions().stream().mapToDouble(Score.Contribution::effect).sum(), score.trust() - .5);
    }

    @Nested
    @DisplayName("The weight")
    class Weights {

        @Test
        void ofEachDimensionIsTheModelsWithTheWeakestLinkAddedToTheWeakest() {
            Score score = RunningSums.of(List.of(bad(Dimension.CANDOR, 1))).score(NOW);

            assertThat(score.weakest()).isEqualTo(Dimension.CANDOR);
            assertThat(score.dimensions()).extracting(DimensionScore::dimension).containsExactly(Dimension.values());
            weights(score, .24, .40, .16, .12, .08);
        }

        @Test
        void ofTheWeakestGoesToTheFirstInTheTableWhereSeveralAreEquallyWeak() {
            Score score = RunningSums.of(List.of(good(Dimension.RELIABILITY, 1), good(Dimension.CONFIDENTIALITY, 1))).score(NOW);

            assertThat(score.weakest()).isEqualTo(Dimension.CANDOR);
        }

        @Test
        void ofASwitchedOffDimensionIsSpreadOverTheOthersInProportion() {
            Score score = RunningSums.of(List.of(bad(Dimension.COMMUNICATION, 1))).score(NOW, without(Dimension.CONFIDENTIALITY));

            weights(score, .8 * .30 / .90, .8 * .25 / .90, .8 * .20 / .90, .8 * .15 / .90 + .2, 0);
        }

        @Test
        void ofAnEmptyDimensionStaysItsOwn() {
            Score score = RunningSums.of(List.of(good(Dimension.RELIABILITY, 5))).score(NOW);

            weights(score, .24, .20 + .20, .16, .12, .08);
        }

        @ParameterizedTest
        @EnumSource
        void ofASwitchedOffDimensionKeepsItsEvidenceOutOfTheWholeScore(Dimension off) {
            RunningSums sums = RunningSums.of(List.of(bad(off, 40)));
            Score score = sums.score(NOW, without(off));

            six(score.trust(), .5);
            six(score.uncertainty(), 1);
            six(score.mass(), 0);
            six(score.momentum(), 0);
            assertThat(score.weakest()).isNotEqualTo(off);
            assertThat(score.band()).isEqualTo(Band.NEW);
            assertThat(score.contributions()).singleElement().extracting(Score.Contribution::effect).isIn(0d, -0d);
        }

        @Test
        void mayNotBeNegativeNorInfiniteNorAllZero() {
            assertThatIllegalArgumentException().isThrownBy(() -> policy(Map.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> policy(Map.of(Dimension.CANDOR, 0d)));
            assertThatIllegalArgumentException().isThrownBy(() -> policy(Map.of(Dimension.CANDOR, Double.POSITIVE_INFINITY)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> policy(Map.of(Dimension.CANDOR, -1d, Dimension.RELIABILITY, 2d)));
        }
    }

    @Nested
    @DisplayName("The good evidence still needed")
    class EvidenceNeeded {

        @ParameterizedTest(name = "from {0} good and {1} bad reaches {2}")
        @CsvSource({"0, 0, .8", "7, 1, .9", "0, 5, .5", "3, 40, .95", "100, 10, .99", "0, 0, .500001"})
        void reallyReachesTheTarget(double r, double s, double target) {
            double needed = reliability(r, s).evidenceNeeded(target);

            assertThat(needed).isPositive();
            assertThat(reliability(r + needed, s).p()).isCloseTo(target, within(1e-12));
        }

        @Test
        void isThreeForANewcomerToReachPointEight() {
            six(reliability(0, 0).evidenceNeeded(.8), 3);
        }

        @ParameterizedTest
        @ValueSource(doubles = {.2, .5, .8})
        void isNothingWhereTheTargetIsReached(double target) {
            assertThat(reliability(7, 1).evidenceNeeded(target)).isLessThan(1e-12).isNotNegative();
        }
    }

    private static void six(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(SIX_DECIMALS));
    }

    private static void weights(Score score, double... expected) {
        assertThat(score.dimensions().stream().mapToDouble(DimensionScore::weight).toArray()).containsExactly(expected, within(1e-12));
    }

    private static DimensionScore reliability(double r, double s) {
        return new DimensionScore(Dimension.RELIABILITY, r, s, 1, 0, 0);
    }

    private static Evidence good(Dimension dimension, double r) {
        return Evidence.supporting(Party.PROVIDER, dimension, Reason.ON_TIME, r, NOW);
    }

    private static Evidence bad(Dimension dimension, double s) {
        return Evidence.against(Party.PROVIDER, dimension, Reason.MISSED, s, NOW);
    }

    private static TrustPolicy without(Dimension dimension) {
        Map<Dimension, Double> weights = new EnumMap<>(TrustPolicy.TRUST_1.weights());
        weights.put(dimension, 0d);
        return policy(weights);
    }

    private static TrustPolicy policy(Map<Dimension, Double> weights) {
        return new TrustPolicy(weights, TrustPolicy.TRUST_1.bandLimits());
    }
}
