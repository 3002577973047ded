package dev.troth.privacy;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("A client who is erased")
class ErasureTest {

    private static final String ERASE = "{'reason': 'SUBJECT_REQUEST'}";

    private final Api api = Api.ofFreshTenant();

    @Test
    @DisplayName("is recorded for no more, cannot be corrected, and is erased once")
    void nothingMoreIsRecorded() {
        String id = api.client("Ada");
        String promise = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'Proofs', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z'}", id).getString("id");
        assertThat(api.read("/v1/attention?kind=OVERDUE").getList("items.recordId")).containsExactly(promise);
        String tag = api.get("/v1/commitments/" + promise).header("ETag");

        Response erased = api.post("/v1/clients/" + id + "/erase", ERASE);

        assertThat(erased.header("ETag")).isEqualTo("\"1\"");
        refused(api.post("/v1/commitments", "{'clientId': '%s', 'title': 'x'}", id), 409, "client-erased");
        refused(api.post("/v1/communications", "{'clientId': '%s', 'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'NOTE', 'at': '2025-03-01T09:00:00Z'}", id), 409, "client-erased");
        refused(api.post("/v1/clients/" + id + "/checklist", "{'title': 'x'}"), 409, "client-erased");
        refused(api.post("/v1/clients/" + id + "/reviews", "{}"), 409, "client-erased");
        refused(api.post("/v1/clients/" + id + "/move", "{'stage': 'ENDED'}"), 409, "client-erased");
        refused(api.patch("*", "/v1/clients/" + id, "{'name': 'Ada again'}"), 409, "client-erased");
        refused(api.post("/v1/commitments/" + promise + "/deliver", "{}"), 409, "client-erased");
        refused(api.post("/v1/commitments/" + promise + "/correct", "{'reason': 'x'}"), 409, "client-erased");
        JsonPath record = api.read("/v1/commitments/" + promise);
        assertThat(record.getString("title")).isEqualTo("Erased");
        assertThat(record.getList("allowed")).isEmpty();
        assertThat(api.request().header("If-None-Match", tag).get("/v1/commitments/" + promise).statusCode()).as("whoever knew it reads it anew").isEqualTo(200);
        assertThat(api.read("/v1/attention").getList("items")).as("nobody can do anything about it").isEmpty();
        assertThat(api.read("/v1/clients").getInt("total.count")).isEqualTo(1);

        Response again = api.post("/v1/clients/" + id + "/erase", "{'reason': 'OTHER'}");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(erased.asString());
        JsonPath timeline = api.read("/v1/clients/" + id + "/timeline?type=client.erased");
        assertThat(timeline.getList("items.data.reason")).containsExactly("SUBJECT_REQUEST");
        assertThat(timeline.getList("items.actor")).containsExactly("tester");
        assertThat(api.read("/v1/clients/" + id + "/timeline?type=client.created").getMap("items[0]")).doesNotContainKey("data");
    }

    @Test
    @DisplayName("is in no frozen review, and nobody who has one from before is told that nothing is new")
    void noFrozenReviewKeepsTheWords() {
        String id = api.client("Ada");
        String review = "/v1/clients/" + id + "/reviews/" + api.created("/v1/clients/" + id + "/reviews", "{'note': 'Ada was here'}").getString("id");
        String tag = api.get(review).header("ETag");
        assertThat(api.request().header("If-None-Match", tag).get(review).statusCode()).isEqualTo(304);

        api.done("/v1/clients/" + id + "/erase", ERASE);

        Response erased = api.request().header("If-None-Match", tag).get(review);
        assertThat(erased.statusCode()).isEqualTo(200);
        assertThat(erased.jsonPath().getString("note")).isEqualTo("Erased");
        assertThat(erased.jsonPath().getInt("version")).isEqualTo(1);
        assertThat(api.request().header("If-None-Match", erased.header("ETag")).get(review).statusCode()).isEqualTo(304);
    }

