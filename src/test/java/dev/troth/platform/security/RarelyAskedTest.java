package dev.troth.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.support.MovedClock;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jose4j.http.SimpleResponse;
import org.junit.jupiter.api.Test;

/** However many tokens name keys that are not there, the issuer is asked once in a while. */
class RarelyAskedTest {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final MovedClock clock = new MovedClock();
    private int asked;
    private boolean down;
    private final RarelyAsked keys = new RarelyAsked(location -> {
        asked++;
        if (down) {
            throw new IOException("down");
        }
        return new Answer("answer " + asked);
    }, PAUSE, clock);

    @Test
    void theIssuerIsAskedOnceInAPause() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            assertThat(keys.get("x").getBody()).isEqualTo("answer 1");
        }
        clock.move(PAUSE);
        assertThat(keys.get("x").getBody()).isEqualTo("answer 2");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void anIssuerThatIsDownIsNotAskedMoreOften() throws IOException {
        down = true;
        for (int i = 0; i < 1_000; i++) {
            assertThatThrownBy(() -> keys.get("x")).isInstanceOf(IOException.class).hasMessage("down");
        }
        assertThat(asked).isEqualTo(1);
        down = false;
        clock.move(PAUSE);
        assertThat(keys.get("x").getBody()).isEqualTo("answer 2");
    }

    @Test
    void howLongKeysAreKeptIsNotTheIssuersToSay() throws IOException {
        assertThat(keys.get("x").getHeaderValues("cache-control")).isEmpty();
        assertThat(keys.get("x").getHeaderNames()).isEmpty();
    }

    private record Answer(String getBody) implements SimpleResponse {

        @Override
        public int getStatusCode() {
            return 200;
        }

        @Override
        public String getStatusMessage() {
            return "OK";
        }

        @Override
        public Collection<String> getHeaderNames() {
            return List.of("cache-control");
        }

        @Override
        public List<String> getHeaderValues(String name) {
            return List.of("max-age=86400");
        }
    }
}
