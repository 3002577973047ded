package dev.troth.trust.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

@Label("Forward decay, whatever is weighed")
class DecayPropertiesTest {

    private static final Instant LANDMARK = Instant.parse("2020-01-01T00:00:00Z");

    @Property
    @Label("encodes to the product to its last digit, rounded once")
    void encodesToTheProductToItsLastDigitRoundedOnce(@ForAll @DoubleRange(max = 1000) double amount,
            @ForAll @LongRange(min = -1_600_000_000_000L, max = 2_600_000_000_000L) long millisSinceLandmark, @ForAll("halfLives") double halfLife) {
        double growth = StrictMath.pow(2, Duration.ofMillis(millisSinceLandmark).toNanos() / 86_400e9 / halfLife);
        BigInteger expected = new BigDecimal(amount).multiply(new BigDecimal(growth)).movePointRight(12).setScale(0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();

        assertThat(Decay.encode(amount, LANDMARK.plusMillis(millisSinceLandmark), halfLife)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<Double> halfLives() {
        return Arbitraries.of(30d, 90d, 180d, 365d, 730d);
    }
}
