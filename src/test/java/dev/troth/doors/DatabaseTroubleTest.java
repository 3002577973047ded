package dev.troth.doors;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.support.Patience;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller is told to try again where the database is to blame, and gets a reference where the service is. What a server that dies does, ops/faults shows. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class DatabaseTroubleTest {

    private static final int POOL = 16;

    @TestHTTPResource
    URI service;

    @Inject
    DataSource database;

    private final String token = Caller.token(Caller.KEY);

    @BeforeEach
    void theIssuerIsUp() {
        Caller.issuerHas();
        Patience.await().alias("the everyday key is known").until(() -> Caller.status(Caller.token(Caller.KEY)) == 200);
        // The first one of an application that has just started may take longer than a request may here.
        Patience.await().alias("a write is in time").until(() -> Caller.somebody().contentType(ContentType.JSON).body("{\"name\": \"First\"}").post("/v1/clients").statusCode() == 201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53200", "53300", "57014", "57P01", "57P03", "55P03", "58030"})
    void whatPassesIsToBeTriedAgain(String state) {
        JsonPath problem = unavailable(Caller.with(token).get("/v1/odd/failure/" + state));
        assertThat(problem.getString("detail")).isEqualTo("The database did not answer, or not in time. Whether the request was carried out is not known; a POST repeated "
                + "with the same Idempotency-Key is carried out once.");
        assertThat(problem.getString("instance")).isEqualTo("/v1/odd/failure/" + state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23514", "22003", "42P01", "42501"})
    void whatDoesNotHasAReference(String state) {
        failed(Caller.with(token).get("/v1/odd/failure/" + state));
    }

    @Test
    void aDatabaseThatTakesNoChangesIsSaidToBeReadable() {
        assertThat(unavailable(Caller.with(token).post("/v1/odd/read-only")).getString("detail"))
                .isEqualTo("The database takes no changes at the moment; what is recorded can be read. Nothing of this request was stored.");
    }

    @Test
    void aCheckThatIsViolatedIsABug() {
        client("Ada");
        failed(Caller.with(token).post("/v1/odd/bug"));
    }

    @Test
    void aConnectionThatIsLostStoresNothing() {
        String id = client("Ada");
        unavailable(Caller.with(token).post("/v1/odd/lost"));
        JsonPath ada = Caller.with(token).get("/v1/clients/" + id).then().statusCode(200).extract().jsonPath();
        assertThat(ada.getString("notes")).isNull();
        assertThat(ada.getInt("version")).isZero();
    }

    @Test
    void whoWaitsForALockIsToldInTime() throws SQLException {
        client("Ada");
        try (Connection other = database.getConnection(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            // It stands still on purpose.
            statement.execute("set local idle_in_transaction_session_timeout = 0");
            statement.execute("lock table client in access exclusive mode");
            unavailable(create("Jonas"));
            other.rollback();
        }
        create("Jonas").then().statusCode(201);
    }

    @Test
    void aPoolWithoutAConnectionSaysSoSoon() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        try {
            while (taken.size() < POOL) {
                taken.add(database.getConnection());
            }
            // In the words of the pool, not in those of the time limit, which comes later.
            assertThat(unavailable(Caller.with(token).get("/v1/clients")).getString("detail")).startsWith("The database did not answer, or not in time.");
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        Caller.with(token).get("/v1/clients").then().statusCode(200);
    }

    /** Each broken connection costs one answer at the most, whoever's tenant it had: it is not given out again. */
    @Test
    void connectionsThatWereEndedAreReplaced() throws SQLException {
        List<Connection> all = new ArrayList<>();
        try (Connection last = database.getConnection(); Statement statement = last.createStatement()) {
            while (all.size() < POOL / 2) {
                all.add(database.getConnection());
            }
            for (Connection connection : all) {
                connection.close();
            }
            statement.execute("reset role");
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = session_user and pid <> pg_backend_pid()");
            statement.execute("set role troth_app");
        }
        List<Integer> answers = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
            answers.add(Caller.status(Caller.token(Caller.KEY)));
        }
        assertThat(answers).isSubsetOf(200, 503).filteredOn(status -> status == 503).hasSizeLessThanOrEqualTo(POOL);
        assertThat(answers.get(99)).isEqualTo(200);
    }

    /** It was closed two seconds after every POST, with whatever was under way on it. */
    @Test
    void aConnectionIsKeptAfterAPost() throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            String body = "{\"name\": \"Ada\"}";
            socket.getOutputStream().write(("POST /v1/clients HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[16_384];
            int length = socket.getInputStream().read(answer);
            assertThat(new String(answer, 0, length, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 201");
            socket.setSoTimeout(2_500);
            assertThatThrownBy(() -> socket.getInputStream().read(answer)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private String client(String name) {
        return create(name).then().statusCode(201).extract().jsonPath().getString("id");
    }

    private Response create(String name) {
        return Caller.with(token).contentType(ContentType.JSON).body("{\"name\": \"" + name + "\"}").post("/v1/clients");
    }

    private static JsonPath unavailable(Response answer) {
        JsonPath problem = refused(answer, 503, "service-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(problem.getString("title")).isEqualTo("Not available right now");
        return problem;
    }

    private static void failed(Response answer) {
        JsonPath problem = refused(answer, 500, "internal-error");
        assertThat(problem.getString("reference")).matches("[0-9a-f-]{36}");
        assertThat(answer.asString()).doesNotContain("SQL", "Exception", "client_stage", "dev.troth");
    }
}
