package dev.troth.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What fails is tried again, less and less often, for a day")
class BackoffTest {

    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(24));
    private static final Backoff BACKOFF = new Backoff(Stream.of("PT5S", "PT30S", "PT2M", "PT10M", "PT30M", "PT1H", "PT2H", "PT4H", "PT8H").map(Duration::parse).toList());

    @Test
    void anAttemptBelongsToItsReplicaForLongerThanItMayTake() {
        assertThatThrownBy(() -> new DeliveryQueue(null, null, null, null, null, null, null, Settings.withTimeout(Duration.ofMinutes(1)), null))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("troth.webhooks.lease must be longer than troth.webhooks.timeout");
        assertThat(new DeliveryQueue(null, null, null, null, null, null, null, Settings.withTimeout(Duration.ofSeconds(59)), null)).isNotNull();
    }

    @Test
    void withoutChanceItIsTheSteps() {
        assertThat(attempts(0)).containsExactly(at("PT0S"), at("PT5S"), at("PT35S"), at("PT2M35S"), at("PT12M35S"), at("PT42M35S"), at("PT1H42M35S"), at("PT3H42M35S"),
                at("PT7H42M35S"), at("PT15H42M35S"), at("PT23H42M35S"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.999})
    void chanceMakesItSoonerAndNeitherMoreNorFewer(double chance) {
        List<Instant> attempts = attempts(chance);
        assertThat(attempts).hasSize(11).isSorted();
        assertThat(attempts.get(1)).isBetween(START.plusSeconds(4), START.plusSeconds(5));
        assertThat(attempts.get(10)).isBetween(START.plus(Duration.ofHours(18)), END);
    }

    @ParameterizedTest
    @CsvSource({"1, 60, 60", "1, 3, 5", "1, 0, 5", "1, -60, 5", "2, 60, 60", "6, 60, 3600", "1, 28800, 28800", "1, 999999999, 28800"})
    void aReceiverMayAskForMoreTimeButNotForLess(int failures, long asked, long seconds) {
        assertThat(BACKOFF.next(failures, START, END, Duration.ofSeconds(asked), 0)).contains(START.plusSeconds(seconds));
    }

    @Test
    void whatTheReceiverAsksForDoesNotGoBeyondTheEnd() {
        assertThat(BACKOFF.next(1, END.minusSeconds(60), END, Duration.ofSeconds(60), 0)).contains(END);
        assertThat(BACKOFF.next(1, END.minusSeconds(60), END, Duration.ofSeconds(61), 0)).isEmpty();
    }

    @Test
    void stepsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new Backoff(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(List.of(Duration.ZERO))).isInstanceOf(IllegalArgumentException.class);
    }

    /** When it is tried, where every attempt fails at once. */
    private static List<Instant> attempts(double chance) {
        List<Instant> attempts = new ArrayList<>();
        Optional<Instant> next = Optional.of(START);
        while (next.isPresent()) {
            attempts.add(next.get());
            next = BACKOFF.next(attempts.size(), next.get(), END, null, chance);
        }
        return attempts;
    }

    private static Instant at(String since) {
        return START.plus(Duration.parse(since));
    }
}
