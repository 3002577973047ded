package dev.troth.trust.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Forward decay")
class DecayTest {

    private static final Instant LANDMARK = Instant.parse("2020-01-01T00:00:00Z");
    private static final double MOMENTUM = Decay.MOMENTUM_HALF_LIFE_DAYS;

    @ParameterizedTest(name = "{0} at {1} with a half-life of {2} days is {3}")
    @CsvSource({
            "0,    2025-01-01T00:00:00Z, 180, 0",
            "1,    2020-01-01T00:00:00Z, 180, 1000000000000",
            "1,    2020-06-29T00:00:00Z, 180, 2000000000000",
            "1,    2019-07-05T00:00:00Z, 180, 500000000000",
            "1,    2020-03-31T00:00:00Z, 180, 1414213562373",
            "1,    2019-10-03T00:00:00Z, 180, 707106781187",
            ".25,  2020-12-31T00:00:00Z, 365, 500000000000",
            ".25,  2025-01-01T00:00:00Z, 365, 8030442308307",
            ".9,   2025-03-12T00:00:00Z, 180, 1338949464708719",
            ".2,   2025-01-01T00:00:00Z, 90,  258189696873511947",
    })
    void encodesToAnExactInteger(double amount, Instant effectiveAt, double halfLife, BigInteger expected) {
        assertThat(Decay.encode(amount, effectiveAt, halfLife)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} · 10^12 rounds to {1}")
    @CsvSource({
            "0.0001220703125, 122070312", // 2^-13 exactly, so 122070312.5
            "0.0003662109375, 366210938", // 366210937.5
            "0.0006103515625, 610351562", // 610351562.5
            "1.4e-12, 1",
            "1.6e-12, 2",
            "4e-13, 0",
    })
    void roundsHalfToTheEvenInteger(double amount, BigInteger expected) {
        assertThat(Decay.encode(amount, LANDMARK, 180)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheWholeAmountAtFirstAndHalfOfItAfterOneHalfLife(Dimension dimension) {
        double halfLife = dimension.halfLifeDays();
        Instant effectiveAt = Instant.parse("2025-01-01T00:00:00Z");
        Instant later = effectiveAt.plus(Duration.ofDays((long) halfLife));
        BigInteger sum = Decay.encode(.8, effectiveAt, halfLife);

        assertThat(Decay.decode(sum, effectiveAt, halfLife)).isCloseTo(.8, within(1e-12));
        assertThat(Decay.decode(sum, later, halfLife)).isCloseTo(.4, within(1e-12));
        assertThat(Decay.decode(sum, later.plus(Duration.ofDays((long) halfLife)), halfLife)).isCloseTo(.2, within(1e-12));
    }

    @Test
    void countsTheTimeOfDayAndNotOnlyTheDay() {
        BigInteger sum = Decay.encode(1, LANDMARK, 90);

        assertThat(Decay.decode(sum, LANDMARK.plus(Duration.ofHours(12)), 90)).isCloseTo(.996156587, within(1e-9));
        assertThat(Decay.encode(1, LANDMARK.plusMillis(1), 90)).isEqualTo(new BigInteger("1000000000089"));
    }

    @Test
    void takesAwayExactlyWhatWasAdded() {
        BigInteger before = Decay.encode(.3, Instant.parse("2024-02-29T12:34:56.789Z"), 90);
        BigInteger piece = Decay.encode(.7, Instant.parse("2026-03-01T00:00:00.001Z"), 90);

        assertThat(before.add(piece).subtract(piece)).isEqualTo(before);
    }

    @ParameterizedTest(name = "half-life of {0} days")
    @ValueSource(doubles = {30, 90, 180, 365, 730})
    void staysFiniteAndExactUntilTheYear2100(double halfLife) {
        Instant farFuture = Instant.parse("2100-01-01T00:00:00Z");

        assertThat(Decay.decode(Decay.encode(1, farFuture, halfLife), farFuture, halfLife)).isCloseTo(1, within(1e-12));
        assertThat(Decay.decode(Decay.encode(1, LANDMARK, halfLife), farFuture, halfLife)).isBetween(0d, 1e-12);
    }

    @Test
    void encodesMomentumIn2100AsTwoToThePowerOf974() {
        assertThat(Decay.encode(1, Instant.parse("2100-01-01T00:00:00Z"), MOMENTUM))
                .isEqualTo(BigInteger.TWO.pow(974).multiply(BigInteger.TEN.pow(12)));
    }

    @ParameterizedTest(name = "read {0}")
    @CsvSource({
            "2100-01-01T00:00:00Z, 30000",
            "2100-01-31T00:00:00Z, 15000",
            "2250-01-01T00:00:00Z, 0",
    })
    void staysFiniteForThousandsOfPiecesIn2100EvenInMomentum(Instant at, double expected) {
        BigInteger sum = Decay.encode(6, Instant.parse("2100-01-01T00:00:00Z"), MOMENTUM).multiply(BigInteger.valueOf(5000));

        assertThat(Decay.decode(sum, at, MOMENTUM)).isCloseTo(expected, within(1e-8));
    }

    @ParameterizedTest(name = "half-life of {0} days")
    @ValueSource(doubles = {30, 90, 180, 365, 730})
    void staysFiniteForThePastBackTo1970(double halfLife) {
        Instant farPast = Instant.EPOCH;
        BigInteger sum = Decay.encode(6, farPast, halfLife);

        assertThat(sum).isBetween(BigInteger.ZERO, BigInteger.TEN.pow(12));
        assertThat(Decay.decode(sum, farPast, halfLife)).isBetween(0d, 7d);
        assertThat(Decay.decode(sum, Instant.parse("2100-01-01T00:00:00Z"), halfLife)).isBetween(0d, 1e-12);
    }

    @Test
    void keepsFiveDigitsOfMomentumTwoYearsBeforeTheLandmark() {
        Instant early = Instant.parse("2018-01-01T00:00:00Z");

        assertThat(Decay.decode(Decay.encode(1, early, MOMENTUM), early, MOMENTUM)).isCloseTo(1, withinPercentage(.001));
    }
}
