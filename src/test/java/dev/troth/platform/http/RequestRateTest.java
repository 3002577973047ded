package dev.troth.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.http.RequestRate.Taken;
import org.junit.jupiter.api.Test;

/** A tenant's bucket of requests. */
class RequestRateTest {

    @Test
    void isOffUnlessANumberIsSet() {
        assertThat(new RequestRate(0).take("a")).isEmpty();
    }

    @Test
    void isEmptyAfterSoManyRequests() {
        RequestRate rate = new RequestRate(3);
        for (int remaining = 2; remaining >= 0; remaining--) {
            Taken taken = rate.take("a").orElseThrow();
            assertThat(taken.allowed()).isTrue();
            assertThat(taken.limit()).isEqualTo(3);
            assertThat(taken.remaining()).isEqualTo(remaining);
        }
        Taken refused = rate.take("a").orElseThrow();
        assertThat(refused.allowed()).isFalse();
        // A third of a minute refills one, a minute all.
        assertThat(refused.retryAfter()).isBetween(15L, 20L);
        assertThat(refused.reset()).isBetween(55L, 60L);
    }

    @Test
    void isOneTenantsAlone() {
        RequestRate rate = new RequestRate(1);
        assertThat(rate.take("a").orElseThrow().allowed()).isTrue();
        assertThat(rate.take("a").orElseThrow().allowed()).isFalse();
        assertThat(rate.take("b").orElseThrow().allowed()).isTrue();
    }
}
