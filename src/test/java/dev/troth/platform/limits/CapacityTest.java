package dev.troth.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Nobody takes all the room there is")
class CapacityTest {

    @Test
    void aTenantHasAQuarterAndAllTogetherHaveAll() {
        Capacity capacity = new Capacity(10);
        assertThat(capacity.take("a")).isEqualTo(2);
        assertThat(capacity.take("a")).isZero();
        assertThat(capacity.take("b") + capacity.take("c") + capacity.take("d") + capacity.take("e")).isEqualTo(8);
        assertThat(capacity.take("f")).isZero();
        capacity.giveBack("a", 1);
        assertThat(capacity.take("f")).isEqualTo(1);
        assertThat(capacity.take("a")).isZero();
    }

    @Test
    void oneMayBeTakenAtATime() {
        Capacity capacity = new Capacity(12);
        assertThat(List.of(capacity.take("a", 1), capacity.take("a", 1), capacity.take("a", 1), capacity.take("a", 1))).containsExactly(1, 1, 1, 0);
        capacity.giveBack("a", 0);
        assertThat(capacity.take("a", 1)).isZero();
        capacity.giveBack("a", 1);
        assertThat(capacity.take("a", 1)).isEqualTo(1);
        assertThat(capacity.take("b", 1)).isEqualTo(1);
    }

    @Test
    void howeverLittleThereIsSomebodyIsServed() {
        Capacity capacity = new Capacity(1);
        assertThat(capacity.take("a")).isEqualTo(1);
        assertThat(capacity.take("b")).isZero();
        capacity.giveBack("a", 1);
        assertThat(capacity.take("b")).isEqualTo(1);
    }

    @Test
    void atTheEndWhatIsUnderWayIsWaitedFor() throws Exception {
        Capacity capacity = new Capacity(8);
        assertThat(capacity.take("a")).isEqualTo(2);
        CompletableFuture<Void> ended = CompletableFuture.runAsync(() -> {
            try {
                capacity.close(Clock.systemUTC(), Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        capacity.giveBack("a", 1);
        assertThat(ended).isNotDone();
        capacity.giveBack("a", 1);
        ended.get(10, TimeUnit.SECONDS);
        assertThat(capacity.take("b")).isZero();
    }

    @Test
    void butNotForEver() throws InterruptedException {
        Capacity capacity = new Capacity(8);
        capacity.take("a");
        capacity.close(Clock.systemUTC(), Duration.ofMillis(1));
        assertThat(capacity.take("b")).isZero();
    }
}
