package dev.troth.platform;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.support.Api;
import dev.troth.support.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("What only many rows or old ones show")
class KeptRowsTest {

    @Inject
    AgroalDataSource pool;
    @Inject
    CurrentTenant current;

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));

    @Test
    void countingStopsAtTenThousandAndSaysSo() throws SQLException {
        String insert = "insert into client (id, version, kind, stage, name, created_at, updated_at) select gen_random_uuid(), 0, 'PERSON', "
                + "case when n = 1 then 'ENDED' else 'ACTIVE' end, 'Client ' || n, now(), now() from generate_series(1, %d) n";
        run(insert.formatted(10_000));
        api.get("/v1/clients?limit=1").then().statusCode(200).body("total.count", equalTo(10_000)).body("total.relation", equalTo("EXACT"));
        run(insert.formatted(1));
        api.get("/v1/clients?limit=1").then().statusCode(200).body("total.count", equalTo(10_000)).body("total.relation", equalTo("AT_LEAST"));
        api.get("/v1/clients?stage=ENDED").then().statusCode(200).body("total.count", equalTo(2)).body("total.relation", equalTo("EXACT"));
    }

    @Test
    void anAnswerIsGivenAgainForADayAndThenTheKeyIsFree() throws SQLException {
        run("insert into idempotency (caller, key, fingerprint, status, body, created_at) values "
                + "('tester', 'today', 'another request', 201, '{}', now() - interval '23 hours'), "
                + "('tester', 'yesterday', 'another request', 201, '{}', now() - interval '25 hours')");
        create("today").then().statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
        create("yesterday").then().statusCode(201).header("Idempotency-Replayed", nullValue());
        create("yesterday").then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
    }

    private Response create(String key) {
        return api.request().header("Idempotency-Key", key).contentType("application/json").body("{\"name\": \"Ada\"}").post("/v1/clients");
    }

    private void run(String sql) throws SQLException {
        current.enter(tenant, "tester");
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
