package dev.troth.practices;

import static dev.troth.practices.PracticeClient.exactly;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 34: with the right fit, fewer toes are stepped on")
class Practice34IncidentRateTest {

    // 60 days: the second half begins on 31 March.
    private static final String PERIOD = "from=2025-03-01T00:00:00Z&to=2025-04-30T00:00:00Z";

    private final PracticeClient ada = new PracticeClient();

    @Test
    void fewerIncidentsInTheSecondHalfAreATrendThatFalls() {
        incident("2025-03-02T09:00:00Z");
        incident("2025-03-10T09:00:00Z");
        incident("2025-03-30T23:59:59Z");
        incident("2025-03-31T00:00:00Z");

        JsonPath report = ada.api.read("/v1/reports/incidents?" + PERIOD);
        assertThat(report.getInt("total.count")).isEqualTo(4);
        assertThat(report.getDouble("total.ratePer30Days")).isCloseTo(2.0, exactly());
        assertThat(report.getInt("total.fitTrend")).isEqualTo(1 - 3);
        assertThat(ada.api.read("/v1/clients/" + ada.id() + "/review?" + PERIOD).getDouble("incidents.ratePer30Days")).isCloseTo(2.0, exactly());
    }

    @Test
    void moreOfThemAreATrendThatRises() {
        incident("2025-03-02T09:00:00Z");
        incident("2025-04-02T09:00:00Z");
        incident("2025-04-29T09:00:00Z");
        assertThat(ada.api.read("/v1/reports/incidents?" + PERIOD).getInt("total.fitTrend")).isEqualTo(2 - 1);
        assertThat(ada.score("PROVIDER", "2025-04-30T09:00:00Z").getDouble("momentum")).isNegative();
    }

    @Test
    void aRateIsThatOfTheTimeThatHasPassed() {
        incident("2025-03-02T09:00:00Z");
        JsonPath ahead = ada.api.read("/v1/reports/incidents?from=2098-01-01T00:00:00Z&to=2099-01-01T00:00:00Z");
        assertThat(ahead.getInt("total.count")).isZero();
        assertThat(ahead.<Object>get("total.ratePer30Days")).isNull();
    }

    private void incident(String at) {
        ada.record("incidents", "'title': 'Stepped on a toe', 'severity': 'MINOR', 'detectedAt': '%s'", at);
    }
}
