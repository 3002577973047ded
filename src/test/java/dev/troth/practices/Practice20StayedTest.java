package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 20: handled well, the client stayed")
class Practice20StayedTest {

    private static final String PERIOD = "?from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z";

    private final PracticeClient tenant = new PracticeClient();

    @Test
    void theReportSaysWhoStayedAfterWhatWasToldAndAfterWhatWasHidden() {
        told(client("A"));
        told(client("B"));
        leave(told(client("C")), "2025-09-01T09:00:00Z");
        leave(told(client("D")), "2026-06-01T09:00:00Z");
        foundOut(client("E"), "2025-03-03T09:00:00Z");
        leave(foundOut(told(client("F")), "2025-06-01T09:00:00Z"), "2025-07-01T09:00:00Z");
        leave(client("G"), "2025-07-01T09:00:00Z");

        JsonPath report = tenant.api.read("/v1/reports/retention" + PERIOD);
        assertThat(report.getList("afterDisclosure.candor").toString()).isEqualTo("[TOLD_BEFORE, TOLD_LATE, HIDDEN]");
        assertThat(report.getList("afterDisclosure.clients").toString()).isEqualTo("[4, 1, 1]");
        assertThat(report.getList("afterDisclosure.stayed").toString()).as("who left after the period had stayed in it").isEqualTo("[3, 1, 0]");
        assertThat(report.getDouble("afterDisclosure[0].rate")).isEqualTo(.75);
        assertThat(report.getDouble("afterDisclosure[2].rate")).isZero();
    }

    @Test
    void andAfterIncidentsHandledWellAndPoorly() {
        String well = client("A");
        String incident = incident(well);
        fixed(incident);
        String poorly = client("B");
        incident(poorly);
        leave(poorly, "2025-05-01T09:00:00Z");

        JsonPath report = tenant.api.read("/v1/reports/retention" + PERIOD);
        assertThat(report.getList("afterIncident.handling").toString()).isEqualTo("[WELL, POORLY]");
        assertThat(report.getList("afterIncident.clients").toString()).isEqualTo("[1, 1]");
        assertThat(report.getList("afterIncident.stayed").toString()).isEqualTo("[1, 0]");
        assertThat(report.getMap("afterDisclosure[0]")).as("no rate of nobody").doesNotContainKey("rate");
        JsonPath one = tenant.api.read("/v1/reports/retention" + PERIOD + "&clientId=" + poorly);
        assertThat(one.getList("afterIncident.clients").toString()).isEqualTo("[0, 1]");
    }

    @Test
    @DisplayName("Who had left before is not concerned: neither told nor let down while the relationship went on")
    void whoHadLeftBeforeIsNotConcerned() {
        leave(told(client("A")), "2025-02-01T09:00:00Z");
        leave(foundOut(told(client("B")), "2025-06-01T09:00:00Z"), "2025-05-01T09:00:00Z");
        leave(foundOut(client("C"), "2025-06-01T09:00:00Z"), "2025-05-01T09:00:00Z");
        leave(told(client("D")), "2025-03-03T10:00:00Z");
        String before = client("E");
        incident(before);
        leave(before, "2025-03-03T08:59:59Z");
        String both = client("F");
        fixed(incident(both));
        tenant.api.created("/v1/incidents", "{'clientId': '%s', 'title': 'x', 'severity': 'MODERATE', 'detectedAt': '2025-06-03T09:00:00Z'}", both);
        leave(both, "2025-05-01T09:00:00Z");
        tenant.api.client("G");

        JsonPath report = tenant.api.read("/v1/reports/retention" + PERIOD);
        assertThat(report.getList("afterDisclosure.clients").toString()).as("what came out after they had left drove nobody away").isEqualTo("[2, 0, 0]");
        assertThat(report.getList("afterDisclosure.stayed").toString()).isEqualTo("[0, 0, 0]");
        assertThat(report.getList("afterIncident.clients").toString()).isEqualTo("[1, 0]");
        assertThat(report.getList("afterIncident.stayed").toString()).isEqualTo("[0, 0]");
    }

    private void fixed(String incident) {
        tenant.api.done("/v1/incidents/" + incident + "/own", "{'ownership': 'OWNED', 'at': '2025-03-03T10:00:00Z'}");
        tenant.api.done("/v1/incidents/" + incident + "/apologise", "{'at': '2025-03-03T10:00:00Z'}");
        tenant.api.done("/v1/incidents/" + incident + "/fix", "{'fixedAt': '2025-03-03T09:00:00Z'}");
    }

    private String client(String name) {
        return tenant.api.client(name);
    }

    private String told(String client) {
        tenant.api.created("/v1/disclosures", "{'clientId': '%s', 'kind': 'MISTAKE', 'statement': 'x', 'awareAt': '2025-03-03T09:00:00Z', 'disclosedAt': '2025-03-03T10:00:00Z'}", client);
        return client;
    }

    private String foundOut(String client, String at) {
        tenant.api.created("/v1/disclosures", "{'clientId': '%s', 'kind': 'MISTAKE', 'statement': 'x', 'awareAt': '2025-03-03T09:00:00Z', 'counterpartKnewAt': '%s'}", client, at);
        return client;
    }

    private String incident(String client) {
        return tenant.api.created("/v1/incidents", "{'clientId': '%s', 'title': 'x', 'severity': 'MODERATE', 'detectedAt': '2025-03-03T09:00:00Z'}", client).getString("id");
    }

    private void leave(String client, String at) {
        tenant.api.done("/v1/clients/" + client + "/move", "{'stage': 'LAPSED', 'at': '%s'}", at);
    }
}
