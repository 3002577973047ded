package dev.troth.trust.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.statistics.distribution.BetaDistribution;

@Label("A quantile of a Beta distribution, whatever its shape")
class BetaQuantilePropertiesTest {

    @Property
    @Label("is where the distribution reaches its probability, and the library's within the 1e-9 that its search promises")
    void isWhereTheDistributionReachesItsProbability(@ForAll("means") double mean, @ForAll("sizes") double size, @ForAll BetaQuantile quantile) {
        BetaDistribution beta = BetaDistribution.of(mean * size, (1 - mean) * size);
        double probability = quantile == BetaQuantile.FIVE_PERCENT ? .05 : .95;
        double found = quantile.of(beta);

        assertThat(found).isCloseTo(beta.inverseCumulativeProbability(probability), within(1e-9));
        if (mean * size > 1 && (1 - mean) * size > 1) {
            assertThat(beta.cumulativeProbability(found)).isCloseTo(probability, within(1e-10));
        }
    }

    @Provide
    Arbitrary<Double> means() {
        return Arbitraries.doubles().between(.001, .999).ofScale(6);
    }

    @Provide
    Arbitrary<Double> sizes() {
        return Arbitraries.doubles().between(0, 7).map(power -> Math.pow(10, power));
    }
}
