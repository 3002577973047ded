package dev.troth.review;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.support.Api;
import dev.troth.support.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @ParameterizedTest
    @ValueSource(strings = {
            "select id from commitment where promised_at is not null and retracted_at is null and due_at >= '2025-01-01' and due_at < '2025-02-01'",
            "select id from disclosure where retracted_at is null and aware_at >= '2025-01-01' and aware_at < '2025-02-01'",
            "select id from incident where retracted_at is null and detected_at >= '2025-01-01' and detected_at < '2025-02-01'"})
    void aPeriodIsFoundByAnIndex(String query) throws SQLException {
        current.enter(tenant, "tester");
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            // Few rows are read in order whatever there is: what counts is that an index can answer, the tenant and the period in it.
            statement.execute("set enable_seqscan = off");
            StringBuilder plan = new StringBuilder();
            try (ResultSet rows = statement.executeQuery("explain " + query)) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            } finally {
                statement.execute("reset enable_seqscan");
            }
            assertThat(plan.toString()).containsPattern("Index Cond: .*tenant_id.*(due_at|aware_at|detected_at) >=");
        }
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
