package dev.troth.journal;

import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import dev.troth.support.LongAgreement;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("The feed tells other services what happened")
class EventsTest {

    private static final String EVENTS = "/v1/events";

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));

    @Test
    void asCloudEvents() {
        String client = api.client("Ada");
        JsonPath commitment = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'A report', 'promisedAt': '2025-03-01T09:00:00Z', "
                + "'dueAt': '2025-03-11T09:00:00Z'}", client);
        String id = commitment.getString("id");
        Map<String, Object> entry = api.read("/v1/clients/" + client + "/timeline?type=commitment.promised").getMap("items[0]");
        Map<String, Object> event = api.read(EVENTS + "?types=commitment.promised").getMap("items[0]");
        assertThat(event.keySet()).containsExactly("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "sequence", "data");
        assertThat(event).containsEntry("specversion", "1.0").containsEntry("id", entry.get("id")).containsEntry("source", "/tenants/" + tenant)
                .containsEntry("type", "dev.troth.commitment.promised").containsEntry("subject", "commitments/" + id)
                .containsEntry("time", entry.get("occurredAt")).containsEntry("datacontenttype", "application/json").containsEntry("sequence", "2");
        assertThat(event.get("data")).isEqualTo(Map.of("clientId", client, "recordType", "COMMITMENT", "recordId", id, "actor", "tester",
                "occurredAt", entry.get("occurredAt"), "recordedAt", entry.get("recordedAt"), "data", entry.get("data")));
    }

    @Test
    void andGoesOnFromNextWhenThereIsMore() {
        JsonPath nothing = api.read(EVENTS);
        assertThat(nothing.getList("items")).isEmpty();
        api.client("Ada");
        api.client("Grace");
        Response first = api.get(EVENTS + "?limit=1&after=" + nothing.getString("next"));
        assertThat(first.jsonPath().<String>getList("items.sequence")).containsExactly("1");
        assertThat(first.header("Link")).startsWith("<http").contains("limit=1").contains("after=" + first.jsonPath().getString("next")).endsWith("rel=\"next\"");
        JsonPath second = api.read(EVENTS + "?after=" + first.jsonPath().getString("next"));
        assertThat(second.<String>getList("items.data.data.name")).containsExactly("Grace");
        JsonPath end = api.read(EVENTS + "?after=" + second.getString("next"));
        assertThat(end.getList("items")).isEmpty();
        assertThat(end.getString("next")).isEqualTo(second.getString("next"));
    }

    @Test
    void inPiecesThatEndEarlyWhereMuchWasSaid() {
        String client = api.client("Ada");
        for (int i = 0; i < 12; i++) {
            LongAgreement.draft(api, client);
        }
        JsonPath first = api.read(EVENTS + "?limit=200");
        assertThat(first.<String>getList("items.sequence")).as("half a megabyte each").containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        JsonPath second = api.read(EVENTS + "?limit=200&after=" + first.getString("next"));
        assertThat(second.<String>getList("items.sequence")).containsExactly("11", "12", "13");
        assertThat(api.read(EVENTS + "?after=" + second.getString("next")).getList("items")).isEmpty();
    }

    @Test
    void ofTheTypesThatAreWanted() {
        String client = api.client("Ada");
        api.done("/v1/clients/" + client + "/move", "{'stage': 'ACTIVE'}");
        api.created("/v1/communications", "{'clientId': '%s', 'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'NOTE', 'at': '2025-03-01T09:00:00Z'}", client);
        assertThat(sequences("client.created")).containsExactly("1");
        assertThat(sequences("dev.troth.client.created,communication.created")).containsExactly("1", "3");
        assertThat(sequences("client.*")).containsExactly("1", "2");
        assertThat(sequences("dev.troth.communication.*,client.created")).containsExactly("1", "3");
        assertThat(sequences("incident.*")).isEmpty();
        JsonPath passedOver = api.read(EVENTS + "?types=incident.*");
        assertThat(seq(passedOver)).as("what was not wanted is not looked through again").isEqualTo("3");
    }

    @Test
    void toItsOwnTenantAlone() {
        api.client("Ada");
        JsonPath others = Api.ofFreshTenant().read(EVENTS);
        assertThat(others.getList("items")).isEmpty();
        assertThat(seq(others)).isEqualTo("0");
    }

    @Test
    void asSoonAsThereIsSomething() throws Exception {
        String next = api.read(EVENTS).getString("next");
        CompletableFuture<JsonPath> waiting = CompletableFuture.supplyAsync(() -> api.read(EVENTS + "?types=client.*&wait=30"));
        CompletableFuture<JsonPath> waitingForAll = CompletableFuture.supplyAsync(() -> api.read(EVENTS + "?wait=30&after=" + next));
        api.client("Ada");
        assertThat(waiting.get(15, TimeUnit.SECONDS).<String>getList("items.type")).containsExactly("dev.troth.client.created");
        assertThat(waitingForAll.get(15, TimeUnit.SECONDS).<String>getList("items.sequence")).containsExactly("1");
    }

    @Test
    void orNothingWhenTheTimeIsOver() {
        api.client("Ada");
        String next = api.read(EVENTS).getString("next");
        Response answer = api.get(EVENTS + "?wait=1&after=" + next);
        assertThat(answer.time()).isGreaterThanOrEqualTo(1_000);
        assertThat(answer.jsonPath().getList("items")).isEmpty();
        assertThat(answer.jsonPath().getString("next")).isEqualTo(next);
        assertThat(answer.header("Link")).contains(next);
    }

    @Test
    void onlyToThoseWhoAskStrictly() {
        api.client("Ada");
        String next = api.read(EVENTS).getString("next");
        String ofTypes = api.read(EVENTS + "?types=client.*,incident.*").getString("next");
        api.get(EVENTS + "?types=dev.troth.incident.*,client.*&after=" + ofTypes).then().statusCode(200);
        refusedParameter(api.get(EVENTS + "?types=client.*&after=" + ofTypes), "after");
        refusedParameter(api.get(EVENTS + "?types=client.*&after=" + next), "after");
        for (String wrong : List.of("1", "x", next + "A", forged(next, "-1"), forged(next, "+1"), forged(next, "01"), forged(next, "1e3"))) {
            refusedParameter(api.request().queryParam("after", wrong).get(EVENTS), "after");
        }
        for (String wrong : List.of("client", "client.", ".created", "Client.created", "client.created,", "client.*x", "*", "dev.troth.", "a.b.c", "client.gone", "nothing.*", "client.moved,x.y")) {
            refusedParameter(api.request().queryParam("types", wrong).get(EVENTS), "types");
        }
        for (String wrong : List.of("-1", "31", "PT5S", "1.5")) {
            refusedParameter(api.get(EVENTS + "?wait=" + wrong), "wait");
        }
        refusedParameter(api.get(EVENTS + "?limit=201"), "limit");
        refusedParameter(api.get(EVENTS + "?from=1"), "from");
    }

    private List<String> sequences(String types) {
        return api.read(EVENTS + "?types=" + types).getList("items.sequence");
    }

    private static String seq(JsonPath page) {
        String token = new String(Base64.getUrlDecoder().decode(page.getString("next")));
        return token.substring(token.lastIndexOf('\n') + 1);
    }

    private static String forged(String next, String seq) {
        String token = new String(Base64.getUrlDecoder().decode(next));
        return Base64.getUrlEncoder().withoutPadding().encodeToString((token.substring(0, token.lastIndexOf('\n') + 1) + seq).getBytes());
    }
}
