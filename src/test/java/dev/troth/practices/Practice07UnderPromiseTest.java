package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("Practice 7: under-promise, and deliver early")
class Practice07UnderPromiseTest {

    private final PracticeClient ada = new PracticeClient();

    @ParameterizedTest(name = "delivered at {0} it is {1} and earns {2}")
    @CsvSource({"2025-03-10T21:00:00Z, EARLY, 1.0", "2025-03-10T21:00:01Z, ON_TIME, 0.9", "2025-03-11T09:00:00Z, ON_TIME, 0.9"})
    void earlyByATwentiethOfTheSpanEarnsMoreThanOnTime(String deliveredAt, String outcome, double r) {
        JsonPath promise = ada.record("commitments", "'title': 'Proofs', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z', "
                + "'targetAt': '2025-03-09T09:00:00Z'");
        assertThat(promise.getString("targetAt")).isEqualTo("2025-03-09T09:00:00Z");
        ada.api.done("/v1/commitments/" + promise.getString("id") + "/deliver", "{'deliveredAt': '%s'}", deliveredAt);
        JsonPath accepted = ada.api.done("/v1/commitments/" + promise.getString("id") + "/accept", "{'at': '2025-03-12T09:00:00Z'}");

        assertThat(accepted.getString("outcome")).isEqualTo(outcome);
        JsonPath score = ada.score("PROVIDER", deliveredAt);
        assertThat(score.getList("contributions.reason")).isEqualTo(List.of(outcome));
        assertThat(score.getDouble("dimensions.find { it.dimension == 'RELIABILITY' }.supporting")).isCloseTo(r, PracticeClient.exactly());
        assertThat(score.getDouble("dimensions.find { it.dimension == 'CANDOR' }.supporting")).isCloseTo(.25, PracticeClient.exactly());
        assertThat(score.getDouble("dimensions.find { it.dimension == 'RESPONSIBILITY' }.supporting")).isCloseTo(.25, PracticeClient.exactly());
    }
}
