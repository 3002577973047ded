package dev.troth.practices;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 25: done is what both mean by it, and nothing goes out before its approval")
class Practice25ApprovalTest {

    private static final String BYPASS = "{'deliveredAt': '2025-03-06T09:00:00Z', 'bypassApproval': {'reason': 'The printer closes at noon', 'by': 'Maria'}}";

    private final PracticeClient ada = new PracticeClient();
    private String post;

    @BeforeEach
    void promise() {
        JsonPath promise = ada.record("commitments", "'title': 'The post', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z', "
                + "'definitionOfDone': 'Ada has seen it', 'approvalRequired': true");
        assertThat(promise.getString("definitionOfDone")).isEqualTo("Ada has seen it");
        post = "/v1/commitments/" + promise.getString("id");
    }

    @Test
    void itIsDeliveredOnceItIsApproved() {
        refused(ada.api.post(post + "/deliver", "{'deliveredAt': '2025-03-06T09:00:00Z'}"), 409, "approval-missing");
        ada.api.done(post + "/approve", "{'at': '2025-03-06T08:00:00Z'}");
        refusedAt(ada.api.post(post + "/deliver", BYPASS), "/bypassApproval");
        JsonPath delivered = ada.api.done(post + "/deliver", "{'deliveredAt': '2025-03-06T09:00:00Z'}");
        assertThat(delivered.getString("status")).isEqualTo("DELIVERED");
        assertThat(delivered.getMap("$")).doesNotContainKeys("bypassIncidentId", "approvalBypass");
        assertThat(ada.api.read("/v1/incidents?clientId=" + ada.id()).getList("items")).isEmpty();
    }

    @Test
    void whatWasApprovedIsNotDefinedAnewUnderTheApproval() {
        ada.api.done(post + "/approve", "{'at': '2025-03-06T08:00:00Z'}");
        refused(ada.api.patch("*", post, "{'definitionOfDone': 'It is posted'}"), 409, "invalid-transition");
        assertThat(ada.api.patch("*", post, "{'title': 'The post of March', 'definitionOfDone': 'Ada has seen it'}").statusCode()).isEqualTo(200);
        ada.api.done(post + "/correct", "{'reason': 'She had not seen it'}");
        JsonPath anew = ada.api.patch("*", post, "{'definitionOfDone': 'It is posted'}").jsonPath();
        assertThat(anew.getString("definitionOfDone")).isEqualTo("It is posted");
        assertThat(anew.getMap("$")).doesNotContainKey("approvedAt");
    }

    @Test
    void anApprovalThatCameAfterTheDeliveryIsNone() {
        ada.api.done(post + "/approve", "{'at': '2025-03-06T09:00:01Z'}");
        JsonPath missing = refused(ada.api.post(post + "/deliver", "{'deliveredAt': '2025-03-06T09:00:00Z'}"), 409, "approval-missing");
        assertThat(missing.getString("detail")).isEqualTo("It is delivered only after its approval, which came at 2025-03-06T09:00:01Z.");
        assertThat(ada.api.done(post + "/deliver", BYPASS).getString("bypassIncidentId")).isNotNull();
        assertThat(ada.api.read("/v1/incidents?clientId=" + ada.id()).getList("items")).hasSize(1);
    }

