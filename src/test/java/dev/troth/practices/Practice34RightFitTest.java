package dev.troth.practices;

import static dev.troth.practices.PracticeClient.exactly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Trust1;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 34: the right fit, fewer toes stepped on: momentum tells where it is going")
class Practice34RightFitTest {

    private final PracticeClient ada = new PracticeClient();
    private final Trust1 expected = new Trust1();

    @Test
    void anIncidentTurnsMomentumDownAndKeptPromisesTurnItUpAgain() {
        kept("2025-03-08T09:00:00Z");
        assertThat(momentum("2025-03-08T09:00:00Z")).as("after a kept promise").isPositive();

        ada.record("incidents", "'title': 'The wrong file went out', 'severity': 'MODERATE', 'detectedAt': '2025-04-01T09:00:00Z'");
        expected.bad("RESPONSIBILITY", 1, "2025-04-01T09:00:00Z").bad("RELIABILITY", .5, "2025-04-01T09:00:00Z");
        double fallen = momentum("2025-04-02T10:00:00Z");
        assertThat(fallen).as("after an incident").isNegative();
        double idle = momentum("2025-06-01T10:00:00Z");
        assertThat(idle).as("recovering while nothing more happens").isGreaterThan(fallen).isNegative();

        kept("2025-06-08T09:00:00Z");
        kept("2025-06-15T09:00:00Z");
        assertThat(momentum("2025-06-15T09:00:00Z")).as("rising again").isPositive();
        assertThat(momentum("2030-06-15T09:00:00Z")).as("zero when idle").isCloseTo(0, exactly());
    }

    @Test
    void theTrendOfTheFitIsInTheHistory() {
        kept("2025-03-08T09:00:00Z");
        ada.record("incidents", "'title': 'x', 'severity': 'MODERATE', 'detectedAt': '2025-04-01T09:00:00Z'");
        expected.bad("RESPONSIBILITY", 1, "2025-04-01T09:00:00Z").bad("RELIABILITY", .5, "2025-04-01T09:00:00Z");
        JsonPath history = ada.api.read("/v1/clients/" + ada.id() + "/trust-score/history?from=2025-03-10T00:00:00Z&to=2025-06-10T00:00:00Z&step=P1M");
        List<Double> trend = history.getList("points.momentum");
        List<String> instants = history.getList("points.asOf");
        assertThat(trend).hasSize(4);
        for (int i = 0; i < trend.size(); i++) {
            assertThat(trend.get(i)).isCloseTo(expected.momentum(instants.get(i)), exactly());
        }
        assertThat(trend.get(0)).isPositive();
        assertThat(trend.get(1)).isNegative();
        assertThat(trend.subList(1, 4)).isSorted();
    }

    private double momentum(String asOf) {
        double momentum = ada.score("PROVIDER", asOf).getDouble("momentum");
        assertThat(momentum).isCloseTo(expected.momentum(asOf), exactly());
        return momentum;
    }

    private void kept(String delivered) {
        String id = ada.record("commitments", "'title': 'x', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-06-30T09:00:00Z'").getString("id");
        ada.api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '%s'}", delivered);
        ada.api.done("/v1/commitments/" + id + "/accept", "{'at': '%s'}", delivered);
        expected.kept(1, 1, 1, delivered);
    }
}
