package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;

/** One client of a tenant of its own, and what its ledger holds: what a practice is tried on. */
final class PracticeClient {

    private static final double EXACT = 1e-9;

    final Api api = Api.ofFreshTenant();

    // Made on first use: a test instance is there before the service's port is known.
    private String id;

    String id() {
        if (id == null) {
            id = api.client("Ada Okafor");
        }
        return id;
    }

    /** Records something about the client; the text is the rest of the JSON object. */
    JsonPath record(String collection, String json, Object... args) {
        return api.created("/v1/" + collection, about(json, args));
    }

    /** The same where it may be refused. */
    Response attempt(String collection, String json, Object... args) {
        return api.post("/v1/" + collection, about(json, args));
    }

    /** What the ledger holds for a subject in a dimension: [r, s] of the one line with the reason; fails unless there is exactly one. */
    List<Double> line(String subject, String dimension, String reason) {
        List<Map<String, Object>> lines = lines(subject, dimension, reason);
        assertThat(lines).as(reason + " in " + dimension).hasSize(1);
        return List.of(number(lines.get(0), "r"), number(lines.get(0), "s"));
    }

    /** The lines of the ledger for a subject in a dimension with a reason, reversals included. */
    List<Map<String, Object>> lines(String subject, String dimension, String reason) {
        return api.read("/v1/clients/" + id() + "/trust-score/evidence?limit=200&subject=" + subject)
                .getList("items.findAll { it.dimension == '" + dimension + "' && it.reason == '" + reason + "' }");
    }

    JsonPath score(String subject, String asOf) {
        return api.read("/v1/clients/" + id() + "/trust-score?subject=" + subject + "&asOf=" + asOf);
    }

    /** What waits for this client, of one kind. */
    JsonPath attention(String kind) {
        return api.read("/v1/attention?clientId=" + id() + "&kind=" + kind);
    }

    static Offset<Double> exactly() {
        return Offset.offset(EXACT);
    }

    static double number(Map<String, Object> object, String member) {
        return ((Number) object.get(member)).doubleValue();
    }

    private String about(String json, Object... args) {
        return "{'clientId': '" + id() + "', " + (args.length == 0 ? json : json.formatted(args)) + "}";
    }
}
