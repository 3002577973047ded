package dev.troth.imports;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import dev.troth.support.Patience;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An import is a stream in both directions: it may be endless, break off, come twice at once, and is done once. */
@QuarkusTest
class ImportStreamTest {

    private static final String CLIENT = "{\"key\": \"%1$s\", \"operation\": \"POST /v1/clients\", \"body\": {\"name\": \"%1$s\"}}\n";
    /** More to measure with: -Dtroth.import-lines=1000000, with a small heap by -DargLine=-Xmx256m. */
    private static final int LINES = Integer.getInteger("troth.import-lines", 20_000);

    private final String token = Tokens.of(Tokens.freshTenant());
    private final Api api = Api.withToken(token);

    @Test
    void eachLineIsAnsweredBeforeTheNextIsSent() throws IOException {
        try (Duplex stream = new Duplex(token, "/v1/imports?key=talk").send(CLIENT.formatted("a"))) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.result().path("status").asInt()).isEqualTo(201);
            assertThat(api.read("/v1/imports/talk").getBoolean("running")).isTrue();
            stream.send("{\"key\": \"b\"").send("}\n\n");
            assertThat(stream.result().path("line").asInt()).isEqualTo(2);
            stream.send(CLIENT.formatted("c")).end();
            assertThat(stream.results()).extracting(result -> result.path("line").asInt()).containsExactly(4);
        }
        assertThat(api.read("/v1/imports/talk").getBoolean("running")).isFalse();
        assertThat(api.read("/v1/imports/talk").getInt("lastLine")).isEqualTo(4);
    }

    @Test
    void thousandsOfLinesAreAnsweredInOrder() throws Exception {
        int count = LINES;
        try (Duplex stream = new Duplex(token, "/v1/imports?key=many")) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                try {
                    for (int block = 0; block < count; block += 500) {
                        stream.send(IntStream.range(block, block + 500).mapToObj(ImportStreamTest::cheap).collect(Collectors.joining("\n", "", "\n")));
                    }
                    stream.send(CLIENT.formatted("last")).end();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(stream.status()).isEqualTo(200);
            for (int i = 0; i < count; i += 2) {
                assertThat(stream.line()).startsWith("{\"line\":" + (i + 1) + ",\"status\":400,");
            }
            assertThat(stream.line()).startsWith("{\"line\":" + (count + 1) + ",\"key\":\"last\",\"status\":201,");
            assertThat(stream.line()).isNull();
            sending.get();
        }
    }

    private static String cheap(int i) {
        return i % 2 == 0 ? "{\"key\": " + i : " ".repeat(i % 100);
    }

    @Test
    void whoKeepsManyStreamsOpenWaitsAndNobodyElseDoes() throws IOException {
        List<Duplex> open = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                Duplex slow = new Duplex(token, "/v1/imports?key=slow-" + i).send(CLIENT.formatted("a"));
                open.add(slow);
                assertThat(slow.status()).isEqualTo(200);
            }
            Response ninth = post("ninth", CLIENT.formatted("a"));
            assertThat(refused(ninth, 503, "service-unavailable").getString("detail")).contains("may run at once");
            assertThat(ninth.header("Retry-After")).isNotNull();
            assertThat(Api.ofFreshTenant().request().contentType("application/x-ndjson").body(CLIENT.formatted("a").getBytes(StandardCharsets.UTF_8))
                    .post("/v1/imports?key=theirs").statusCode()).isEqualTo(200);
        } finally {
            for (Duplex slow : open) {
                slow.close();
            }
        }
    }

    @Test
    void whileOneStreamIsAtWorkNoOtherIs() throws IOException {
        try (Duplex first = new Duplex(token, "/v1/imports?key=once").send(CLIENT.formatted("a"))) {
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.result().path("status").asInt()).isEqualTo(201);
            Response second = post("once", CLIENT.formatted("b"));
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.jsonPath().getString("type")).isEqualTo("/problems/import-under-way");
            assertThat(post("another", CLIENT.formatted("b")).statusCode()).isEqualTo(200);
            first.send(CLIENT.formatted("c")).end();
            assertThat(first.results()).extracting(result -> result.path("status").asInt()).containsExactly(201);
        }
        assertThat(post("once", CLIENT.formatted("b")).jsonPath().getInt("status")).isEqualTo(201);
    }

    @Test
    void theSameStreamSentByManyIsDoneOnce() throws Exception {
        String lines = IntStream.range(0, 40).mapToObj(i -> CLIENT.formatted("c" + i)).collect(Collectors.joining());
        ExecutorService eight = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> refusals = IntStream.range(0, 8).mapToObj(i -> eight.submit((Callable<Integer>) () -> {
                int refused = 0;
                Response answer = post("race", lines);
                // Under way, or one more than a tenant may have: the place of a stream is free only a moment after its answer.
                while (answer.statusCode() != 200) {
                    assertThat(answer.statusCode()).isIn(409, 503);
                    refused++;
                    answer = post("race", lines);
                }
                assertThat(answer.asString().lines()).hasSize(40).allMatch(line -> line.contains("\"status\":201"));
                return refused;
            })).toList();
            for (Future<Integer> refusal : refusals) {
                refusal.get();
            }
        } finally {
            eight.shutdownNow();
        }
        assertThat(api.read("/v1/clients?limit=200").<String>getList("items.name")).hasSize(40).doesNotHaveDuplicates();
        assertThat(api.read("/v1/imports/race").getInt("done")).isEqualTo(40);
    }

    @Test
    void whoGoesAwayFindsWhatWasDoneAndGoesOn() throws Exception {
        Set<String> ids = new HashSet<>();
        try (Duplex gone = new Duplex(token, "/v1/imports?key=cut").send(CLIENT.formatted("a") + CLIENT.formatted("b") + "{\"key\": \"c\", \"oper")) {
            assertThat(gone.status()).isEqualTo(200);
            ids.add(gone.result().path("id").asText());
            ids.add(gone.result().path("id").asText());
        }
        List<JsonPath> resumed = untilTaken("cut", CLIENT.formatted("a") + CLIENT.formatted("b") + CLIENT.formatted("c"));
        assertThat(resumed).extracting(result -> result.get("replayed")).containsExactly(true, true, null);
        assertThat(ids).containsExactlyInAnyOrder(resumed.get(0).getString("id"), resumed.get(1).getString("id"));
        assertThat(api.read("/v1/clients").getInt("total.count")).isEqualTo(3);
    }

    /** Until the service has seen that the other stream is gone. */
    private List<JsonPath> untilTaken(String key, String lines) {
        Response answer = Patience.await().until(() -> post(key, lines), given -> given.statusCode() != 409);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString().lines().map(JsonPath::from).toList();
    }

    private Response post(String key, String lines) {
        return api.request().contentType("application/x-ndjson").body(lines.getBytes(StandardCharsets.UTF_8)).post("/v1/imports?key=" + key);
    }
}
