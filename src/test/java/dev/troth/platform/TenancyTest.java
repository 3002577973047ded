package dev.troth.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.platform.tenancy.TenantConnections;
import dev.troth.support.Api;
import dev.troth.support.Rows;
import dev.troth.support.Tokens;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself keeps apart, tried with statements that forget their tenant. */
@QuarkusTest
class TenancyTest {

    private static final String SETTING = "select coalesce(current_setting('troth.tenant', true), '')";

    @Inject
    AgroalDataSource pool;
    @Inject
    CurrentTenant current;
    @Inject
    TenantConnections interceptor;

    private final String ours = Tokens.freshTenant();
    private final String theirs = Tokens.freshTenant();

    @BeforeEach
    void oneClientEach() {
        Api.withToken(Tokens.of(ours)).client("Ours");
        Api.withToken(Tokens.of(theirs)).client("Theirs");
    }

    @Test
    void theServiceActsAsARoleThatOwnsAndBypassesNothing() throws SQLException {
        as(ours, connection -> {
            assertThat(text(connection, "select current_user")).isEqualTo("troth_app");
            assertThat(text(connection, "select rolsuper or rolbypassrls or rolcanlogin or rolcreaterole from pg_roles where rolname = 'troth_app'")).isEqualTo("f");
            assertThat(text(connection, "select count(*) from pg_class where relowner = 'troth_app'::regrole")).isEqualTo("0");
        });
    }

    @Test
    void aStatementThatForgetsItsTenantSeesTheCallersRowsAlone() throws SQLException {
        as(ours, connection -> assertThat(Rows.column(connection, "select name from client")).containsExactly("Ours"));
        as(theirs, connection -> assertThat(Rows.column(connection, "select name from client")).containsExactly("Theirs"));
    }

    @Test
    void aConnectionWithoutATenantSeesNothing() throws SQLException {
        as("", connection -> {
            assertThat(text(connection, "select current_user")).isEqualTo("troth_app");
            for (String table : tenantTables(connection)) {
                assertThat(text(connection, "select count(*) from " + table)).as(table).isEqualTo("0");
            }
        });
    }

    @Test
    void workInTheBackgroundLearnsNamesOfTenantsAndSeesNoRow() throws SQLException {
        as("*", connection -> {
            for (String table : tenantTables(connection)) {
                assertThat(text(connection, "select count(*) from " + table)).as(table).isEqualTo("0");
            }
            assertThat(Rows.column(connection, "select troth_tenants_with_answers_before('1970-01-01')")).isEmpty();
        });
        as(ours, connection -> assertThat(Rows.column(connection, "select pg_get_userbyid(proowner) from pg_proc where prosecdef and proname like 'troth%'"))
                .isNotEmpty().doesNotContain("troth_app"));
    }

    @Test
    void nothingIsWrittenForAnotherTenant() throws SQLException {
        as(ours, connection -> refused(connection, "insert into client (tenant_id, id, version, kind, stage, name, created_at, updated_at) "
                + "values ('" + theirs + "', gen_random_uuid(), 0, 'PERSON', 'ACTIVE', 'X', now(), now())", "row-level security"));
        as(ours, connection -> refused(connection, "update client set tenant_id = '" + theirs + "'", "row-level security"));
        as(ours, connection -> assertThat(update(connection, "update client set name = 'X' where tenant_id = '" + theirs + "'")).isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "journal"})
    void theBooksAreNeverRewritten(String book) throws SQLException {
        as(ours, connection -> refused(connection, "update " + book + " set recorded_at = now()", "permission denied"));
        as(ours, connection -> refused(connection, "delete from " + book, "permission denied"));
        as(ours, connection -> refused(connection, "truncate " + book, "permission denied"));
    }

    @Test
    void theServiceCannotTakeTheProtectionAway() throws SQLException {
        for (String statement : List.of("alter table client disable row level security", "drop policy tenant on client", "drop table client",
                "create table x (y int)", "alter role troth_app bypassrls")) {
            as(ours, connection -> assertThatThrownBy(() -> update(connection, statement)).as(statement).isInstanceOf(SQLException.class));
        }
    }

    @Test
    void everyTableOfATenantIsProtectedEvenFromItsOwner() throws SQLException {
        as(ours, connection -> assertThat(Rows.column(connection, """
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history'
                and not (c.relrowsecurity and c.relforcerowsecurity
                         and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polqual is not null and p.polwithcheck is not null)
                         and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull))"""))
                .as("tables without the tenants' policy").isEmpty());
    }

