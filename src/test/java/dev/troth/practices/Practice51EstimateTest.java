package dev.troth.practices;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("Practice 51: requirements are read back, and estimates are compared with what it took")
class Practice51EstimateTest {

    private static final String REPORT = "/v1/reports/estimates?from=2025-03-01T00:00:00Z&to=2025-05-01T00:00:00Z";

    private final PracticeClient ada = new PracticeClient();

    @Test
    void theOtherPartyConfirmsWhatWasReadBackToIt() {
        String id = promise("PT8H", "");
        JsonPath confirmed = ada.api.done("/v1/commitments/" + id + "/confirm-read-back", "{'text': 'Two columns, in blue', 'at': '2025-03-02T09:00:00Z'}");
        assertThat(confirmed.getMap("readBack")).isEqualTo(Map.of("text", "Two columns, in blue", "confirmedAt", "2025-03-02T09:00:00Z", "confirmedBy", "CLIENT"));
        refusedAt(ada.api.post("/v1/commitments/" + id + "/confirm-read-back", "{'text': 'x', 'by': 'PROVIDER'}"), "/by");
        refusedAt(ada.api.post("/v1/commitments/" + id + "/confirm-read-back", "{'by': 'CLIENT'}"), "/text");
        assertThat(ada.api.done("/v1/commitments/" + id + "/correct", "{'reason': 'Not confirmed'}").getMap("$")).doesNotContainKeys("readBack", "retractedAt");
        ada.api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '2025-03-06T09:00:00Z'}");
        refused(ada.api.post("/v1/commitments/" + id + "/confirm-read-back", "{'text': 'x'}"), 409, "invalid-transition");
    }

    @Test
    void anOverrunIsToldOf() {
        String id = promise("PT8H", "");
        JsonPath delivered = deliver(id, "2025-03-06T09:00:00Z", "PT10H");
        assertThat(delivered.getDouble("estimateError")).isEqualTo(.25);
        assertThat(delivered.getBoolean("overrun")).isTrue();
        assertThat(delivered.getBoolean("overrunDisclosed")).isFalse();
        JsonPath waiting = ada.attention("OVERRUN_UNDISCLOSED");
        assertThat(waiting.getInt("total.count")).isEqualTo(1);
        assertThat(waiting.getString("items[0].recordId")).isEqualTo(id);
        assertThat(waiting.getString("items[0].since")).isEqualTo("2025-03-06T09:00:00Z");
        assertThat(waiting.getString("items[0].resolvedBy")).isEqualTo("POST /v1/disclosures");
        assertThat(waiting.getMap("items[0].facts")).isEqualTo(Map.of("estimatedEffort", "PT8H", "actualEffort", "PT10H", "estimateError", "0.25"));

        String told = tell(id);
        assertThat(ada.attention("OVERRUN_UNDISCLOSED").getList("items")).isEmpty();
        assertThat(ada.api.read("/v1/commitments/" + id).getBoolean("overrunDisclosed")).isTrue();
        ada.api.done("/v1/disclosures/" + told + "/correct", "{'reason': 'It was not told'}");
        assertThat(ada.attention("OVERRUN_UNDISCLOSED").getInt("total.count")).isEqualTo(1);
        ada.api.done("/v1/commitments/" + id + "/correct", "{'reason': 'Not delivered yet'}");
        assertThat(ada.attention("OVERRUN_UNDISCLOSED").getList("items")).isEmpty();
    }

    @ParameterizedTest(name = "{0} at {1}, denied {2}: {3}")
    @CsvSource({"DELAY, 2025-03-05T09:00:00Z, false, true", "MISTAKE, 2025-03-07T09:00:00Z, false, true", "OVER_CAPACITY, 2025-03-01T09:00:01Z, false, true",
            "DELAY, 2025-03-01T09:00:00Z, false, false", "MISTAKE, 2025-02-20T09:00:00Z, false, false", "DELAY, 2025-03-05T09:00:00Z, true, false",
            "FEE, 2025-03-05T09:00:00Z, false, false", "SUBCONTRACT, 2025-03-05T09:00:00Z, false, false", "CONFLICT, 2025-03-05T09:00:00Z, false, false",
            "OTHER, 2025-03-05T09:00:00Z, false, false", "ASSUMPTION, 2025-03-05T09:00:00Z, false, false"})
    @DisplayName("Of an overrun a mistake, a delay or too much work tells, once the work was promised")
    void whatTellsOfAnOverrun(String kind, String at, boolean denied, boolean tells) {
        String id = promise("PT8H", "");
        tell(id, kind, at, denied);
        assertThat(deliver(id, "2025-03-06T09:00:00Z", "PT10H").getBoolean("overrunDisclosed")).isEqualTo(tells);
        assertThat(ada.attention("OVERRUN_UNDISCLOSED").getInt("total.count")).isEqualTo(tells ? 0 : 1);
        assertThat(ada.api.read(REPORT).getInt("total.overrunsDisclosed")).isEqualTo(tells ? 1 : 0);
    }

    @Test
    @DisplayName("A lie tells of nothing, until its verdict is taken back")
    void aLieTellsOfNoOverrun() {
        String id = promise("PT8H", "");
        deliver(id, "2025-03-06T09:00:00Z", "PT10H");
        String told = tell(id);
        ada.api.done("/v1/disclosures/" + told + "/prove-false", "{'knownToBeFalse': true, 'at': '2025-03-07T09:00:00Z'}");
        assertThat(ada.attention("OVERRUN_UNDISCLOSED").getInt("total.count")).isEqualTo(1);
        ada.api.done("/v1/disclosures/" + told + "/correct", "{'reason': 'The proof was forged'}");
        assertThat(ada.attention("OVERRUN_UNDISCLOSED").getInt("total.count")).isZero();
    }

    @Test
    @DisplayName("What was told before a request became a promise tells nothing of how that is kept")
    void whatWasToldBeforeThePromiseTellsOfNoOverrun() {
        String id = ada.record("commitments", "'title': 'Proofs', 'requestedAt': '2025-03-01T09:00:00Z', 'estimatedEffort': 'PT8H'").getString("id");
        tell(id, "DELAY", "2025-03-01T12:00:00Z", false);
        ada.api.done("/v1/commitments/" + id + "/promise", "{'at': '2025-03-02T09:00:00Z', 'dueAt': '2025-05-11T09:00:00Z'}");
        assertThat(deliver(id, "2025-03-06T09:00:00Z", "PT10H").getBoolean("overrunDisclosed")).isFalse();
        assertThat(ada.attention("OVERRUN_UNDISCLOSED").getInt("total.count")).isEqualTo(1);
    }

    @Test
    void anEffortThatFitsTheEstimateIsNoOverrun() {
        JsonPath delivered = deliver(promise("PT9H", ""), "2025-03-06T09:00:00Z", "PT6H");
        assertThat(delivered.getDouble("estimateError")).isEqualTo(-.333333);
        assertThat(delivered.getBoolean("overrun")).isFalse();
        assertThat(ada.attention("OVERRUN_UNDISCLOSED").getList("items")).isEmpty();
    }

    @Test
    void theEffortIsRecordedAtAnyTimeAndTheEstimateBeforeTheDelivery() {
        String id = promise("PT8H", "");
        assertThat(patch(id, "{'actualEffort': 'PT8H1S'}").getBoolean("overrun")).isTrue();
        assertThat(ada.attention("OVERRUN_UNDISCLOSED").getInt("total.count")).isEqualTo(1);
        assertThat(patch(id, "{'estimatedEffort': 'PT12H'}").getBoolean("overrun")).isFalse();
        assertThat(ada.attention("OVERRUN_UNDISCLOSED").getList("items")).isEmpty();
        deliver(id, "2025-03-06T09:00:00Z", "PT11H");
        refused(ada.api.patch("*", "/v1/commitments/" + id, "{'estimatedEffort': 'PT20H'}"), 409, "invalid-transition");
        assertThat(patch(id, "{'actualEffort': 'PT15H'}").getDouble("estimateError")).isEqualTo(.25);
        assertThat(patch(id, "{'actualEffort': null}").getMap("$")).doesNotContainKeys("estimateError", "actualEffort");
    }

    @Test
    void theReportSaysHowFarEstimatesWereOff() {
        deliver(promise("PT8H", ""), "2025-03-06T09:00:00Z", "PT10H");
        String told = promise("PT10H", ", 'kind': 'OTHER'");
        deliver(told, "2025-03-07T09:00:00Z", "PT20H");
        tell(told);
        deliver(promise("PT10H", ""), "2025-03-08T09:00:00Z", "PT9H");
        deliver(promise("PT2H", ""), "2025-04-08T09:00:00Z", "PT1H");
        deliver(promise("PT2H", ""), "2025-05-01T00:00:00Z", "PT1H");
        ada.api.done("/v1/commitments/" + promise("PT2H", "") + "/deliver", "{'deliveredAt': '2025-03-08T09:00:00Z'}");

        JsonPath months = ada.api.read(REPORT);
        assertThat(months.getList("groups.group")).isEqualTo(List.of("2025-03", "2025-04"));
        assertThat(months.getList("groups.count")).isEqualTo(List.of(3, 1));
        assertThat(months.getList("groups.medianError")).isEqualTo(List.of(.25, -.5));
        assertThat(months.getList("groups.meanError")).isEqualTo(List.of(.383333, -.5));
        assertThat(months.getList("groups.overruns")).isEqualTo(List.of(2, 0));
        assertThat(months.getList("groups.overrunsDisclosed")).isEqualTo(List.of(1, 0));
        assertThat(months.getInt("total.count")).isEqualTo(4);
        assertThat(months.getDouble("total.medianError")).isEqualTo(.075);
        assertThat(months.getDouble("total.meanError")).isEqualTo(.1625);

        assertThat(ada.api.read(REPORT + "&groupBy=kind").getList("groups.group")).isEqualTo(List.of("DELIVERABLE", "OTHER"));
        assertThat(ada.api.read(REPORT + "&groupBy=clientId").getList("groups.group")).isEqualTo(List.of(ada.id()));
        refusedParameter(ada.api.get(REPORT + "&groupBy=owner"), "groupBy");
        refusedParameter(ada.api.get("/v1/reports/estimates?from=2025-05-01T00:00:00Z&to=2025-05-01T00:00:00Z"), "from");
        JsonPath nothing = ada.api.read("/v1/reports/estimates?from=2024-03-01T00:00:00Z&to=2024-05-01T00:00:00Z");
        assertThat(nothing.getList("groups")).isEmpty();
        assertThat(nothing.getInt("total.count")).isZero();
        assertThat(nothing.getMap("total")).doesNotContainKeys("medianError", "meanError", "group");
    }

    private String promise(String estimate, String more) {
        return ada.record("commitments", "'title': 'Proofs', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-05-11T09:00:00Z', 'estimatedEffort': '" + estimate
                + "'" + more).getString("id");
    }

    private JsonPath deliver(String id, String at, String effort) {
        return ada.api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '%s', 'actualEffort': '%s'}", at, effort);
    }

    private String tell(String id) {
        return ada.record("disclosures", "'kind': 'MISTAKE', 'statement': 'It took longer than we had said.', 'about': {'type': 'COMMITMENT', 'id': '%s'}, "
                + "'awareAt': '2025-03-06T09:00:00Z', 'disclosedAt': '2025-03-06T10:00:00Z'", id).getString("id");
    }

    private void tell(String id, String kind, String at, boolean denied) {
        ada.record("disclosures", "'kind': '%s', 'statement': 'x', 'about': {'type': 'COMMITMENT', 'id': '%s'}, 'awareAt': '%s', 'disclosedAt': '%s', 'denied': %s",
                kind, id, at, at, denied);
    }

    private JsonPath patch(String id, String json) {
        return ada.api.patch("*", "/v1/commitments/" + id, json).then().statusCode(200).extract().jsonPath();
    }
}
