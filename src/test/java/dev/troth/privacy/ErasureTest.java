package dev.troth.privacy;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import dev.troth.support.Contract;
import dev.troth.support.Contract.Operation;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("A client who is erased")
class ErasureTest {

    private static final String ERASE = "{'reason': 'SUBJECT_REQUEST'}";
    private static final String PERIOD = "?from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z";

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));

    @Test
    @DisplayName("leaves no word of all that was said, in no table and no answer, and every figure as it was")
    void nothingSaidIsLeft() throws SQLException {
        EverythingSaid said = new EverythingSaid(api).say();
        assertThat(said.unsaid()).as("free texts of the contract that this test does not say; say them in EverythingSaid").isEmpty();
        String id = said.client();
        assertThat(Rows.with(EverythingSaid.MARK, tenant)).as("what is to be erased").isNotEmpty();
        Map<String, Object> before = figures(id);

        JsonPath erased = api.done("/v1/clients/" + id + "/erase", ERASE);

        assertThat(erased.getString("name")).isEqualTo("Erased client");
        assertThat(erased.getString("displayName")).isEqualTo("Erased client");
        assertThat(erased.getString("erasedAt")).isNotNull();
        assertThat(erased.getList("allowed")).isEmpty();
        assertThat(Rows.with(EverythingSaid.MARK, tenant)).isEmpty();
        assertThat(figures(id)).isEqualTo(before);
        List<String> seen = new ArrayList<>();
        for (String path : reads(id)) {
            Response answer = api.get(path);
            assertThat(answer.statusCode()).as(path + answer.asString()).isEqualTo(200);
            assertThat(answer.asString() + answer.headers()).as(path).doesNotContainIgnoringCase(EverythingSaid.MARK);
            seen.add(path);
        }
        assertThat(seen).hasSizeGreaterThan(60);
    }

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

    @Test
    @DisplayName("leaves nothing of what is written at the same time")
    void writersMeetTheErasure() throws Exception {
        String id = api.client(EverythingSaid.MARK);
        int writers = 6;
        CountDownLatch begun = new CountDownLatch(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<Integer>> writes = Stream.<Callable<Integer>>generate(() -> () -> {
                int written = 0;
                Response answer = null;
                for (int i = 0; i < 200; i++) {
                    answer = api.request().header("Idempotency-Key", "w" + Thread.currentThread().getId() + "-" + i).contentType("application/json")
                            .body(Api.json("{'clientId': '" + id + "', 'title': '" + EverythingSaid.MARK + "', 'severity': 'MINOR', 'detectedAt': '2025-03-01T09:00:00Z'}")).post("/v1/incidents");
                    if (answer.statusCode() != 201) {
                        break;
                    }
                    written++;
                    begun.countDown();
                }
                refused(answer, 409, "client-erased");
                return written;
            }).limit(writers).map(threads::submit).toList();
            begun.await();
            api.done("/v1/clients/" + id + "/erase", ERASE);
            int written = 0;
            for (Future<Integer> write : writes) {
                written += write.get();
            }
            assertThat(api.read("/v1/incidents?clientId=" + id).getInt("total.count")).isEqualTo(written);
            assertThat(Rows.with(EverythingSaid.MARK, tenant)).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    private Response keyed(String key, String path, String json) {
        return api.request().header("Idempotency-Key", key).contentType("application/json").body(json).post(path);
    }

    /** All that is counted or scored, without the texts. */
    private Map<String, Object> figures(String id) {
        Map<String, Object> figures = new LinkedHashMap<>();
        String score = "/v1/clients/" + id + "/trust-score";
        for (String subject : List.of("PROVIDER", "CLIENT")) {
            for (String asOf : List.of("2025-03-15T00:00:00Z", "2025-06-01T00:00:00Z", "2026-06-01T00:00:00Z")) {
                keep(figures, score + "?subject=" + subject + "&asOf=" + asOf);
            }
            keep(figures, score + "/evidence?limit=200&asOf=2026-06-01T00:00:00Z&subject=" + subject);
            keep(figures, score + "/history?from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&step=P1M&subject=" + subject);
            keep(figures, score + "/rebuild?subject=" + subject);
        }
        for (String report : List.of("promises", "disclosures", "incidents", "causes", "estimates", "reactions", "retention")) {
            keep(figures, "/v1/reports/" + report + PERIOD);
        }
        keep(figures, "/v1/clients/" + id + "/review" + PERIOD);
        keep(figures, "/v1/clients/" + id + "/reviews");
        for (String list : List.of("agreements", "commitments", "disclosures", "incidents", "communications", "practices", "access-grants")) {
            figures.put(list, api.read("/v1/" + list + "?clientId=" + id).getMap("total"));
        }
        figures.put("portfolio", without(api.read("/v1/trust-scores").get("items[0]")));
        return figures;
    }

    private void keep(Map<String, Object> figures, String path) {
        figures.put(path, without(api.read(path).get("$")));
    }

    /** What stands in place of texts is not compared, nor the instant a portfolio is read at. */
    private static Object without(Object json) {
        if (json instanceof Map<?, ?> fields) {
            Map<Object, Object> kept = new LinkedHashMap<>(fields);
            List.of("name", "key", "resolutions", "note", "asOf", "score", "trust", "interval").forEach(text -> {
                if (kept.get(text) instanceof String || kept.get(text) instanceof List) {
                    kept.remove(text);
                }
            });
            kept.replaceAll((key, value) -> without(value));
            return kept;
        }
        return json instanceof List<?> items ? items.stream().map(ErasureTest::without).toList() : json;
    }

    /** Every address of the contract that can be read, and with each id of a record in it. */
    private List<String> reads(String client) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        List<String> paths = new ArrayList<>();
        for (Operation operation : Contract.committed().operations()) {
            if (operation.method().equals("GET") && operation.path().startsWith("/v1/")) {
                String path = operation.path().replace("/clients/{id}", "/clients/" + client).replace("{clientId}", client);
                String query = path.contains("/trust-score/history") || path.contains("/review") && !path.contains("/reviews") || path.contains("evidence-bundle") || path.contains("/reports/") ? PERIOD : "";
                if (path.endsWith("history")) {
                    query += "&step=P1M";
                }
                if (!path.contains("{")) {
                    paths.add(path + (query.isEmpty() && !path.contains("/trust-policy") && isPage(operation) ? "?limit=200" : query));
                } else {
                    String collection = path.substring(0, path.indexOf("/{"));
                    ids.computeIfAbsent(collection, list -> api.read(list + "?limit=200").getList("items.id"))
                            .forEach(id -> paths.add(path.replaceAll("\\{\\w+}", id)));
                }
            }
        }
        return paths;
    }

    private static boolean isPage(Operation operation) {
        return operation.node().path("parameters").toString().contains("PageRequest") || operation.node().path("parameters").toString().contains("\"limit\"");
    }
}
