package dev.troth.review;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.support.Api;
import dev.troth.support.Columns;
import dev.troth.support.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayName("What only the database or many rows show of reviews and reports")
class KeptReviewsTest {

    @Inject
    AgroalDataSource pool;
    @Inject
    CurrentTenant current;

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));

    @ParameterizedTest
    @ValueSource(strings = {"update review set note = 'x'", "delete from review", "truncate review"})
    void aFrozenReviewIsNeverRewritten(String statement) {
        api.created("/v1/clients/" + api.client("Ada") + "/reviews", "{'note': 'as it was'}");
        assertThatThrownBy(() -> run(statement)).isInstanceOf(SQLException.class).hasMessageContaining("permission denied");
    }

    @Test
    void fiveHundredGroupsAreAnsweredAndNoMore() throws SQLException {
        clientsWithAPromiseEach(500);
        assertThat(api.read(by("clientId")).getList("groups")).hasSize(500);
        clientsWithAPromiseEach(1);
        assertThat(refused(api.get(by("clientId")), 400, "validation-failed").getString("detail")).contains("more than 500 groups", "shorter period", "clientId");
        assertThat(api.read(by("month")).getInt("groups[0].overdue")).isEqualTo(501);
    }

    @Test
    void moreGroupsThanAnAnswerHasAreAddedUpAllTheSame() throws SQLException {
        String client = api.client("Ada");
        api.created("/v1/incidents", "{'clientId': '%s', 'title': 'x', 'severity': 'MODERATE', 'detectedAt': '2025-03-01T09:00:00Z', 'cause': {'key': 'cause-0', 'category': 'OTHER'}}", client);
        clientsWithAPromiseEach(500);
        copied("incident", Map.of("cause_key", "'cause-' || n"), "generate_series(1, 500) n");
        copied("incident", Map.of("client_id", "other.id"), "(select id from client where name <> 'Ada') other where cause_key = 'cause-0'");
        JsonPath review = api.read("/v1/clients/" + client + "/review?from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z");
        assertThat(review.getList("incidents.byCause")).hasSize(501);
        JsonPath retention = api.read("/v1/reports/retention?from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z");
        assertThat(retention.getInt("afterIncident.find { it.handling == 'POORLY' }.clients")).isEqualTo(501);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            commitment | due_at      | promised_at is not null and retracted_at is null
            disclosure | aware_at    | retracted_at is null
            incident   | detected_at | retracted_at is null
            """)
    void aPeriodIsFoundByAnIndex(String table, String instant, String condition) throws SQLException {
        String about = "{'clientId': '" + api.client("Ada") + "', ";
        api.created("/v1/commitments", about + "'title': 'x', 'promisedAt': '2024-12-01T09:00:00Z', 'dueAt': '2025-01-11T09:00:00Z'}");
        api.created("/v1/disclosures", about + "'kind': 'MISTAKE', 'statement': 'x', 'awareAt': '2025-01-11T09:00:00Z', 'disclosedAt': '2025-01-11T09:00:00Z'}");
        api.created("/v1/incidents", about + "'title': 'x', 'severity': 'MODERATE', 'detectedAt': '2025-01-11T09:00:00Z'}");
        current.enter(tenant, "tester");
        QuarkusTransaction.begin();
        try {
            assertThat(planAmongManyDays(table, instant, condition)).containsPattern("Index Cond: .*tenant_id.*" + instant + " >=");
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** How a month is found where the tenant has a record on each of a thousand days. */
    private String planAmongManyDays(String table, String instant, String condition) throws SQLException {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            copy(statement, table, Map.of(instant, instant + " + day * interval '1 day'"), "generate_series(1, 1000) day");
            // Statistics are the owner's business; for the rest of this transaction alone. Whatever other tests have left there, the tenant counts.
            statement.execute("set local role none");
            statement.execute("analyze " + table);
            statement.execute("set local role troth_app");
            statement.execute("set local enable_seqscan = off");
            StringBuilder plan = new StringBuilder();
            try (ResultSet rows = statement.executeQuery("explain select id from %s where %s and %s >= '2025-01-01' and %s < '2025-02-01'".formatted(table, condition, instant, instant))) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }

    private void copied(String table, Map<String, String> otherwise, String among) throws SQLException {
        current.enter(tenant, "tester");
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            copy(statement, table, otherwise, among);
        }
    }

    /** More rows like those there are, with some columns otherwise. */
    private static void copy(Statement statement, String table, Map<String, String> otherwise, String among) throws SQLException {
        List<String> columns = Columns.of(statement, table);
        String values = columns.stream().map(column -> column.equals("id") ? "gen_random_uuid()" : otherwise.getOrDefault(column, table + "." + column))
                .collect(Collectors.joining(", "));
        statement.execute("insert into " + table + " (" + String.join(", ", columns) + ") select " + values + " from " + table + " cross join " + among);
    }

    private static String by(String groupBy) {
        return "/v1/reports/promises?from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&groupBy=" + groupBy;
    }

    private void clientsWithAPromiseEach(int count) throws SQLException {
        run("""
                with added as (
                  insert into client (id, version, kind, stage, name, created_at, updated_at)
                  select gen_random_uuid(), 0, 'PERSON', 'ACTIVE', 'Client ' || n, now(), now() from generate_series(1, %d) n returning id)
                insert into commitment (id, version, client_id, status, promisor, title, kind, importance, promised_at, due_at, reply_limit, created_at, updated_at)
                select gen_random_uuid(), 0, id, 'PROMISED', 'PROVIDER', 'Proofs', 'OTHER', 'NORMAL', timestamptz '2025-03-01 00:00Z',
                  timestamptz '2025-03-11 00:00Z', '86400', now(), now() from added""".formatted(count));
    }

    private void run(String sql) throws SQLException {
        current.enter(tenant, "tester");
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
