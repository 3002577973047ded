package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** An incident of a client and what is done about it: MODERATE, so that σ is 1, unless something else is said. */
final class Mishap {

    static final String DETECTED = "2025-03-12T00:00:00Z";
    static final String MUCH_LATER = "2025-06-01T00:00:00Z";

    private final PracticeClient client;
    private final JsonPath recorded;
    private final String id;

    private Mishap(PracticeClient client, JsonPath recorded) {
        this.client = client;
        this.recorded = recorded;
        this.id = recorded.getString("id");
    }

    /** Something goes wrong; the text is the rest of the JSON object, after a comma. */
    static Mishap of(PracticeClient client, String more, Object... args) {
        String said = args.length == 0 ? more : more.formatted(args);
        String severity = said.contains("'severity'") ? "" : ", 'severity': 'MODERATE'";
        String detected = said.contains("'detectedAt'") ? "" : ", 'detectedAt': '" + DETECTED + "'";
        return new Mishap(client, client.record("incidents", "'title': 'Posted too early'" + severity + detected + said));
    }

    String id() {
        return id;
    }

    /** As it was first answered. */
    JsonPath recorded() {
        return recorded;
    }

    JsonPath read() {
        return client.api.read(path());
    }

    JsonPath done(String verb, String json, Object... args) {
        return client.api.done(path() + "/" + verb, json, args);
    }

    Response attempt(String verb, String json, Object... args) {
        return client.api.post(path() + "/" + verb, json, args);
    }

    /** Fixed the moment it was noticed, learnt from without a practice, closed: h grows by .25 and .10. */
    JsonPath closed() {
        done("fix", "{'fixedAt': '%s'}", read().getString("detectedAt"));
        done("learn", "{'lesson': 'Look twice', 'waiver': 'It cannot happen again'}");
        return done("close", "{}");
    }

    /** A practice that was learnt from it. */
    String practice() {
        return client.record("practices", "'title': 'Shown before posted', 'fromIncidentId': '%s'", id).getString("id");
    }

    /** [r, s] of what it says in a dimension while it is not closed. */
    List<Double> open(String subject, String dimension) {
        List<Map<String, Object>> lines = client.score(subject, MUCH_LATER).getList("open.findAll { it.sourceId == '" + id + "' && it.dimension == '" + dimension + "' }");
        assertThat(lines).hasSize(1);
        return List.of(PracticeClient.number(lines.get(0), "r"), PracticeClient.number(lines.get(0), "s"));
    }

    String path() {
        return "/v1/incidents/" + id;
    }

    /** Fails unless it is this r and this s. */
    static void exactly(List<Double> line, double r, double s) {
        assertThat(line.get(0)).as("r").isCloseTo(r, PracticeClient.exactly());
        assertThat(line.get(1)).as("s").isCloseTo(s, PracticeClient.exactly());
    }
}
