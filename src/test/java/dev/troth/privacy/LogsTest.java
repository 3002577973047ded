package dev.troth.privacy;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import dev.troth.support.LogLines;
import dev.troth.support.Rows;
import dev.troth.support.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Logs and metrics")
class LogsTest {

    private static final String MARK = EverythingSaid.MARK;

    @Inject
    Config config;
    @TestHTTPResource
    URL service;
    @TestHTTPResource(value = "metrics", management = true)
    URL metrics;

    private List<LogLines> listeners;
    private final String token = Tokens.of(Tokens.freshTenant());
    private final Api api = Api.withToken(token);

    @BeforeEach
    void listen() {
        // In tests the lines of the second stay with it.
        listeners = List.of(new LogLines(""), new LogLines("dev.troth.access"));
    }

    @AfterEach
    void listenNoMore() {
        listeners.forEach(LogLines::close);
    }

    /** All of what was logged, with its marks and traces. */
    private List<String> records() {
        return listeners.stream().flatMap(listener -> listener.all().stream()).map(LogsTest::text).toList();
    }

    private static String text(ExtLogRecord record) {
        StringWriter text = new StringWriter();
        text.write(record.getLoggerName() + " " + record.getFormattedMessage() + " " + record.getMdcCopy());
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }

    @Test
    @DisplayName("never quote what a caller wrote, whatever is refused")
    void refusals() throws IOException {
        refuseAll();
        assertThat(records()).anyMatch(record -> record.startsWith("dev.troth.access GET /v1/clients/{id} 401 "));
        assertThat(records()).noneMatch(record -> record.contains(MARK));
    }

    @Test
    @DisplayName("never quote what a caller wrote where the service itself fails, in the statement or at the commit")
    void failures() throws SQLException {
        String id = api.client("Ada");
        try (Connection connection = new Rows(config).superuser()) {
            run(connection, "alter table communication add constraint ck_of_a_test check (summary not like '" + MARK + "%')");
            run(connection, "create function fail_late() returns trigger language plpgsql as $$ begin "
                    + "update client set kind = new.name where tenant_id = new.tenant_id and id = new.id; return null; end $$");
            run(connection, "create constraint trigger fail_late after insert on client deferrable initially deferred for each row "
                    + "when (new.name like '" + MARK + "%') execute function fail_late()");
            try {
                JsonPath problem = refused(api.post("/v1/communications", "{'clientId': '%s', 'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'NOTE', 'at': '2025-03-01T09:00:00Z', "
                        + "'summary': '%s'}", id, MARK), 500, "internal-error");
                String reference = problem.getString("reference");
                assertThat(records()).as("the failure is there, by its reference").anyMatch(record -> record.contains(reference) && record.contains("SQLState 23514")
                        && record.contains("dev.troth.communication.CommunicationService") && record.contains("traceId=" + problem.getString("traceId")));
                String late = refused(api.post("/v1/clients", "{'name': '%s'}", MARK), 500, "internal-error").getString("reference");
                assertThat(records()).anyMatch(record -> record.contains(late));
            } finally {
                run(connection, "drop trigger fail_late on client");
                run(connection, "drop function fail_late");
                run(connection, "alter table communication drop constraint ck_of_a_test");
            }
        }
        assertThat(records()).noneMatch(record -> record.contains(MARK));
    }

    @Test
    @DisplayName("count by the templates of the contract: no id and no word of a caller becomes a label")
    void metrics() throws IOException {
        String id = api.client("Ada");
        api.get("/v1/clients/" + id).then().statusCode(200);
        refuseAll();
        String page = RestAssured.get(metrics).then().statusCode(200).extract().asString();
        assertThat(page).contains("http_server_requests", "uri=\"/v1/clients/{id}\"").doesNotContain(id).doesNotContain(MARK);
    }

    /** What a caller may write into a request, wherever it does not belong. */
    private void refuseAll() throws IOException {
        for (String body : List.of("{\"name\": \"" + MARK, "{\"name\": {\"x\": \"" + MARK + "\"}}", "{\"" + MARK + "\": 1}", "{\"name\": \"A\", \"kind\": \"" + MARK + "\"}",
                "{\"name\": \"A\", \"email\": \"" + MARK + "\"}", "{\"name\": \"" + MARK + "\\u0000\"}", "{\"name\": \"" + MARK.repeat(100) + "\"}", MARK,
                "{\"name\": \"A\", \"notes\": \"" + MARK.repeat(200_000) + "\"}")) {
            assertThat(RestAssured.given().auth().oauth2(token).contentType("application/json").body(body).post("/v1/clients").statusCode()).isBetween(400, 413);
        }
        api.created("/v1/clients", "{'name': '%1$s', 'externalRef': '%1$s'}", MARK);
        refused(api.post("/v1/clients", "{'name': '%1$s', 'externalRef': '%1$s'}", MARK), 409, "already-exists");
        for (String path : List.of("/v1/clients?" + MARK + "=1", "/v1/clients?kind=" + MARK, "/v1/clients?after=" + MARK, "/v1/clients?limit=" + MARK, "/v1/clients/" + MARK,
                "/v1/clients/0190b9d1-0000-7000-8000-000000000000/" + MARK, "/v1/" + MARK, "/" + MARK + "/x", "/problems/" + MARK, "/v1/clients/" + MARK + "/timeline")) {
            assertThat(RestAssured.given().auth().oauth2(token).get(path).statusCode()).as(path).isBetween(400, 404);
            assertThat(RestAssured.get(path).statusCode()).as(path).isBetween(400, 404);
            assertThat(RestAssured.given().auth().oauth2(MARK).get(path).statusCode()).as(path).isBetween(400, 404);
        }
        for (String header : List.of("If-Match", "If-None-Match", "Idempotency-Key", "Accept", "Cookie", "User-Agent", "traceparent", "X-Forwarded-For", MARK)) {
            RestAssured.given().auth().oauth2(token).header(header, MARK + " x").contentType("application/json").body("{\"name\": 7}").post("/v1/clients");
        }
        RestAssured.given().auth().oauth2(token).contentType("text/" + MARK).body(MARK).post("/v1/clients");
        for (String line : List.of("GET /v1/clients/" + MARK + "%zz HTTP/1.1", "GET /v1/clients?kind=%zz" + MARK + " HTTP/1.1", MARK + " /v1/clients HTTP/1.1",
                "GET " + MARK + " HTTP/1.1", "GET /" + MARK + " HTTP/9.9", "GET /v1/clients HTTP/1.1\r\n" + MARK + " no header")) {
            raw(line);
        }
    }

    private void raw(String line) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        connection.createStatement().execute(sql);
    }
}
