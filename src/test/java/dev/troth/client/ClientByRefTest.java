package dev.troth.client;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client under the caller's own key: recorded where there is none, replaced where there is one, and never two of them. */
@QuarkusTest
class ClientByRefTest {

    private static final String CRM_7 = "/v1/clients/by-ref/crm-7";

    private final Api api = Api.ofFreshTenant();

    @Test
    void isRecordedFirstAndReplacedAsAWholeThen() {
        Response first = put(Map.of(), CRM_7, "{'name': 'Ada', 'email': 'ada@example.org', 'tags': ['vip'], 'startedAt': '2024-01-01T10:00:00.123456789Z', 'stage': 'ACTIVE'}");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("ETag")).isEqualTo("\"0\"");
        String id = first.jsonPath().getString("id");
        assertThat(first.header("Location")).endsWith("/v1/clients/" + id);
        assertThat(first.jsonPath().getString("externalRef")).isEqualTo("crm-7");

        Response second = put(Map.of(), CRM_7, "{'externalRef': 'crm-7', 'name': 'Ada Okafor', 'businessHours': {'from': '09:00', 'to': '17:00', 'days': ['MONDAY']}, 'stage': 'ENDED'}");
        assertThat(second.statusCode()).as(second.asString()).isEqualTo(200);
        assertThat(second.header("ETag")).isEqualTo("\"1\"");
        assertThat(second.jsonPath().getString("id")).isEqualTo(id);
        assertThat(second.jsonPath().getString("name")).isEqualTo("Ada Okafor");
        assertThat(second.jsonPath().getString("email")).as("what is absent is taken away").isNull();
        assertThat(second.jsonPath().getList("tags")).isEmpty();
        assertThat(second.jsonPath().getString("stage")).as("it is moved, not put, to another stage").isEqualTo("ACTIVE");
        assertThat(api.read("/v1/clients?tag=vip").getInt("total.count")).isZero();
        assertThat(api.get(CRM_7).asString()).isEqualTo(second.asString());
        assertThat(api.get("/v1/clients/" + id).asString()).isEqualTo(second.asString());
        assertThat(api.read("/v1/clients/" + id + "/timeline").getString("items[0].data.formerly.name")).isEqualTo("Ada");
    }

    @Test
    void whatChangesNothingMakesNoNewVersion() {
        String body = "{'name': 'Ada', 'kind': 'PERSON', 'startedAt': '2024-01-01T10:00:00.123456789Z', 'tags': ['b', 'a'], 'dates': [{'title': 'Birthday', 'on': '1990-03-01'}]}";
        String made = put(Map.of(), CRM_7, body).then().statusCode(201).extract().asString();
        for (int i = 0; i < 2; i++) {
            assertThat(put(Map.of(), CRM_7, body.replace("'kind': 'PERSON', ", "")).then().statusCode(200).extract().asString()).isEqualTo(made);
        }
        assertThat(api.read("/v1/clients/" + api.read(CRM_7).getString("id") + "/timeline").getInt("total.count")).isEqualTo(1);
    }

    @Test
    void preconditionsAreHonoured() {
        refused(put(Map.of("If-Match", "*"), CRM_7, "{'name': 'Ada'}"), 412, "precondition-failed");
        assertThat(put(Map.of("If-None-Match", "*"), CRM_7, "{'name': 'Ada'}").statusCode()).isEqualTo(201);
        refused(put(Map.of("If-None-Match", "*"), CRM_7, "{'name': 'Eve'}"), 412, "precondition-failed");
        refused(put(Map.of("If-None-Match", "\"0\""), CRM_7, "{'name': 'Eve'}"), 412, "precondition-failed");
        refused(put(Map.of("If-None-Match", "W/\"0\""), CRM_7, "{'name': 'Eve'}"), 412, "precondition-failed");
        refused(put(Map.of("If-Match", "\"1\""), CRM_7, "{'name': 'Eve'}"), 412, "precondition-failed");
        assertThat(api.read(CRM_7).getString("name")).isEqualTo("Ada");
        assertThat(put(Map.of("If-Match", "\"0\""), CRM_7, "{'name': 'Eve'}").statusCode()).isEqualTo(200);
        assertThat(put(Map.of("If-Match", "*"), CRM_7, "{'name': 'Joe'}").statusCode()).isEqualTo(200);
    }

    @Test
    void theKeyOfTheBodyIsThatOfThePath() {
        refusedAt(put(Map.of(), CRM_7, "{'name': 'Ada', 'externalRef': 'crm-8'}"), "/externalRef");
        refusedAt(put(Map.of(), CRM_7, "{'name': ' '}"), "/name");
        refused(put(Map.of(), CRM_7, "{'name': 'Ada', 'nickname': 'A'}"), 400, "malformed-request");
        assertThat(api.get(CRM_7).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"a%2Fb, a/b", "timeline, timeline", "a%20b%3F%23, a b?#", "%C3%A9t%C3%A9, été", "%25zz, %zz", "move, move", "a+b, a+b", "%3Bx%3D1, ;x=1", "a%5Cb, a\\b"})
    void anyTextIsAKey(String encoded, String ref) {
        String path = "/v1/clients/by-ref/" + encoded;
        Response made = put(Map.of(), path, "{'name': 'Ada'}");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.jsonPath().getString("externalRef")).isEqualTo(ref);
        assertThat(raw().get(path).jsonPath().getString("id")).isEqualTo(made.jsonPath().getString("id"));
        assertThat(put(Map.of(), path, "{'name': 'Ada'}").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%F0%9F", "x"})
    void exceptWhatIsNone(String part) {
        String ref = part.equals("x") ? "x".repeat(201) : "a" + part + "b";
        Response answer = put(Map.of(), "/v1/clients/by-ref/" + ref, "{'name': 'Ada'}");
        if (part.equals("%F0%9F")) {
            assertThat(answer.statusCode()).as("not UTF-8, read as something or refused: " + answer.asString()).isIn(201, 400);
        } else {
            refusedParameter(answer, "externalRef");
            refusedParameter(raw().get("/v1/clients/by-ref/" + ref), "externalRef");
        }
    }

    @Test
    void twentyAtOnceMakeOne() throws Exception {
        ExecutorService twenty = Executors.newFixedThreadPool(20);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Response>> answers = IntStream.range(0, 20).mapToObj(i -> twenty.submit((Callable<Response>) () -> {
                start.await();
                return put(Map.of(), CRM_7, "{'name': 'Ada %d'}".formatted(i));
            })).toList();
            start.countDown();
            int made = 0;
            for (Future<Response> answer : answers) {
                assertThat(answer.get().statusCode()).as(answer.get().asString()).isIn(200, 201);
                made += answer.get().statusCode() == 201 ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
            assertThat(api.read("/v1/clients").getInt("total.count")).isEqualTo(1);
            assertThat(api.read(CRM_7).getInt("version")).isEqualTo(19);
        } finally {
            twenty.shutdownNow();
        }
    }

    @Test
    void anotherTenantsKeyIsAnother() {
        String ours = put(Map.of(), CRM_7, "{'name': 'Ada'}").jsonPath().getString("id");
        Api them = Api.ofFreshTenant();
        refused(them.get(CRM_7), 404, "not-found");
        assertThat(them.put(null, CRM_7, "{'name': 'Eve'}").then().statusCode(201).extract().jsonPath().getString("id")).isNotEqualTo(ours);
        assertThat(api.read(CRM_7).getString("name")).isEqualTo("Ada");
    }

    private Response put(Map<String, String> headers, String path, String json) {
        return raw().headers(headers).contentType(ContentType.JSON).body(json.replace('\'', '"')).put(path);
    }

    private RequestSpecification raw() {
        return api.request().urlEncodingEnabled(false);
    }
}
