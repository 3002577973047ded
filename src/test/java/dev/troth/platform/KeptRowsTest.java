package dev.troth.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.support.Api;
import dev.troth.support.DatabaseOwner;
import dev.troth.support.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("What only many rows or old ones show")
class KeptRowsTest {

    @Inject
    AgroalDataSource pool;
    @Inject
    CurrentTenant current;
    @Inject
    DatabaseOwner owner;

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
    void datesOfThoseWhoHaveEndedTakeNoPlaceOfOthersHoweverMany() throws SQLException {
        String dates = "'dates': [{'title': 'Birthday', 'on': '" + LocalDate.now(ZoneOffset.UTC).plusDays(3) + "'}]";
        String ada = api.created("/v1/clients", "{'name': 'Ada', " + dates + "}").getString("id");
        String ben = api.created("/v1/clients", "{'name': 'Ben', " + dates + "}").getString("id");
        run("insert into client (id, version, kind, stage, name, created_at, updated_at) select gen_random_uuid(), 0, 'PERSON', 'ENDED', 'Past ' || n, now(), now() "
                + "from generate_series(1, 10001) n");
        run("insert into client_day (client_id, day_key) select c.id, d.day_key from client c, client_day d where c.name like 'Past %' and d.client_id = '" + ada + "'");
        owner.run(tenant, "analyze client", "analyze client_day");
        JsonPath dated = api.read("/v1/attention?kind=CLIENT_DATE");
        assertThat(dated.getList("items.recordId")).containsExactlyInAnyOrder(ada, ben);
        assertThat(dated.getString("total.count") + " " + dated.getString("total.relation")).isEqualTo("2 EXACT");

        run("update client set stage = 'ACTIVE' where name like 'Past %' and id in (select id from client where name like 'Past %' limit 9999)");
        assertThat(api.read("/v1/attention?kind=CLIENT_DATE").getString("total.relation")).isEqualTo("AT_LEAST");
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
