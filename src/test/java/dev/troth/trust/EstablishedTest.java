package dev.troth.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayName("Who ever had a mass of 3 is DORMANT once it has less, and was never NEW")
class EstablishedTest {

    private static final String AS_OF = "2026-01-01T00:00:00Z";

    private final Api api = Api.ofFreshTenant();

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-01T09:00:00Z", "2026-03-02T09:00:00Z"})
    @DisplayName("Evidence worth exactly 3 is enough at its own instant, however its date is rounded in the sums")
    void exactlyThreeIsEnough(String found) {
        String client = api.client("Ada");
        hidden(client, "MODERATE", found);
        assertThat(score(client, found).getDouble("mass")).isCloseTo(3, within(1e-12));
        assertThat(score(client, found).getString("band")).isEqualTo("FRAGILE");
        assertThat(score(client, "2026-11-01T00:00:00Z").getString("band")).isEqualTo("DORMANT");
    }

    @ParameterizedTest(name = "{0}, found out {1}: {2}")
    @CsvSource({"MAJOR,2021-02-01T00:00:00Z,DORMANT", "MODERATE,2021-02-01T00:00:00Z,DORMANT", "MINOR,2021-02-01T00:00:00Z,NEW", "MAJOR,2021-01-02T00:00:00Z,NEW"})
    @DisplayName("What if it had been enough")
    void whatIfItHadBeenEnough(String severity, String found, String band) {
        String client = api.client("Ada");
        JsonPath answer = whatIf(client, "'severity': '%s', 'awareAt': '2021-01-01T00:00:00Z', 'counterpartKnewAt': '%s'".formatted(severity, found));
        assertThat(answer.getString("before.band")).isEqualTo("NEW");
        assertThat(answer.getString("after.band")).isEqualTo(band);
        hidden(client, severity, "2021-01-01T00:00:00Z", found);
        assertThat(score(client, AS_OF).getString("band")).isEqualTo(band);
        assertThat(score(client, AS_OF).getDouble("trust")).isEqualTo(answer.getDouble("after.trust"));
    }

    @Test
    @DisplayName("What if something were still open: that establishes nobody")
    void whatIfItWereStillOpen() {
        String client = api.client("Ada");
        String incident = "'severity': 'MAJOR', 'detectedAt': '2021-02-01T00:00:00Z'";
        JsonPath answer = api.done("/v1/clients/" + client + "/trust-score/what-if", "{'asOf': '" + AS_OF + "', 'facts': [{'incident': {" + incident + "}}]}");
        assertThat(answer.getString("after.band")).isEqualTo("NEW");
        api.created("/v1/incidents", "{'clientId': '%s', 'title': 'x', " + incident + "}", client);
        assertThat(score(client, AS_OF).getString("band")).isEqualTo("NEW");
        assertThat(score(client, AS_OF).getDouble("trust")).isEqualTo(answer.getDouble("after.trust"));
    }

    @Test
    @DisplayName("What if it had not been enough: what was recorded of the fact does not count")
    void whatIfItHadNotBeenEnough() {
        String client = api.client("Ada");
        String mistake = hidden(client, "MAJOR", "2021-01-01T00:00:00Z", "2021-02-01T00:00:00Z");
        JsonPath answer = whatIf(client, "'id': '%s', 'counterpartKnewAt': '2021-01-02T00:00:00Z'".formatted(mistake));
        assertThat(answer.getString("before.band")).isEqualTo("DORMANT");
        assertThat(answer.getString("after.band")).isEqualTo("NEW");
        hidden(client, "MODERATE", "2021-01-01T00:00:00Z", "2021-02-01T00:00:00Z");
        assertThat(whatIf(client, "'id': '%s', 'counterpartKnewAt': '2021-01-02T00:00:00Z'".formatted(mistake)).getString("after.band"))
                .as("another was enough").isEqualTo("DORMANT");
    }

    private JsonPath whatIf(String client, String disclosure) {
        return api.done("/v1/clients/" + client + "/trust-score/what-if", "{'asOf': '" + AS_OF + "', 'facts': [{'disclosure': {" + disclosure + "}}]}");
    }

    private String hidden(String client, String severity, String found) {
        return hidden(client, severity, "2025-11-01T00:00:00Z", found);
    }

    private String hidden(String client, String severity, String aware, String found) {
        return api.created("/v1/disclosures", "{'clientId': '%s', 'kind': 'MISTAKE', 'statement': 'x', 'severity': '%s', 'awareAt': '%s', 'counterpartKnewAt': '%s'}",
                client, severity, aware, found).getString("id");
    }

    private JsonPath score(String client, String asOf) {
        return api.read("/v1/clients/" + client + "/trust-score?asOf=" + asOf);
    }
}