    @Test
    void everyKeyBeginsWithTheTenant() throws SQLException {
        as(ours, connection -> assertThat(Rows.column(connection, """
                select c.conrelid::regclass || ' ' || c.conname from pg_constraint c join pg_class t on t.oid = c.conrelid
                where t.relnamespace = 'public'::regnamespace and t.relname <> 'flyway_schema_history' and c.contype in ('p', 'u', 'f')
                and c.conkey[1] <> (select attnum from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'tenant_id')
                union all
                select i.indrelid::regclass || ' ' || i.indexrelid::regclass from pg_index i join pg_class t on t.oid = i.indrelid
                where t.relnamespace = 'public'::regnamespace and t.relname <> 'flyway_schema_history'
                and i.indkey[0] <> (select attnum from pg_attribute a where a.attrelid = i.indrelid and a.attname = 'tenant_id')"""))
                .as("keys and indexes that do not begin with tenant_id").isEmpty());
    }

    @Test
    void aRollbackDoesNotBringBackTheTenantBefore() throws SQLException {
        List<String> connections = new ArrayList<>();
        try (AgroalDataSource single = poolOfOne()) {
            as(ours, single, connection -> connections.add(text(connection, "select pg_backend_pid()")));
            as(theirs, () -> {
                QuarkusTransaction.begin();
                try (Connection connection = single.getConnection()) {
                    connections.add(text(connection, "select pg_backend_pid()"));
                    assertThat(text(connection, SETTING)).isEqualTo(theirs);
                } finally {
                    QuarkusTransaction.rollback();
                }
            });
            as(theirs, single, connection -> {
                connections.add(text(connection, "select pg_backend_pid()"));
                assertThat(text(connection, SETTING)).isEqualTo(theirs);
                assertThat(Rows.column(connection, "select name from client")).containsExactly("Theirs");
            });
            as("", single, connection -> {
                connections.add(text(connection, "select pg_backend_pid()"));
                assertThat(text(connection, SETTING)).isEmpty();
            });
        }
        assertThat(connections).as("the same connection, or this proves nothing").hasSize(4).containsOnly(connections.get(0));
    }

    @Test
    void aRolledBackRequestLeavesNothingForTheNextTenant() {
        Api us = Api.withToken(Tokens.of(ours));
        Api them = Api.withToken(Tokens.of(theirs));
        us.post("/v1/clients", "{'name': 'A', 'externalRef': 'taken'}").then().statusCode(201);
        for (int i = 0; i < 40; i++) {
            us.post("/v1/clients", "{'name': 'B', 'externalRef': 'taken'}").then().statusCode(409);
            assertThat(them.read("/v1/clients").<String>getList("items.name")).containsExactly("Theirs");
        }
    }

    private List<String> tenantTables(Connection connection) throws SQLException {
        return Rows.column(connection, "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id'");
    }

    private void refused(Connection connection, String statement, String why) {
        assertThatThrownBy(() -> update(connection, statement)).isInstanceOf(SQLException.class).hasMessageContaining(why);
    }

    private static String text(Connection connection, String query) throws SQLException {
        return Rows.column(connection, query).get(0);
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** The service's pool but for its size: from that one, work in the background might take the connection between two looks at it. */
    private AgroalDataSource poolOfOne() throws SQLException {
        AgroalConnectionPoolConfigurationSupplier size = new AgroalConnectionPoolConfigurationSupplier(pool.getConfiguration().connectionPoolConfiguration())
                .initialSize(0).minSize(0).maxSize(1);
        AgroalDataSource single = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(size));
        single.setPoolInterceptors(List.of(interceptor));
        return single;
    }

    /** Works with a connection as a request of the tenant would get it; as one without a tenant where the name is empty. */
    private void as(String tenant, Work<Connection> work) throws SQLException {
        as(tenant, pool, work);
    }

    private void as(String tenant, AgroalDataSource source, Work<Connection> work) throws SQLException {
        as(tenant, () -> {
            try (Connection connection = source.getConnection()) {
                work.on(connection);
            }
        });
    }

    private void as(String tenant, Act act) throws SQLException {
        ManagedContext requests = Arc.container().requestContext();
        ContextState before = requests.getStateIfActive();
        requests.activate(null);
        try {
            if (!tenant.isEmpty()) {
                current.enter(tenant, "tester");
            }
            act.run();
        } finally {
            requests.terminate();
            if (before != null) {
                requests.activate(before);
            }
        }
    }

    private interface Work<T> {
        void on(T thing) throws SQLException;
    }

    private interface Act {
        void run() throws SQLException;
    }
}
