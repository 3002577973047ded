package dev.troth.platform;

import static dev.troth.support.Api.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.troth.support.Api;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repeated POST with an Idempotency-Key is answered with the first answer, and works once. */
@QuarkusTest
class IdempotencyTest {

    private static final int PARALLEL = 20;

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));
    private final String key = UUID.randomUUID().toString();

    @Test
    void aRepeatGetsTheFirstAnswer() {
        Response first = post(api, key, "/v1/clients", "{'name': 'A', 'tags': ['x']}");
        Response second = post(api, key, "/v1/clients", "{'name': 'A', 'tags': ['x']}");
        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        second.then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        assertThat(second.asString()).isEqualTo(first.asString());
        for (String header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(second.header(header)).as(header).isEqualTo(first.header(header)).isNotNull();
        }
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void theAnswerIsTheFirstEvenOnceTheRecordHasChanged() {
        String id = post(api, key, "/v1/clients", "{'name': 'A'}").path("id");
        api.patch("*", "/v1/clients/" + id, "{'name': 'B'}").then().statusCode(200);
        post(api, key, "/v1/clients", "{'name': 'A'}").then().statusCode(201).body("name", equalTo("A")).header("ETag", equalTo("\"0\""));
    }

    /** An agreement with its revisions: six thousand names, values and brackets, of which a body may have five. */
    @Test
    void anAnswerMayBeLongerThanAnyRequest() {
        String agreement = api.created("/v1/agreements", "{'clientId': '%s', 'title': 'Books', 'materialFacts': [%s], 'expectations': [%s], 'fees': [%s]}", api.client("Ada"),
                many("{'question': 'How %d?', 'answer': 'So'}"), many("{'topic': 'DEADLINES', 'text': 'Line %d'}"),
                many("{'name': 'Fee %d', 'every': 'P1M', 'disclosedAt': '2025-01-01T09:00:00Z'}")).getString("id");
        api.done("/v1/agreements/" + agreement + "/offer", "{}");
        for (String scope : List.of("a", "b", "c", "d")) {
            Response first = post(api, key + scope, "/v1/agreements/" + agreement + "/amend", "{'scope': '" + scope + "'}");
            assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
            assertThat(post(api, key + scope, "/v1/agreements/" + agreement + "/amend", "{'scope': '" + scope + "'}").asString()).isEqualTo(first.asString());
        }
        String exported = api.get("/v1/clients/" + api.read("/v1/agreements/" + agreement).getString("clientId") + "/export?format=zip").asString();
        assertThat(exported).as("the end of a ZIP file").contains("PK\u0005\u0006");
    }

    private static String many(String item) {
        return IntStream.range(0, 50).mapToObj(item::formatted).collect(Collectors.joining(","));
    }

    @Test
    void whiteSpaceAndOrderMakeNoOtherRequest() {
        post(api, key, "/v1/clients", "{'name': 'A', 'phone': '1'}").then().statusCode(201);
        post(api, key, "/v1/clients", "{ 'phone':'1',  'name':'A' }").then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
    }

    @Test
    void anotherBodyIsRefused() {
        post(api, key, "/v1/clients", "{'name': 'A'}").then().statusCode(201);
        post(api, key, "/v1/clients", "{'name': 'B'}").then().statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void anotherPathIsAnotherRequest() {
        String id = post(api, key, "/v1/clients", "{'name': 'A'}").path("id");
        post(api, key, "/v1/clients/" + id + "/move", "{'stage': 'ACTIVE'}").then().statusCode(422);
        assertThat(api.read("/v1/clients/" + id).getString("stage")).isEqualTo("PROSPECT");
    }

    @Test
    void aMoveIsMadeOnce() {
        String move = "/v1/clients/" + api.client("A") + "/move";
        post(api, key, move, "{'stage': 'ACTIVE'}").then().statusCode(200).body("version", equalTo(1));
        post(api, key, move, "{'stage': 'ACTIVE'}").then().statusCode(200).body("version", equalTo(1)).header("ETag", equalTo("\"1\""))
                .header("Idempotency-Replayed", equalTo("true"));
    }

    @Test
    void keysBelongToTheirCallerAndTenant() {
        post(api, key, "/v1/clients", "{'name': 'A'}").then().statusCode(201);
        post(Api.withToken(Tokens.of(tenant, "somebody else")), key, "/v1/clients", "{'name': 'B'}").then().statusCode(201);
        post(Api.ofFreshTenant(), key, "/v1/clients", "{'name': 'C'}").then().statusCode(201);
        assertThat(total()).isEqualTo(2);
    }

    @Test
    void aRefusedRequestIsJudgedAnew() {
        post(api, key, "/v1/clients", "{'name': ''}").then().statusCode(400);
        post(api, key, "/v1/clients", "{'name': 'A'}").then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void aMoveRefusedByTheStateIsJudgedAnew() {
        String move = "/v1/clients/" + api.client("A") + "/move";
        post(api, key, move, "{'stage': 'PROSPECT'}").then().statusCode(409).body("type", equalTo("/problems/invalid-transition"));
        api.done(move, "{'stage': 'ACTIVE'}");
        post(api, key, move, "{'stage': 'PROSPECT'}").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "tab\there"})
    void aKeyIsPrintableAndThere(String bad) {
        post(api, bad, "/v1/clients", "{'name': 'A'}").then().statusCode(400).body("errors[0].parameter", equalTo("Idempotency-Key"));
        assertThat(total()).isZero();
    }

    @Test
    void aKeyHasItsLimit() {
        post(api, "k".repeat(201), "/v1/clients", "{'name': 'A'}").then().statusCode(400);
        post(api, "k".repeat(200), "/v1/clients", "{'name': 'A'}").then().statusCode(201);
    }

    @Test
    void ofTwentyAtOnceOneWorks() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(PARALLEL);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < PARALLEL; i++) {
                Callable<Response> call = () -> {
                    start.await();
                    return post(api, key, "/v1/clients", "{'name': 'A'}");
                };
                answers.add(callers.submit(call));
            }
            start.countDown();
            List<String> bodies = new ArrayList<>();
            int firsts = 0;
            for (Future<Response> answer : answers) {
                Response response = answer.get();
                if (response.statusCode() == 409) {
                    response.then().body("type", equalTo("/problems/idempotency-in-flight"));
                } else {
                    response.then().statusCode(201);
                    bodies.add(response.asString());
                    firsts += response.header("Idempotency-Replayed") == null ? 1 : 0;
                }
            }
            assertThat(firsts).isEqualTo(1);
            assertThat(bodies).containsOnly(bodies.get(0));
            assertThat(total()).isEqualTo(1);
        } finally {
            callers.shutdownNow();
        }
    }

    private int total() {
        return api.read("/v1/clients").getInt("total.count");
    }

    private static Response post(Api caller, String key, String path, String body) {
        return caller.request().header("Idempotency-Key", key).contentType(ContentType.JSON).body(json(body)).post(path);
    }
}
