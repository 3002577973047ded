package dev.troth.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** The filter that judges every answer of every test is judged itself: each kind of fault is seen. */
class ContractFilterTest {

    private static final String THING = "{'id': '0195b7a0-0000-7000-8000-000000000000', 'version': 0, 'at': '2025-03-01T09:00:00Z', 'kind': 'RED', 'parts': [{'name': 'p'}]}";
    private static final String PROBLEM = "{'type': '/problems/not-found', 'title': 'Not found', 'status': 404, 'detail': '%s', 'instance': '/v1/things/1'}";

    private final ContractFilter filter = new ContractFilter(Contract.of("""
            openapi: 3.1.0
            components:
              schemas:
                Instant: {type: string, format: date-time}
                Thing:
                  type: object
                  required: [id, version, at]
                  properties:
                    id: {type: string, format: uuid}
                    version: {type: integer}
                    at: {description: when, $ref: '#/components/schemas/Instant'}
                    kind: {type: string, enum: [RED, BLUE]}
                    parts: {type: array, items: {$ref: '#/components/schemas/Part'}}
                Part:
                  type: object
                  properties:
                    name: {type: string}
                Problem:
                  type: object
                  required: [type, title, status]
                  properties: {type: {type: string}, title: {type: string}, status: {type: integer}, detail: {type: string}, instance: {type: string}}
              headers:
                ETag: {required: true, schema: {type: string}}
              responses:
                NotFound:
                  content:
                    application/problem+json:
                      schema: {$ref: '#/components/schemas/Problem'}
            paths:
              /v1/things/{id}:
                get:
                  responses:
                    '200':
                      headers: {ETag: {$ref: '#/components/headers/ETag'}}
                      content:
                        application/json:
                          schema: {$ref: '#/components/schemas/Thing'}
                    '304': {description: same}
                    '404': {$ref: '#/components/responses/NotFound'}
              /v1/things/all:
                get:
                  responses:
                    '200':
                      content:
                        application/json:
                          schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}
            """));

    @Test
    void whatTheContractSaysPasses() {
        assertThatCode(() -> thing(THING)).doesNotThrowAnyException();
        assertThatCode(() -> judge("/v1/things/all", 200, "application/json;charset=UTF-8", "[" + THING + "]")).doesNotThrowAnyException();
        assertThatCode(() -> judge("/v1/things/1", 404, "application/problem+json", PROBLEM.formatted("No such thing."))).doesNotThrowAnyException();
        assertThatCode(() -> judge("/v1/things/1", 304, "application/json", "")).doesNotThrowAnyException();
    }

    @Test
    void aStatusThatIsNotDeclaredFails() {
        fails(() -> judge("/v1/things/1", 202, "application/json", THING), "the status is not declared");
    }

    @Test
    void aFieldThatIsNotDeclaredFails() {
        fails(() -> thing(THING.replace("'version'", "'secret': 1, 'version'")), "secret");
        fails(() -> thing(THING.replace("'name': 'p'", "'name': 'p', 'secret': 1")), "secret");
        fails(() -> judge("/v1/things/all", 200, "application/json", "[" + THING.replace("'version'", "'secret': 1, 'version'") + "]"), "secret");
    }

    @Test
    void aWrongTypeFails() {
        fails(() -> thing(THING.replace("0,", "'0',")), "/version");
        fails(() -> thing(THING.replace("RED", "GREEN")), "/kind");
        fails(() -> thing("[]"), "object expected");
        fails(() -> thing("nonsense"), "not JSON");
    }

    @Test
    void aNullFails() {
        fails(() -> thing(THING.replace("'RED'", "null")), "/kind");
    }

    @Test
    void aWrongFormatFails() {
        fails(() -> thing(THING.replace("2025-03-01T09:00:00Z", "2025-03-01")), "/at");
        fails(() -> thing(THING.replace("0195b7a0-", "0195-")), "/id");
    }

    @Test
    void aMissingFieldFails() {
        fails(() -> thing(THING.replace("'version': 0,", "")), "version");
    }

    @Test
    void aWrongMediaTypeFails() {
        fails(() -> judge("/v1/things/1", 200, "text/plain", THING), "media type text/plain");
        fails(() -> judge("/v1/things/1", 404, "application/json", PROBLEM.formatted("x")), "media type application/json");
    }

    @Test
    void aMissingHeaderFails() {
        fails(() -> filter.filter(request("/v1/things/1"), null, answering(new ResponseBuilder().setStatusCode(200)
                .setContentType("application/json").setBody(Api.json(THING)).build())), "the header ETag is missing");
    }

    @Test
    void aBodyWhereNoneIsDeclaredFails() {
        fails(() -> judge("/v1/things/1", 304, "application/json", THING), "a body is not declared");
    }

    @Test
    void anAddressOutsideTheContractFailsUnlessItIsNotFound() {
        fails(() -> judge("/v1/others", 200, "application/json", "{}"), "no operation of the contract");
        assertThatCode(() -> judge("/v1/others", 404, "application/problem+json", PROBLEM.formatted("x"))).doesNotThrowAnyException();
        fails(() -> judge("/v1/others", 404, "text/html", "<p>nothing</p>"), "media type text/html");
    }

    @Test
    void aProblemThatTellsAboutOurInsidesFails() {
        for (String leak : new String[] {"java.util.ArrayList", "NullPointerException", "dev.troth.client.Client", "at foo.Bar(Bar.java)",
                "ERROR: insert into client", "SQLSTATE 23505", "org.hibernate.x", "select name from client", "violates fk_client__x"}) {
            fails(() -> judge("/v1/things/1", 404, "application/problem+json", PROBLEM.formatted(leak)), "insides");
        }
    }

    @Test
    void aProblemOfAnotherStatusFails() {
        fails(() -> judge("/v1/things/1", 404, "application/problem+json", PROBLEM.formatted("x").replace("404", "409")), "status says 409");
        fails(() -> judge("/v1/things/1", 404, "application/problem+json", PROBLEM.formatted("x").replace("not-found", "forbidden")), "no problem of this status");
    }

    @Test
    void theMessageIsShort() {
        assertThatThrownBy(() -> thing(THING.replace("'p'", "'" + "x".repeat(5_000) + "', 'secret': 1")))
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(800));
    }

    private void thing(String body) {
        judge("/v1/things/1", 200, "application/json", body);
    }

    private void judge(String path, int status, String type, String body) {
        filter.filter(request(path), null, answering(new ResponseBuilder().setStatusCode(status).setHeader("ETag", "\"0\"").setContentType(type)
                .setBody(Api.json(body)).build()));
    }

    private static void fails(org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String why) {
        assertThatThrownBy(act).isInstanceOf(AssertionError.class).hasMessageContaining(why);
    }

    private static FilterableRequestSpecification request(String path) {
        return answers(FilterableRequestSpecification.class, "getMethod", "GET", "getURI", "http://localhost" + path);
    }

    private static FilterContext answering(Response response) {
        return answers(FilterContext.class, "next", response, "", "");
    }

    private static <T> T answers(Class<T> type, String first, Object firstValue, String second, Object secondValue) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) ->
                method.getName().equals(first) ? firstValue : method.getName().equals(second) ? secondValue : null));
    }
}
