package dev.troth.practices;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 53: nothing leaves the house without its quality check")
class Practice53QualityGateTest {

    private static final String GATE = ", 'qualityGate': {'required': true, 'name': 'Second pair of eyes'}";

    private final PracticeClient ada = new PracticeClient();

    @Test
    void aDeliveryThatPassedItsGateSaysWhatShowsIt() {
        String id = promise(GATE);
        JsonPath delivered = deliver(id, ", 'gate': {'passed': true, 'at': '2025-03-05T09:00:00Z', 'evidence': [{'title': 'Checklist', 'kind': 'RECEIPT'}]}");
        assertThat(delivered.getBoolean("qualityGateMissing")).isFalse();
        assertThat(delivered.getString("gate.name")).isEqualTo("Second pair of eyes");
        assertThat(delivered.getString("gate.at")).isEqualTo("2025-03-05T09:00:00Z");
        assertThat(delivered.getList("gate.evidence.title")).isEqualTo(List.of("Checklist"));
        assertThat(missing()).isEmpty();
    }

    @Test
    void aDeliveryWithoutItIsFlagged() {
        String without = promise(GATE);
        assertThat(missing()).as("before the delivery").isEmpty();
        assertThat(deliver(without, "").getBoolean("qualityGateMissing")).isTrue();
        String failed = promise(GATE);
        JsonPath delivered = deliver(failed, ", 'gate': {'passed': false}");
        assertThat(delivered.getBoolean("qualityGateMissing")).isTrue();
        assertThat(delivered.getString("gate.at")).isEqualTo("2025-03-06T09:00:00Z");
        assertThat(deliver(promise(""), "").getBoolean("qualityGateMissing")).isFalse();
        assertThat(deliver(promise(", 'qualityGate': {'required': false}"), "").getBoolean("qualityGateMissing")).isFalse();

        assertThat(missing()).containsExactlyInAnyOrder(without, failed);
        refused(ada.api.patch("*", "/v1/commitments/" + without, "{'qualityGate': null}"), 409, "invalid-transition");
        ada.api.done("/v1/commitments/" + without + "/correct", "{'reason': 'It has not gone out'}");
        assertThat(missing()).isEqualTo(List.of(failed));
        assertThat(ada.api.read("/v1/commitments?qualityGateMissing=false&clientId=" + ada.id()).getInt("total.count")).isEqualTo(3);
    }

    @Test
    void whatWasCheckedOnlyAfterwardsWasDeliveredUnchecked() {
        String id = promise(GATE);
        assertThat(deliver(id, ", 'gate': {'passed': true, 'at': '2025-03-06T09:00:01Z'}").getBoolean("qualityGateMissing")).isTrue();
        assertThat(missing()).isEqualTo(List.of(id));
        assertThat(deliver(promise(GATE), ", 'gate': {'passed': true, 'at': '2025-03-06T09:00:00Z'}").getBoolean("qualityGateMissing")).isFalse();
    }

    @Test
    void anIncidentAboutItNamesTheCause() {
        String id = promise(GATE);
        deliver(id, "");
        JsonPath incident = ada.record("incidents", "'title': 'It had last year’s prices', 'severity': 'MAJOR', 'detectedAt': '2025-03-07T09:00:00Z', "
                + "'commitmentId': '%s', 'cause': {'key': 'no-second-look', 'category': 'NO_QC'}", id);
        assertThat(incident.getString("cause.category")).isEqualTo("NO_QC");
        assertThat(incident.getString("commitmentId")).isEqualTo(id);
        assertThat(ada.api.read("/v1/incidents?clientId=" + ada.id() + "&causeKey=no-second-look").getInt("total.count")).isEqualTo(1);
    }

    @Test
    void aGateSaysWhetherItWasPassedAndHasBeenChecked() {
        String id = promise(GATE);
        refusedAt(ada.api.post("/v1/commitments/" + id + "/deliver", "{'gate': {'name': 'x'}}"), "/gate/passed");
        refusedAt(ada.api.post("/v1/commitments/" + id + "/deliver", "{'gate': {'passed': true, 'at': '2099-01-01T09:00:00Z'}}"), "/gate/at");
        refusedAt(ada.attempt("commitments", "'title': 'x', 'qualityGate': {'name': 'x'}"), "/qualityGate/required");
    }

    private String promise(String more) {
        return ada.record("commitments", "'title': 'Catalogue', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z'" + more).getString("id");
    }

    private JsonPath deliver(String id, String more) {
        return ada.api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '2025-03-06T09:00:00Z'" + more + "}");
    }

    private List<String> missing() {
        return ada.api.read("/v1/commitments?qualityGateMissing=true&clientId=" + ada.id()).getList("items.id");
    }
}