    @Test
    @DisplayName("is not brought back by a request that is repeated")
    void noRetryBringsThemBack() {
        String created = Api.json("{'name': 'Ada'}");
        String id = keyed("k1", "/v1/clients", created).then().statusCode(201).extract().jsonPath().getString("id");
        String other = keyed("k2", "/v1/clients", Api.json("{'name': 'Ben'}")).then().statusCode(201).extract().jsonPath().getString("id");
        keyed("k3", "/v1/clients/" + id + "/erase", Api.json(ERASE)).then().statusCode(200);

        refused(keyed("k1", "/v1/clients", created), 409, "client-erased");
        refused(keyed("k1", "/v1/clients", Api.json("{'name': 'Cleo'}")), 409, "client-erased");
        assertThat(keyed("k2", "/v1/clients", Api.json("{'name': 'Ben'}")).jsonPath().getString("id")).as("others' answers are kept").isEqualTo(other);
        assertThat(keyed("k3", "/v1/clients/" + id + "/erase", Api.json(ERASE)).header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(api.read("/v1/clients").getInt("total.count")).isEqualTo(2);
    }

    @Test
    @DisplayName("goes with all that turned out to be the same client, whichever of them is asked for")
    void mergedClients() {
        String stands = api.created("/v1/clients", "{'name': 'Ada', 'email': 'ada@example.org'}").getString("id");
        String merged = api.client("A. Okafor");
        api.done("/v1/clients/" + stands + "/merge", "{'from': '%s', 'reason': 'Recorded twice'}", merged);

        assertThat(api.done("/v1/clients/" + merged + "/erase", ERASE).getString("mergedInto")).isEqualTo(stands);

        for (String id : List.of(stands, merged)) {
            assertThat(api.read("/v1/clients/" + id).getString("name")).isEqualTo("Erased client");
            refused(api.post("/v1/clients/" + id + "/move", "{'stage': 'ENDED'}"), 409, "client-erased");
        }
        assertThat(api.read("/v1/clients/" + stands + "/timeline?type=client.merged,client.created").getList("items.data")).containsOnlyNulls();
        api.created("/v1/clients", "{'name': 'Somebody else', 'email': 'ada@example.org'}");
    }

    @Test
    @DisplayName("is found by no key, tag or word any more, and the key is free")
    void isNotFound() {
        String id = api.created("/v1/clients", "{'name': 'Ada', 'externalRef': 'crm-7', 'tags': ['vip']}").getString("id");
        api.done("/v1/clients/" + id + "/erase", ERASE);
        assertThat(api.read("/v1/clients?externalRef=crm-7").getList("items")).isEmpty();
        assertThat(api.read("/v1/clients?tag=vip").getList("items")).isEmpty();
        api.created("/v1/clients", "{'name': 'Somebody else', 'externalRef': 'crm-7'}");
    }

    @Test
    @DisplayName("was somebody: an unknown client, another state or no reason is refused")
    void refusals() {
        String id = api.client("Ada");
        refused(api.post("/v1/clients/0190b9d1-0000-7000-8000-000000000000/erase", ERASE), 404, "not-found");
        refused(Api.ofFreshTenant().post("/v1/clients/" + id + "/erase", ERASE), 404, "not-found");
        refused(api.postIfMatch("\"9\"", "/v1/clients/" + id + "/erase", ERASE), 412, "precondition-failed");
        refused(api.post("/v1/clients/" + id + "/erase", "{}"), 400, "validation-failed");
        refused(api.post("/v1/clients/" + id + "/erase", "{'reason': 'She asked'}"), 400, "malformed-request");
        assertThat(api.read("/v1/clients/" + id).getString("name")).isEqualTo("Ada");
    }

    private Response keyed(String key, String path, String json) {
        return api.request().header("Idempotency-Key", key).contentType("application/json").body(json).post(path);
    }
}
