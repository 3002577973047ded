package dev.troth.platform.http;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import dev.troth.support.LogLines;
import dev.troth.support.Patience;
import dev.troth.support.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Each request leaves one line in the log")
class AccessLogTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final Set<Thread.State> WAITING = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
    private static final String LAST_TRACE = "6f0e47367b34da6a3ce929d0e4bf92f3";

    @Inject
    Config config;
    @TestHTTPResource
    URL service;
    @TestHTTPResource(value = "metrics", management = true)
    URL metrics;
    @TestHTTPResource(value = "health", management = true)
    URL health;

    private final LogLines lines = new LogLines(AccessLog.CATEGORY);
    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));

    @AfterEach
    void listenNoMore() {
        lines.close();
    }

    @Test
    @DisplayName("with the method, the template of the path, the status, the duration, the size, the tenant and the trace")
    void fields() {
        String client = api.created("/v1/clients", "{'name': 'Zoltan Okafor', 'email': 'zoltan@example.com', 'externalRef': 'zoltan-ref'}").getString("id");
        int size = api.request().header("traceparent", TRACEPARENT).get("/v1/clients/by-ref/zoltan-ref?fields=name,id").then().statusCode(200).extract().asByteArray().length;
        List<ExtLogRecord> logged = lines(2);
        assertThat(logged).hasSize(2);
        Map<String, String> created = fields(logged.get(0));
        assertThat(created).containsEntry("method", "POST").containsEntry("path", "/v1/clients").containsEntry("status", "201").containsEntry("tenant", tenant)
                .containsOnlyKeys("method", "path", "status", "durationMs", "bytes", "tenant", "traceId");
        assertThat(Long.parseLong(created.get("durationMs"))).isBetween(0L, 30_000L);
        assertThat(created.get("traceId")).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
        Map<String, String> read = fields(logged.get(1));
        assertThat(read).containsEntry("method", "GET").containsEntry("path", "/v1/clients/by-ref/{externalRef}").containsEntry("status", "200")
                .containsEntry("bytes", Integer.toString(size)).containsEntry("traceId", TRACE);
        assertThat(logged.get(1).getFormattedMessage()).matches("GET /v1/clients/by-ref/\\{externalRef} 200 [0-9]+ ms " + size + " bytes");
        assertThat(logged.toString() + logged.stream().map(AccessLogTest::fields).toList() + logged.stream().map(ExtLogRecord::getFormattedMessage).toList())
                .doesNotContain(client, "Zoltan", "zoltan", "name,id");
    }

    @Test
    @DisplayName("also where it is refused at the door, with the template it would have had, or none")
    void refusals() {
        refused(Api.anonymous().get("/v1/clients/0190b9d1-0000-7000-8000-000000000000"), 401, "unauthenticated");
        refused(RestAssured.get("/nobody/knows"), 404, "not-found");
        refused(RestAssured.get("/v1/clients/" + "x".repeat(9_000)), 414, "uri-too-long");
        refused(RestAssured.given().request("BREW", "/v1/clients"), 405, "method-not-allowed");
        List<Map<String, String>> logged = lines(4).stream().map(AccessLogTest::fields).toList();
        assertThat(logged).extracting(line -> line.get("method") + " " + line.get("path") + " " + line.get("status")).containsExactly(
                "GET /v1/clients/{id} 401", "GET OTHER 404", "GET /v1/clients/{id} 414", "OTHER /v1/clients 405");
        assertThat(logged).allSatisfy(line -> assertThat(line).doesNotContainKey("tenant"));
    }

    @Test
    @DisplayName("and its trace is in the problem document: the caller's, or one of its own where that is none")
    void traces() {
        for (String valid : List.of(TRACEPARENT, "00-" + TRACE + "-00f067aa0ba902b7-00", "cc-" + TRACE + "-00f067aa0ba902b7-01-what-is-to-come")) {
            assertThat(refused(api.request().header("traceparent", valid).get("/v1/clients/7"), 404, "not-found").getString("traceId")).as(valid).isEqualTo(TRACE);
        }
        for (String other : List.of("", "x", TRACE, "00-" + TRACE + "-0000000000000000-01", "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01", "ff-" + TRACE + "-00f067aa0ba902b7-01",
                "00-" + TRACE + "-00f067aa0ba902b7-01-more", "00-" + TRACE.toUpperCase(Locale.ROOT) + "-00f067aa0ba902b7-01")) {
            assertThat(refused(api.request().header("traceparent", other).get("/v1/clients/7"), 404, "not-found").getString("traceId")).as(other)
                    .matches("[0-9a-f]{32}").isNotEqualTo(TRACE).doesNotMatch("0+");
        }
        // Refused before the framework, by it, and in the service.
        String early = refused(RestAssured.given().header("traceparent", TRACEPARENT).get("/v1/clients/" + "x".repeat(9_000)), 414, "uri-too-long").getString("traceId");
        String late = refused(api.request().header("traceparent", TRACEPARENT).contentType("application/json").body("{").post("/v1/clients"), 400, "malformed-request").getString("traceId");
        assertThat(List.of(early, late)).containsOnly(TRACE);
        List<String> logged = lines(13).stream().map(line -> fields(line).get("traceId")).toList();
        assertThat(logged).hasSize(13).doesNotContainNull();
        assertThat(logged).filteredOn(TRACE::equals).hasSize(5);
    }

    @Test
    @DisplayName("and one where the caller is gone before the answer, or in the middle of it")
    void broken() throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.getOutputStream().write(("POST /v1/clients HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Tokens.of(tenant)
                    + "\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"name\": \"Ada").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            Patience.await().until(AccessLogTest::someoneWaitsForTheRestOfABody);
        }
        List<ExtLogRecord> logged = lines(1);
        assertThat(logged).hasSize(1);
        assertThat(fields(logged.get(0))).containsEntry("method", "POST").containsEntry("path", "/v1/clients").containsEntry("status", "0").containsEntry("broken", "true");
        assertThat(logged.get(0).getFormattedMessage()).endsWith(", broken off");
    }

    @Test
    @DisplayName("but none for those who watch")
    void watchers() {
        RestAssured.get(metrics).then().statusCode(200);
        RestAssured.get(health).then().statusCode(200);
        api.get("/v1/clients").then().statusCode(200);
        assertThat(lines(1)).hasSize(1).allSatisfy(line -> assertThat(fields(line)).containsEntry("path", "/v1/clients"));
    }

    /** What was logged once there are so many, and then until a last request has its line, so that one too many is seen. */
    private List<ExtLogRecord> lines(int expected) {
        Patience.await().until(() -> lines.all().size() >= expected);
        RestAssured.given().header("traceparent", "00-" + LAST_TRACE + "-00f067aa0ba902b7-01").get("/last");
        Patience.await().until(() -> lines.all().stream().anyMatch(AccessLogTest::last));
        return lines.all().stream().filter(line -> !last(line)).toList();
    }

    private static boolean someoneWaitsForTheRestOfABody() {
        return Thread.getAllStackTraces().entrySet().stream().anyMatch(thread -> WAITING.contains(thread.getKey().getState())
                && Stream.of(thread.getValue()).anyMatch(frame -> "readBlocking".equals(frame.getMethodName())));
    }

    private static boolean last(ExtLogRecord line) {
        return LAST_TRACE.equals(fields(line).get("traceId"));
    }

    private static Map<String, String> fields(ExtLogRecord line) {
        return new TreeMap<>(line.getMdcCopy());
    }
}
