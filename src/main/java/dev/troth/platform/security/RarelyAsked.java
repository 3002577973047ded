package dev.troth.platform.security;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jose4j.http.SimpleGet;
import org.jose4j.http.SimpleResponse;

/**
 * Asks an address no more often than once in a while, and between two times gives what came of the last: an answer or a failure. Tokens
 * with made-up key ids, or an issuer that is down, so never become a flood of requests.
 */
final class RarelyAsked implements SimpleGet {

    private final SimpleGet http;
    private final Duration pause;
    private final Clock clock;

    private Instant next = Instant.MIN;
    private SimpleResponse answer;
    private IOException failure;

    RarelyAsked(SimpleGet http, Duration pause, Clock clock) {
        this.http = http;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public synchronized SimpleResponse get(String location) throws IOException {
        if (!clock.instant().isBefore(next)) {
            failure = null;
            try {
                answer = new BodyAlone(http.get(location).getBody());
            } catch (IOException e) {
                failure = e;
            }
            // From when it ended: one that answers slowly is not asked all the time.
            next = clock.instant().plus(pause);
        }
        if (failure != null) {
            throw failure;
        }
        return answer;
    }

    /** Without the headers: how long keys are kept is configured here, so that one taken out of the set is not used for as long as a header says. */
    private record BodyAlone(String getBody) implements SimpleResponse {

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
            return List.of();
        }

        @Override
        public List<String> getHeaderValues(String name) {
            return List.of();
        }
    }
}
