package dev.troth.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.support.MovedClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of those who wait for events one looks for all")
class SharedLookTest {

    private final MovedClock clock = new MovedClock();
    private final AtomicInteger looks = new AtomicInteger();
    private final SharedLook look = new SharedLook(clock, Duration.ofMillis(100));
    private long end = 7;

    @Test
    void whatOneHasFoundHoldsForTheOthersForAMoment() {
        assertThat(beyond(6)).isTrue();
        end = 9;
        assertThat(beyond(7)).as("by what was found a moment ago").isFalse();
        clock.move(Duration.ofMillis(100));
        assertThat(beyond(7)).isFalse();
        assertThat(looks).hasValue(1);
        clock.move(Duration.ofNanos(1));
        assertThat(beyond(7)).isTrue();
        assertThat(beyond(9)).isFalse();
        assertThat(looks).hasValue(2);
    }

    @Test
    void aClockThatIsSetBackDeafensNobody() {
        assertThat(beyond(6)).isTrue();
        end = 9;
        clock.move(Duration.ofHours(-1));
        assertThat(beyond(7)).isTrue();
    }

    @Test
    void whoComesWhileAnotherLooksDoesNotWaitForIt() {
        assertThat(look.goesBeyond(place(6), () -> {
            assertThat(CompletableFuture.supplyAsync(() -> beyond(6)).join()).as("nothing is known yet").isFalse();
            return end;
        })).isTrue();
        assertThat(looks).hasValue(0);
    }

    @Test
    void whereALookFailsTheNextLooks() {
        assertThatThrownBy(() -> look.goesBeyond(place(6), () -> {
            throw new IllegalStateException();
        })).isInstanceOf(IllegalStateException.class);
        assertThat(beyond(6)).isTrue();
        assertThat(looks).hasValue(1);
    }

    private boolean beyond(long after) {
        return look.goesBeyond(place(after), () -> {
            looks.incrementAndGet();
            return end;
        });
    }

    private static EventPlace place(long after) {
        return EventPlace.of(null, EventTypes.parse("types", null), 50).at(after);
    }
}
