package dev.troth.practices;

import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 18: what is taken in is passed on, not filed and forgotten")
class Practice18CustodyTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void aReceiptOpensACommitmentThatSaysWhatIsHeld() {
        Response answer = receive("2025-03-01T09:00:00Z", "2025-03-08T09:00:00Z");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        JsonPath custody = answer.jsonPath();
        assertThat(answer.header("Location")).endsWith("/v1/commitments/" + custody.getString("id"));
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(custody.getString("kind")).isEqualTo("CUSTODY");
        assertThat(custody.getString("status")).isEqualTo("PROMISED");
        assertThat(custody.getString("promisor")).isEqualTo("PROVIDER");
        assertThat(custody.getString("title")).isEqualTo("Cheque for the registration fee");
        assertThat(custody.getString("promisedAt")).isEqualTo("2025-03-01T09:00:00Z");
        assertThat(custody.getString("dueAt")).isEqualTo("2025-03-08T09:00:00Z");
        assertThat(custody.getString("custody.item")).isEqualTo("Cheque for the registration fee");
        assertThat(custody.getString("custody.receivedBy")).isEqualTo("Maria");
        assertThat(custody.getString("custody.amount.currency")).isEqualTo("EUR");
        assertThat(custody.getDouble("custody.amount.value")).isEqualTo(120);
        assertThat(ada.api.get("/v1/commitments/" + custody.getString("id")).asString()).isEqualTo(answer.asString());
        assertThat(ada.api.read("/v1/commitments?kind=CUSTODY&clientId=" + ada.id()).getInt("total.count")).isEqualTo(1);
        assertThat(ada.api.read("/v1/clients/" + ada.id() + "/timeline").getList("items.type")).contains("commitment.custody-received");
    }

    @Test
    void aReceiptForgottenIsOverdueLikeAnyPromise() {
        receive("2025-03-01T09:00:00Z", "2025-03-08T09:00:00Z");
        assertThat(ada.attention("OVERDUE").getInt("total.count")).isEqualTo(1);
        JsonPath score = ada.score("PROVIDER", "2025-03-15T09:00:00Z");
        assertThat(score.getList("open.reason")).isEqualTo(List.of("OVERDUE"));
        assertThat(score.getDouble("open[0].s")).isCloseTo(1, PracticeClient.exactly());
    }

    @Test
    void whatIsDueWithinTwoDaysWaitsInAttentionUntilItIsPassedOn() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant tomorrow = now.plus(Duration.ofHours(24));
        String id = receive("2025-03-01T09:00:00Z", tomorrow.toString()).jsonPath().getString("id");
        String later = receive("2025-03-01T09:00:00Z", now.plus(Duration.ofHours(49)).toString()).jsonPath().getString("id");

        JsonPath waiting = ada.attention("DUE_SOON");
        assertThat(waiting.getInt("total.count")).isEqualTo(1);
        assertThat(waiting.getString("items[0].recordId")).isEqualTo(id).isNotEqualTo(later);
        assertThat(waiting.getString("items[0].since")).isEqualTo(tomorrow.toString());
        assertThat(waiting.getString("items[0].facts.dueAt")).isEqualTo(tomorrow.toString());
        assertThat(waiting.getString("items[0].facts.importance")).isEqualTo("NORMAL");
        assertThat(waiting.getMap("items[0].facts")).doesNotContainKey("targetMissed");
        assertThat(waiting.getString("items[0].resolvedBy")).isEqualTo("POST /v1/commitments/" + id + "/deliver");

        ada.api.patch("*", "/v1/commitments/" + id, "{'targetAt': '2025-03-05T09:00:00Z'}").then().statusCode(200);
        assertThat(ada.attention("DUE_SOON").getString("items[0].facts.targetMissed")).isEqualTo("true");
        ada.api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '2025-03-06T09:00:00Z'}");
        assertThat(ada.attention("DUE_SOON").getList("items")).isEmpty();
    }

    @Test
    void aReceiptTakenBackWaitsForNothing() {
        String id = receive("2025-03-01T09:00:00Z", Instant.now().plus(Duration.ofHours(24)).toString()).jsonPath().getString("id");
        assertThat(ada.api.done("/v1/commitments/" + id + "/correct", "{'reason': 'Never arrived'}").getString("retractedAt")).isNotNull();
        assertThat(ada.attention("DUE_SOON").getList("items")).isEmpty();
    }

    @Test
    void itIsPassedOnAfterItWasReceived() {
        refusedAt(receive("2025-03-01T09:00:00Z", "2025-03-01T09:00:00Z"), "/forwardBy");
        refusedAt(receive("2099-03-01T09:00:00Z", "2099-03-02T09:00:00Z"), "/receivedAt");
        refusedAt(ada.attempt("custody-receipts", "'receivedAt': '2025-03-01T09:00:00Z', 'forwardBy': '2025-03-02T09:00:00Z'"), "/item");
    }

    private Response receive(String receivedAt, String forwardBy) {
        return ada.attempt("custody-receipts", "'item': 'Cheque for the registration fee', 'receivedAt': '%s', 'forwardBy': '%s', 'receivedBy': 'Maria', "
                + "'amount': {'value': 120.00, 'currency': 'EUR'}", receivedAt, forwardBy);
    }
}