    @Test
    void bypassedItOpensAnIncident() {
        JsonPath delivered = ada.api.done(post + "/deliver", BYPASS);
        assertThat(delivered.getString("status")).isEqualTo("DELIVERED");
        assertThat(delivered.getString("approvalBypass.reason")).isEqualTo("The printer closes at noon");

        JsonPath incident = ada.api.read("/v1/incidents/" + delivered.getString("bypassIncidentId"));
        assertThat(incident.getString("commitmentId")).isEqualTo(delivered.getString("id"));
        assertThat(incident.getString("severity")).isEqualTo("MODERATE");
        assertThat(incident.getString("detectedAt")).isEqualTo("2025-03-06T09:00:00Z");
        assertThat(incident.getString("detectedBy")).isEqualTo("PROVIDER");
        assertThat(incident.getString("cause.key")).isEqualTo("definition-of-done");
        assertThat(incident.getString("cause.category")).isEqualTo("PROCESS");
        assertThat(incident.getString("accountable")).isEqualTo("PROVIDER");
        assertThat(incident.getString("description")).isEqualTo("The printer closes at noon (Maria)");
        JsonPath score = ada.score("PROVIDER", "2025-03-07T09:00:01Z");
        assertThat(score.getList("open.reason")).isEqualTo(List.of("INCIDENT"));
        assertThat(score.getDouble("open[0].s")).isCloseTo(1, PracticeClient.exactly());
        assertThat(ada.api.read("/v1/clients/" + ada.id() + "/timeline").getList("items.type")).contains("commitment.delivered", "incident.recorded");
    }

    @Test
    void aDeliveryTakenBackTakesItsIncidentWithIt() {
        String incident = ada.api.done(post + "/deliver", BYPASS).getString("bypassIncidentId");
        ada.api.done("/v1/incidents/" + incident + "/own", "{'ownership': 'OWNED'}");
        JsonPath corrected = ada.api.done(post + "/correct", "{'reason': 'It had not gone out'}");

        assertThat(corrected.getString("status")).isEqualTo("PROMISED");
        assertThat(corrected.getMap("$")).doesNotContainKeys("bypassIncidentId", "approvalBypass");
        assertThat(ada.api.read("/v1/incidents/" + incident).getString("retractedAt")).isNotNull();
        assertThat(ada.score("PROVIDER", "2025-03-08T09:00:00Z").getDouble("trust")).isEqualTo(.5);
    }

    @Test
    void theNeedOfAnApprovalIsNotEditedAwayOnceItWasPromised() {
        refused(ada.api.patch("*", post, "{'approvalRequired': false}"), 409, "invalid-transition");
        refused(ada.api.patch("*", post, "{'approvalRequired': null}"), 409, "invalid-transition");
        refused(ada.api.post(post + "/deliver", "{'deliveredAt': '2025-03-06T09:00:00Z'}"), 409, "approval-missing");

        String asked = "/v1/commitments/" + ada.record("commitments", "'title': 'The post', 'requestedAt': '2025-03-01T09:00:00Z', 'approvalRequired': true").getString("id");
        assertThat(ada.api.patch("*", asked, "{'approvalRequired': false}").jsonPath().getBoolean("approvalRequired")).isFalse();
        String free = "/v1/commitments/" + ada.record("commitments", "'title': 'The post', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z'").getString("id");
        assertThat(ada.api.patch("*", free, "{'approvalRequired': true}").jsonPath().getBoolean("approvalRequired")).isTrue();
    }

    @Test
    void deliveredAnewWithItsApprovalNoBypassIsLeftAndTheIncidentOfTheFirstTimeStays() {
        String incident = ada.api.done(post + "/deliver", BYPASS).getString("bypassIncidentId");
        ada.api.done(post + "/reject", "{'at': '2025-03-07T09:00:00Z', 'note': 'Not what was agreed'}");
        ada.api.done(post + "/approve", "{'at': '2025-03-08T09:00:00Z'}");
        JsonPath anew = ada.api.done(post + "/deliver", "{'deliveredAt': '2025-03-08T10:00:00Z'}");
        assertThat(anew.getMap("$")).doesNotContainKeys("bypassIncidentId", "approvalBypass");
        assertThat(ada.api.read("/v1/incidents/" + incident).getMap("$")).doesNotContainKey("retractedAt");

        assertThat(ada.api.done(post + "/correct", "{'reason': 'Not that day'}").getString("bypassIncidentId")).isEqualTo(incident);
        assertThat(ada.api.read("/v1/incidents/" + incident).getMap("$")).doesNotContainKey("retractedAt");
    }

    @Test
    void aBypassSaysWhy() {
        refusedAt(ada.api.post(post + "/deliver", "{'bypassApproval': {'by': 'Maria'}}"), "/bypassApproval/reason");
    }
}
