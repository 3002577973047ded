package dev.troth.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SteadyRoundsTest {

    @Test
    void aRoundThatFailsIsNotTheLast() throws InterruptedException {
        SteadyRounds steadily = new SteadyRounds(true);
        CountDownLatch three = new CountDownLatch(3);
        steadily.every(Duration.ofMillis(1), "count", () -> {
            three.countDown();
            if (three.getCount() == 1) {
                throw new StackOverflowError("a round fails badly");
            }
            throw new IllegalStateException("a round fails");
        });
        assertThat(three.await(10, TimeUnit.SECONDS)).isTrue();
        steadily.stop(new ShutdownEvent());
    }
}
