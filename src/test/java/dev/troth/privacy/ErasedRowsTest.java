package dev.troth.privacy;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import dev.troth.support.Rows;
import dev.troth.support.Contract;
import dev.troth.support.Contract.Operation;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Once a client is erased, the database")
class ErasedRowsTest {

    private static final String ERASE = "{'reason': 'SUBJECT_REQUEST'}";
    private static final String PERIOD = "?from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z";

    @Inject
    Config config;

    private final String tenant = Tokens.freshTenant();
    private final String token = Tokens.of(tenant);
    private final Api api = Api.withToken(token);

    @Test
    @DisplayName("holds no word of all that was said, answers with none, and every figure is as it was")
    void nothingSaidIsLeft() throws SQLException {
        EverythingSaid said = new EverythingSaid(token).say();
        Rows rows = new Rows(config);
        assertThat(said.refused()).isEmpty();
        assertThat(said.unsaid()).as("free texts of the contract that this test does not say; say them in EverythingSaid").isEmpty();
        String id = said.client();
        assertThat(rows.with(EverythingSaid.MARK, tenant)).as("what is to be erased").isNotEmpty();
        assertThat(api.read("/v1/journal/verify").getMap("$")).doesNotContainKey("broken");
        String portfolio = portfolio(id);
        Map<String, Object> before = figures(id, portfolio);

        JsonPath erased = api.done("/v1/clients/" + id + "/erase", ERASE);

        assertThat(erased.getString("name")).isEqualTo("Erased client");
        assertThat(erased.getString("displayName")).isEqualTo("Erased client");
        assertThat(erased.getString("erasedAt")).isNotNull();
        assertThat(erased.getList("allowed")).isEmpty();
        assertThat(rows.with(EverythingSaid.MARK, tenant)).isEmpty();
        assertThat(figures(id, portfolio)).isEqualTo(before);
        JsonPath journal = api.read("/v1/journal/verify");
        assertThat(journal.getMap("$")).as("the chain is whole").doesNotContainKey("broken");
        assertThat(journal.getInt("erased")).as("entries without what was said").isGreaterThan(100);
        List<String> seen = new ArrayList<>();
        for (String path : reads(id)) {
            Response answer = RestAssured.given().auth().oauth2(token).urlEncodingEnabled(false).get(path);
            assertThat(answer.statusCode()).as(path + answer.asString()).isEqualTo(200);
            assertThat(answer.asString() + answer.headers()).as(path).doesNotContainIgnoringCase(EverythingSaid.MARK);
            seen.add(path);
        }
        assertThat(seen).as("addresses read").hasSizeGreaterThan(60);
    }

    @Test
    @DisplayName("holds nothing of what was written at the same time")
    void writersMeetTheErasure() throws Exception {
        String id = api.client(EverythingSaid.MARK);
        int writers = 4;
        CountDownLatch begun = new CountDownLatch(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<Integer>> writes = Stream.<Callable<Integer>>generate(() -> () -> {
                int written = 0;
                Response answer = null;
                for (int i = 0; i < 200; i++) {
                    answer = api.request().header("Idempotency-Key", "w" + Thread.currentThread().getId() + "-" + i).contentType("application/json")
                            .body(Api.json("{'clientId': '" + id + "', 'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'NOTE', 'at': '2025-03-01T09:00:00Z', 'summary': '" + EverythingSaid.MARK + "'}"))
                            .post("/v1/communications");
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
            assertThat(api.read("/v1/communications?clientId=" + id).getInt("total.count")).isEqualTo(written);
            assertThat(new Rows(config).with(EverythingSaid.MARK, tenant)).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    /** All that is counted or scored, without the texts. */
    private Map<String, Object> figures(String id, String portfolio) {
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
        keep(figures, portfolio);
        return figures;
    }

    /** A page of the portfolio with the client in it, read at one instant however often. */
    private String portfolio(String id) {
        api.client("Another");
        for (String sort : List.of("low", "-low")) {
            JsonPath first = api.read("/v1/trust-scores?limit=1&sort=" + sort);
            if (!first.getString("items[0].clientId").equals(id)) {
                return "/v1/trust-scores?limit=1&sort=" + sort + "&after=" + first.getString("next");
            }
        }
        throw new AssertionError("one of two is first, rising or falling");
    }

    private void keep(Map<String, Object> figures, String path) {
        figures.put(path, without(api.read(path).get("$")));
    }

    /** What stands in place of texts is not compared, nor are the versions that tell of it. */
    private static Object without(Object json) {
        if (json instanceof Map<?, ?> fields) {
            Map<Object, Object> kept = new LinkedHashMap<>(fields);
            kept.keySet().removeAll(List.of("name", "key", "resolutions", "note", "version"));
            kept.replaceAll((key, value) -> without(value));
            // In the order of their keys, which were words.
            kept.computeIfPresent("byCause", (key, causes) -> Set.copyOf((List<?>) causes));
            return kept;
        }
        return json instanceof List<?> items ? items.stream().map(ErasedRowsTest::without).toList() : json;
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
                if (path.contains("{externalRef}") || path.startsWith("/v1/webhook-deliveries")) {
                    continue;
                }
                path = path.replace("/imports/{key}", "/imports/" + EverythingSaid.IMPORT);
                if (!path.contains("{")) {
                    paths.add(path + (query.isEmpty() && !path.contains("/trust-policy") && isPage(operation) ? "?limit=200" : query));
                } else {
                    String collection = path.substring(0, path.indexOf("/{"));
                    ids.computeIfAbsent(collection, list -> api.read(list + "?limit=200").getList("items.id"))
                            .forEach(id -> paths.add(operation.path().replace("{clientId}", client).replaceAll("\\{\\w+}", id)));
                }
            }
        }
        return paths;
    }

    private static boolean isPage(Operation operation) {
        return operation.node().path("parameters").toString().contains("PageRequest") || operation.node().path("parameters").toString().contains("\"limit\"");
    }
}
