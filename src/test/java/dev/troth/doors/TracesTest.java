package dev.troth.doors;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import dev.troth.support.LogLines;
import dev.troth.support.Patience;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URL;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DoorsProfile.class)
@DisplayName("Spans, where an operator wants them,")
class TracesTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String TRACEPARENT = "00-" + TRACE + "-" + PARENT + "-01";
    private static final String MARK = "Quintessa";

    @Inject
    OpenTelemetry telemetry;
    @Inject
    InMemorySpanExporter kept;
    @Inject
    Config config;
    @TestHTTPResource(value = "metrics", management = true)
    URL metrics;
    @TestHTTPResource(value = "health", management = true)
    URL health;

    private Instant begun;
    private final LogLines lines = new LogLines("dev.troth.access");
    private final Api api = Api.withToken(Caller.token(Caller.KEY));

    @BeforeEach
    void forget() {
        Caller.issuerHas();
        kept.reset();
        begun = Instant.now().minusMillis(1);
    }

    @AfterEach
    void listenNoMore() {
        lines.close();
    }

    @Test
    @DisplayName("go on from the caller's, are named by the operation, and have the trace id of the log and of the problem")
    void spanOfARequest() {
        String told = refused(api.request().header("traceparent", TRACEPARENT).get("/v1/clients/0190b9d1-0000-7000-8000-000000000000"), 404, "not-found").getString("traceId");
        SpanData span = theOnlySpan();
        assertThat(told).isEqualTo(TRACE);
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(PARENT);
        assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(span.getName()).isEqualTo("GET /v1/clients/{id}");
        assertThat(span.getAttributes().get(AttributeKey.stringKey("url.path"))).isEqualTo("/v1/clients/{id}");
        assertThat(span.getAttributes().get(AttributeKey.longKey("http.response.status_code"))).isEqualTo(404L);
        Patience.await().untilAsserted(() -> assertThat(lines.all()).extracting(line -> line.getMdcCopy().get("traceId")).containsExactly(TRACE));
    }

    @Test
    @DisplayName("begin a trace where the caller has none, and none for those who watch")
    void ownTrace() {
        RestAssured.get(metrics).then().statusCode(200);
        RestAssured.get(health).then().statusCode(200);
        String told = refused(api.get("/v1/clients/0190b9d1-0000-7000-8000-000000000000"), 404, "not-found").getString("traceId");
        assertThat(theOnlySpan().getTraceId()).isEqualTo(told);
    }

    @Test
    @DisplayName("are not recorded where the caller's trace is not")
    void unsampled() {
        assertThat(refused(api.request().header("traceparent", "00-" + TRACE + "-" + PARENT + "-00").get("/v1/clients/0190b9d1-0000-7000-8000-000000000000"), 404, "not-found")
                .getString("traceId")).isEqualTo(TRACE);
        api.get("/v1/clients").then().statusCode(200);
        assertThat(theOnlySpan().getName()).isEqualTo("GET /v1/clients");
    }

    @Test
    @DisplayName("hold nothing a caller wrote: no id, no word, no address, no failure's message")
    void privacy() throws SQLException {
        String client = api.created("/v1/clients", "{'name': '%1$s', 'externalRef': '%1$s'}", MARK).getString("id");
        api.get("/v1/clients/by-ref/" + MARK).then().statusCode(200);
        api.get("/v1/clients?externalRef=" + MARK).then().statusCode(200);
        api.get("/v1/clients/" + client).then().statusCode(200);
        RestAssured.get("/" + MARK + "/x?" + MARK).then().statusCode(404);
        RestAssured.given().header("User-Agent", MARK).header("X-Forwarded-For", MARK).header("baggage", "name=" + MARK).request(MARK.toUpperCase(Locale.ROOT), "/v1/clients");
        refused(api.post("/v1/clients", "{'name': 'A', 'kind': '%s'}", MARK), 400, "malformed-request");
        try (Connection superuser = DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class), config.getValue("quarkus.datasource.password", String.class))) {
            superuser.createStatement().execute("alter table client add constraint ck_of_a_test check (name not like '" + MARK + " fails%')");
            try {
                refused(api.post("/v1/clients", "{'name': '%s fails'}", MARK), 500, "internal-error");
            } finally {
                superuser.createStatement().execute("alter table client drop constraint ck_of_a_test");
            }
        }
        List<SpanData> spans = spans(8);
        assertThat(spans).allSatisfy(span -> {
            assertThat(span.toString()).doesNotContainIgnoringCase(MARK).doesNotContain(client);
            assertThat(span.getEvents()).isEmpty();
            assertThat(span.getAttributes().asMap().toString()).doesNotContain("127.0.0.1", "REST-assured", "Apache-HttpClient");
        });
    }

    private SpanData theOnlySpan() {
        List<SpanData> spans = spans(1);
        assertThat(spans).hasSize(1);
        return spans.get(0);
    }

    /** What this test has caused, once it is at least so much: a span ends a moment after its answer. */
    private List<SpanData> spans(int expected) {
        return Patience.await().until(() -> {
            ((OpenTelemetrySdk) telemetry).getSdkTracerProvider().forceFlush().join(5, TimeUnit.SECONDS);
            // A request of the tests before may end late.
            return kept.getFinishedSpanItems().stream().filter(span -> span.getStartEpochNanos() >= TimeUnit.MILLISECONDS.toNanos(begun.toEpochMilli())).toList();
        }, spans -> spans.size() >= expected);
    }
}
