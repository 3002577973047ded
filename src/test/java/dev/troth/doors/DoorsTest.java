package dev.troth.doors;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.support.Contract;
import dev.troth.support.Patience;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-in with an issuer over HTTP, pages of other origins, and what happens to those who are slow or too many. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class DoorsTest {

    private static final String ORIGIN = "https://app.troth.test";
    private static final int PATIENCE_MILLIS = 20_000;

    @TestHTTPResource
    URI service;

    @Inject
    DataSource database;

    @BeforeEach
    void theIssuerIsUp() throws Exception {
        Caller.issuerHas();
        Patience.await().alias("the everyday key is known").until(() -> Caller.status(Caller.token(Caller.KEY)) == 200);
    }

    @Test
    void aNewKeyIsAcceptedAndTheOldOneIsNot() throws Exception {
        PublicJsonWebKey old = Caller.rsa("old");
        PublicJsonWebKey young = Caller.rsa("young");
        Caller.issuerHas(old);
        Patience.await().alias("the old key is known").until(() -> Caller.status(Caller.token(old)) == 200);
        assertThat(Caller.status(Caller.token(young))).isEqualTo(401);
        String known = Caller.token(old);
        assertThat(Caller.status(known)).isEqualTo(200);
        assertThat(Caller.status(known)).as("the second time").isEqualTo(200);

        Caller.issuerHas(young);
        Patience.await().alias("the new key is known").until(() -> Caller.status(Caller.token(young)) == 200);
        assertThat(Caller.status(Caller.token(old))).isEqualTo(401);
        assertThat(Caller.status(known)).as("that it was verified before does not help it").isEqualTo(401);
        assertThat(Caller.status(Caller.token(Caller.KEY))).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(value = SignatureAlgorithm.class, names = {"RS256", "PS256", "ES256"})
    void signaturesInTheseAlgorithmsAreAccepted(SignatureAlgorithm algorithm) throws Exception {
        PublicJsonWebKey key = algorithm == SignatureAlgorithm.ES256 ? Caller.ec("curve") : Caller.rsa("numbers");
        Caller.issuerHas(key);
        Patience.await().alias("the key is known").until(() -> Caller.status(Caller.token(Caller.freshTenant(), key, algorithm)) == 200);
    }

    @Test
    void madeUpKeysDoNotBecomeAFloodOfRequests() throws Exception {
        String token = Caller.token(Caller.rsa("made up"));
        // A test before may have taken the issuer down: until it was read again, an unknown key is not known to be made up.
        Patience.await().alias("the issuer is found to be up").until(() -> Caller.status(token) == 401);
        int before = Caller.reads();
        long start = System.nanoTime();
        for (int i = 0; i < 40; i++) {
            assertThat(Caller.status(token)).isEqualTo(401);
        }
        long pauses = Duration.ofNanos(System.nanoTime() - start).toMillis() / 200;
        assertThat(Caller.reads() - before).isBetween(0, (int) pauses + 2).isLessThan(40);
    }

    @Test
    void anIssuerThatIsDownKeepsNobodyOutWhoseKeyIsKnown() throws Exception {
        Caller.issuerIsDown();
        String stranger = Caller.token(Caller.rsa("stranger"));
        Patience.await().alias("the issuer is found to be down").until(() -> Caller.status(stranger) == 503);
        Response unsure = Caller.with(stranger).get("/v1/clients");
        assertThat(unsure.statusCode()).isEqualTo(503);
        assertThat(unsure.header("Retry-After")).isEqualTo("5");
        assertThat(unsure.jsonPath().getString("type")).isEqualTo("/problems/service-unavailable");
        assertThat(Caller.status(Caller.token(Caller.KEY))).isEqualTo(200);
    }

    /** The scheme its caller used, not the one the service is reached with behind whoever ends TLS. */
    @Test
    void placesAreNamedAsTheProxyInFrontWasAsked() {
        Response made = Caller.somebody().header("X-Forwarded-Proto", "https").contentType(ContentType.JSON).body("{\"name\": \"Ada\"}").post("/v1/clients");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.header("Location")).startsWith("https://").endsWith("/v1/clients/" + made.jsonPath().getString("id"));
        assertThat(made.header("Vary")).contains("Authorization");
    }

    @Test
    void thePreflightOfAKnownOriginNeedsNoToken() {
        Response answer = RestAssured.given().header("Origin", ORIGIN).header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,if-match,content-type").options("/v1/clients");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("PATCH");
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("If-Match").contains("Idempotency-Key").contains("Authorization");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("600");
    }

    @Test
    void aKnownOriginReadsTheHeadersItNeedsAndItsRefusals() {
        Response answer = Caller.somebody().header("Origin", ORIGIN).get("/v1/clients");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("false");
        assertThat(answer.header("Access-Control-Expose-Headers").split(",")).contains("ETag", "Location", "Link", "Idempotency-Replayed", "Retry-After",
                "RateLimit-Remaining", "WWW-Authenticate");
        Response refused = RestAssured.given().header("Origin", ORIGIN).get("/v1/clients");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    }

    @Test
    void anotherOriginIsRefused() {
        Response preflight = RestAssured.given().header("Origin", "https://elsewhere.test").header("Access-Control-Request-Method", "GET").options("/v1/clients");
        assertThat(preflight.statusCode()).isEqualTo(403);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isNull();
        Response answer = Caller.somebody().header("Origin", "https://elsewhere.test").get("/v1/clients");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @DisplayName("The contract says of each answer what it says of the rate, and of the scope that is missing")
    @CsvSource(delimiter = '|', value = {"GET|/v1/clients|200|", "POST|/v1/clients|201|{\"name\": \"Ada\"}", "POST|/v1/clients|400|{}", "GET|/v1/clients?stage=GONE|400|",
            "PUT|/v1/trust-policy|403|{}", "GET|/v1/clients/0198c0de-0000-7000-8000-000000000001|404|", "POST|/v1/clients/{id}/correct|409|{\"reason\": \"x\"}",
            "POST|/v1/clients/{id}/move|412|{\"stage\": \"ACTIVE\"}", "PATCH|/v1/clients/{id}|428|{\"name\": \"Bo\"}", "DELETE|/v1/clients|405|", "POST|/v1/clients|415|text",
            "GET|/v1/clients|406|", "GET|/v1/clients/{id}|304|", "GET|/v1/clients|401|"})
    void theRateIsDeclaredWhereItIsSent(String method, String path, int status, String body) {
        String token = Caller.token(Caller.KEY);
        String id = Caller.with(token).contentType(ContentType.JSON).body("{\"name\": \"Ada\"}").post("/v1/clients").jsonPath().getString("id");
        RequestSpecification request = status == 401 ? RestAssured.given() : Caller.with(token);
        request.contentType(status == 415 ? "text/plain" : method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        if (body != null) {
            request.body(body);
        }
        if (status == 412) {
            request.header("If-Match", "\"99\"");
        }
        if (status == 304) {
            request.header("If-None-Match", "*");
        }
        if (status == 406) {
            request.header("Accept", "image/png");
        }
        Response answer = request.request(method, path.replace("{id}", id));
        assertThat(answer.statusCode()).isEqualTo(status);

        Contract contract = Contract.committed();
        String template = path.replaceAll("\\?.*", "").replaceAll("/0198[^/]*", "/{id}").replace("DELETE", "GET");
        JsonNode declared = contract.resolve(contract.root().path("paths").path(template).path(method.equals("DELETE") ? "get" : method.toLowerCase(Locale.ROOT))
                .path("responses").path(Integer.toString(status)));
        Set<String> said = new TreeSet<>();
        declared.path("headers").fieldNames().forEachRemaining(said::add);
        Set<String> sent = new TreeSet<>(answer.headers().asList().stream().map(Header::getName).toList());
        assertThat(sent.stream().filter(name -> name.matches("RateLimit.*|WWW-Authenticate"))).containsExactlyElementsOf(said.stream()
                .filter(name -> name.matches("RateLimit.*|WWW-Authenticate")).toList());
    }

    @Test
    void aTenantThatAsksTooMuchIsToldWhenThereIsRoom() {
        String busy = Caller.token(Caller.KEY);
        Response first = Caller.with(busy).get("/v1/clients");
        assertThat(first.header("RateLimit-Limit")).isEqualTo("30");
        assertThat(first.header("RateLimit-Remaining")).isEqualTo("29");
        assertThat(first.header("RateLimit-Reset")).isEqualTo("2");
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"tenant\";q=30;w=60");
        assertThat(first.header("RateLimit")).isEqualTo("\"tenant\";r=29;t=2");

        Response last = first;
        for (int i = 0; last.statusCode() == 200 && i < 200; i++) {
            last = Caller.with(busy).get("/v1/clients");
        }
        long wait = refused(last, 429, "too-many-requests").getLong("retryAfter");
        assertThat(wait).isBetween(1L, 2L);
        assertThat(last.header("Retry-After")).isEqualTo(Long.toString(wait));
        assertThat(last.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(Caller.status(Caller.token(Caller.KEY))).as("another tenant").isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/odd/statement", "/v1/odd/work"})
    void whatTakesTooLongIsAnswered(String path) throws Exception {
        Response answer = Caller.somebody().get(path);
        refused(answer, 503, "service-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        Patience.await().alias("no statement runs on").until(() -> sleeping() == 0);
    }

    @Test
    void whatMayTakeItsTimeTakesIt() {
        Caller.somebody().get("/v1/odd/patient").then().statusCode(200).body(equalTo("done"));
    }

    @Test
    void aStreamMayBeOfAnyLength() {
        Caller.somebody().contentType("application/octet-stream").body(new byte[6 << 20]).post("/v1/odd/stream").then().statusCode(200)
                .body(equalTo(Integer.toString(6 << 20)));
    }

    @Test
    void halfARequestIsCutOff() throws IOException {
        assertThat(sent("GET /v1/clients HTTP/1.1\r\nHost: x\r\nX-Half: ")).as("headers without an end").isEmpty();
        assertThat(sent("POST /v1/clients HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Caller.token(Caller.KEY)
                + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"name\": ")).as("a body without an end").doesNotContain("HTTP/1.1 2");
    }

    @Test
    void aDeprecatedOperationSaysSo() {
        Caller.somebody().get("/v1/odd/old").then().statusCode(200)
                .header("Deprecation", equalTo("@1801353600"))
                .header("Sunset", equalTo("Sun, 1 Aug 2027 00:00:00 GMT"))
                .header("Link", equalTo("</openapi>; rel=\"deprecation\""));
        Caller.somebody().get("/v1/clients").then().header("Deprecation", nullValue()).header("Sunset", nullValue());
    }

    /** What comes back until the service closes the connection. */
    private String sent(String request) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private int sleeping() throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(
                "select count(*) from pg_stat_activity where state = 'active' and query like 'select pg_sleep%'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
