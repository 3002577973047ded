package dev.troth.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.support.PackagedDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("With the roles of production, the functions that count")
class CountingFunctionsTest {

    private static final PackagedDatabase DATABASE = new PackagedDatabase();
    private static final List<String> FUNCTIONS = List.of("troth_open_facts()", "troth_deliveries_waiting()", "troth_entries_waiting()", "troth_verifications()");

    /** Three tenants with something of everything. */
    @BeforeAll
    static void rows() throws SQLException {
        DATABASE.start();
        for (String tenant : List.of("a", "b", "c")) {
            try (Connection service = DATABASE.connect(PackagedDatabase.SERVICE)) {
                run(service, "select set_config('role', 'troth_app', false), set_config('troth.tenant', '" + tenant + "', false)");
                run(service, "insert into client (id, version, kind, stage, name, created_at, updated_at) values (gen_random_uuid(), 0, 'PERSON', 'ACTIVE', 'Ada', now(), now())");
                run(service, "insert into open_fact (client_id, source_type, source_id, facts, settled_through) select id, 'x', gen_random_uuid(), '{}', now() from client");
                run(service, "insert into journal (id, client_id, record_type, record_id, type, actor, occurred_at, recorded_at) "
                        + "select gen_random_uuid(), id, 'CLIENT', id, 'x', 'x', now(), now() from client");
                run(service, "insert into webhook (id, version, url, status, secret, created_at, updated_at) values (gen_random_uuid(), 0, 'x', 'ACTIVE', 'x', now(), now())");
                run(service, "insert into webhook_delivery (id, version, webhook_id, type, state, attempts, failures, next_attempt_at, give_up_at, created_at) "
                        + "select gen_random_uuid(), 0, id, 'x', state, 0, 0, case when state = 'PENDING' then now() - interval '1 hour' end, now(), now() "
                        + "from webhook, unnest(array['PENDING', 'DEAD', 'DELIVERED', 'DELIVERED']) state");
                run(service, "insert into verification (what, sound, verified_at) values ('JOURNAL', " + !tenant.equals("b") + ", now() - interval '2 days')");
            }
        }
    }

    @AfterAll
    static void stop() {
        DATABASE.stop();
    }

    @Test
    @DisplayName("count all tenants for the service itself")
    void everybody() throws SQLException {
        try (Connection service = asTenant("*")) {
            assertThat(row(service, "select * from troth_open_facts()")).containsExactly(3.0);
            assertThat(row(service, "select * from troth_deliveries_waiting()")).satisfies(row -> {
                assertThat(row.get(0)).isEqualTo(3.0);
                assertThat(row.get(1)).isBetween(3_600.0, 3_700.0);
                assertThat(row.get(2)).isEqualTo(3.0);
            });
            assertThat(row(service, "select * from troth_entries_waiting()")).satisfies(row -> {
                assertThat(row.get(0)).isEqualTo(3.0);
                assertThat(row.get(1)).isBetween(0.0, 100.0);
            });
            assertThat(row(service, "select * from troth_verifications()")).satisfies(row -> {
                assertThat(row.get(0)).isEqualTo(1.0);
                assertThat(row.get(1)).isBetween(172_800.0, 172_900.0);
                assertThat(row.get(2)).isZero();
                assertThat(row.get(3)).as("nobody has verified a ledger").isNull();
            });
        }
    }

    @Test
    @DisplayName("show no row to it, count a tenant's own for a tenant, and nothing for nobody")
    void nobodyElse() throws SQLException {
        try (Connection service = asTenant("*")) {
            for (String table : List.of("open_fact", "webhook_delivery", "journal_pending", "verification")) {
                assertThat(row(service, "select count(*) from " + table)).as(table).containsExactly(0.0);
            }
        }
        try (Connection tenant = asTenant("a"); Connection nobody = asTenant("")) {
            for (String function : FUNCTIONS) {
                assertThat(row(tenant, "select * from " + function).get(0)).as(function).isEqualTo(function.contains("verif") ? 0.0 : 1.0);
                assertThat(row(nobody, "select * from " + function).get(0)).as(function).isZero();
            }
        }
    }

    @Test
    @DisplayName("tell the version of the schema to the service's login, and nothing to others")
    void version() throws SQLException {
        try (Connection service = DATABASE.connect(PackagedDatabase.SERVICE); Connection superuser = DATABASE.superuser()) {
            assertThat(row(service, "select troth_schema_version()").get(0)).isGreaterThanOrEqualTo(90.0);
            assertThatThrownBy(() -> row(service, "select count(*) from flyway_schema_history")).hasMessageContaining("permission denied");
            run(superuser, "create role somebody");
            run(superuser, "set role somebody");
            assertThatThrownBy(() -> run(superuser, "select troth_schema_version()")).hasMessageContaining("permission denied");
        }
    }

    private static Connection asTenant(String tenant) throws SQLException {
        Connection service = DATABASE.connect(PackagedDatabase.SERVICE);
        run(service, "select set_config('role', 'troth_app', false), set_config('troth.tenant', '" + tenant + "', false)");
        return service;
    }

    /** The first row; null for what is null. */
    private static List<Double> row(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            List<Double> row = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                double number = rows.getDouble(i);
                row.add(rows.wasNull() ? null : Double.valueOf(number));
            }
            return row;
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
