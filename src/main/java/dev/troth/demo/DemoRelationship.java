package dev.troth.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.platform.precondition.Precondition;
import dev.troth.record.Aggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** One relationship of the demo: a client, and days since a start day. What is recorded is written as a caller would write it. */
final class DemoRelationship {

    private static final Precondition NOTHING_KNOWN = Precondition.of(null);

    private final ObjectMapper mapper;
    private final UUID clientId;
    private final Instant start;

    DemoRelationship(ObjectMapper mapper, UUID clientId, Instant start) {
        this.mapper = mapper;
        this.clientId = clientId;
        this.start = start;
    }

    UUID clientId() {
        return clientId;
    }

    /** An instant of the story, as JSON writes it. */
    String day(double days) {
        return start.plus(Duration.ofSeconds(Math.round(days * 86_400))).toString();
    }

    /** Records something about this client; the text is the rest of the JSON object, with single quotes. */
    <B> UUID record(Function<B, ? extends Aggregate> service, Class<B> type, String json, Object... args) {
        return service.apply(read(type, "{'clientId': '" + clientId + "', " + json.formatted(args) + "}")).id();
    }

    <B> void then(Verb<B> verb, UUID id, Class<B> type, String json, Object... args) {
        verb.apply(id, NOTHING_KNOWN, read(type, "{" + json.formatted(args) + "}"));
    }

    private <B> B read(Class<B> type, String json) {
        try {
            return mapper.readValue(json.replace('\'', '"'), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a demo story that does not fit the contract", e);
        }
    }

    /** A verb of a feature's service. */
    interface Verb<B> {

        Aggregate apply(UUID id, Precondition known, B body);
    }
}
