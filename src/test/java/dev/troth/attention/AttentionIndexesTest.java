package dev.troth.attention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.support.Api;
import dev.troth.support.Columns;
import dev.troth.support.Plans;
import dev.troth.support.SentStatements;
import dev.troth.support.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The list of what needs doing does not read what is done: with 2 000 clients whose records are settled it costs what it costs with one. */
@QuarkusTest
@DisplayName("Attention for a tenant of 2 000 clients answers from indexes")
class AttentionIndexesTest {

    private static final int CLIENTS = 2_000;
    private static final int RECORDS_EACH = 2;
    private static final int OTHER_TENANTS = 12;
    /** Longer than a request may take: half a million rows. */
    private static final int FILLING_SECONDS = 300;

    /** Tables that attention reads, with what makes a copy of a row a settled one. */
    private static final List<String> SETTLED = List.of(
            "commitment: status = 'ACCEPTED', delivered_at = due_at, accepted_at = due_at",
            "incident: status = 'CLOSED', closed_at = detected_at",
            "communication: replied_at = at, replied_after = 0",
            "agreement: status = 'ENDED', ended_at = now()",
            "disclosure: retracted_at = now()",
            "practice: retired_at = now()",
            "access_grant: revoked_at = granted_at, revocation_due_at = null",
            "checklist_item: status = 'DONE', done_at = created_at");

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));

    @Inject
    @PersistenceUnitExtension
    SentStatements sent;
    @Inject
    AgroalDataSource dataSource;
    @Inject
    CurrentTenant current;

    @Test
    void withTheSameStatementsAndNoScanOfATable() {
        waiting();
        List<String> few = statements();

        current.enter(tenant, "tester");
        QuarkusTransaction.requiringNew().timeout(FILLING_SECONDS).run(this::settleManyMore);
        List<String> many = statements();
        assertThat(many).as("the statements for one client and for 2 000").isEqualTo(few);

        List<String> scanned = QuarkusTransaction.requiringNew().call(() -> scanned(many));
        assertThat(scanned).as("statements that read a whole table").isEmpty();
    }

    /** One of each of what waits, for one client. */
    private void waiting() {
        String client = api.client("Ada Okafor");
        api.done("/v1/clients/" + client + "/move", "{'stage': 'ACTIVE'}");
        String about = "{'clientId': '" + client + "', ";
        api.created("/v1/commitments", about + "'title': 'x', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z'}");
        api.created("/v1/commitments", about + "'title': 'x', 'requestedAt': '2025-03-01T09:00:00Z'}");
        api.created("/v1/communications", about + "'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'QUESTION', 'at': '2025-03-01T09:00:00Z'}");
        api.created("/v1/incidents", about + "'title': 'x', 'severity': 'MODERATE', 'detectedAt': '2025-03-01T09:00:00Z', 'complaint': 'Why?'}");
        api.created("/v1/agreements", about + "'title': 'x', 'fees': [{'name': 'Set-up'}], 'expectations': [{'topic': 'DEADLINES', 'text': 'x'}]}");
        api.created("/v1/practices", about + "'title': 'x'}");
        api.created("/v1/disclosures", about + "'kind': 'MISTAKE', 'statement': 'x', 'awareAt': '2025-03-01T09:00:00Z', 'counterpartKnewAt': '2025-05-01T09:00:00Z'}");
        api.created("/v1/access-grants", about + "'system': 'x', 'holder': 'x', 'grantedAt': '2025-03-01T09:00:00Z', 'revokeBy': '2025-03-02T09:00:00Z'}");
        api.created("/v1/clients/" + client + "/checklist", "{'title': 'x'}");
        JsonPath page = api.read("/v1/attention?limit=200");
        assertThat(page.getList("items.kind")).contains("OVERDUE", "UNANSWERED", "REQUEST_UNANSWERED");
    }

    private List<String> statements() {
        sent.forget();
        assertThat(api.read("/v1/attention?limit=200").getInt("total.count")).isPositive();
        return sent.ofRequests();
    }

    /** Other clients with standings of their own, copies of what there is, settled, for each of them, and other tenants with as much each. */
    private void settleManyMore() {
        try (Connection connection = dataSource.getConnection(); Statement sql = connection.createStatement()) {
            sql.execute("insert into client (id, version, kind, stage, name, created_at, updated_at) "
                    + "select gen_random_uuid(), 0, 'PERSON', 'ACTIVE', 'Other ' || n, now(), now() from generate_series(1, " + CLIENTS + ") n");
            for (String settled : SETTLED) {
                String table = settled.substring(0, settled.indexOf(':'));
                copy(sql, table, settled.substring(settled.indexOf(':') + 1));
            }
            sql.execute("insert into contact (client_id, cadence, silent_from) select id, 1, now() + interval '30 days' from client where name like 'Other %'");
            sql.execute("insert into client_day (client_id, day_key) select id, 'Y1-1' from client where name like 'Other %'");
            sql.execute("insert into open_fact (client_id, source_type, source_id, facts, settled_through) select client_id, source_type, gen_random_uuid(), facts, "
                    + "settled_through from open_fact cross join generate_series(1, 50)");
            sql.execute("insert into ledger (id, client_id, subject, dimension, reason, source_type, source_id, r, s, effective_at, tally, r_sum, s_sum, fast_r_sum, fast_s_sum, "
                    + "recorded_at) select gen_random_uuid(), id, 'PROVIDER', 'RELIABILITY', 'EARLY', 'COMMITMENT', gen_random_uuid(), 1, 0, '2025-03-01', 1, 1, 0, 1, 0, now() "
                    + "from client where name like 'Other %'");
            sql.execute("insert into trust_subject (client_id, subject) select id, 'PROVIDER' from client where name like 'Other %'");
            sql.execute("insert into trust_sum (client_id, subject, dimension, reason, r, s, fast_r, fast_s, tally) select other.id, 'PROVIDER', dimension, reason, "
                    + "10, 10, 10, 10, 1 from (values ('RELIABILITY', 'EARLY'), ('RELIABILITY', 'LATE'), ('CANDOR', 'PROACTIVE'), ('COMMUNICATION', 'REPLY')) "
                    + "sums (dimension, reason) cross join (select id from client where name like 'Other %') other");
            // Other tenants and statistics are the owner's business; for the rest of this transaction alone.
            sql.execute("set local role none");
            // Copies of rows that refer to each other: that each is there need not be looked up again.
            sql.execute("set local session_replication_role = replica");
            for (String table : List.of("client", "trust_subject", "trust_sum", "ledger", "open_fact", "contact", "client_day", "agreement", "commitment", "practice", "incident", "disclosure",
                    "communication", "access_grant", "checklist_item")) {
                String columns = String.join(", ", Columns.of(sql, table));
                sql.execute("insert into " + table + " (tenant_id, " + columns + ") select tenant_id || '-' || n, " + columns + " from " + table
                        + " cross join generate_series(1, " + OTHER_TENANTS + ") n where tenant_id = '" + tenant + "'");
            }
            sql.execute("insert into trust_policy (tenant_id, id, version, weights, off, bands, actor, created_at) "
                    + "select 'of ' || n, gen_random_uuid(), 1, '{}', '[]', '{}', 'x', now() from generate_series(1, 5000) n");
            sql.execute("analyze");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Statement sql, String table, String changes) throws SQLException {
        List<String> columns = Columns.of(sql, table);
        String values = columns.stream().map(column -> value(column, changes)).collect(Collectors.joining(", "));
        sql.execute("insert into " + table + " (" + String.join(", ", columns) + ") select " + values + " from (select * from " + table + " limit 1) held "
                + "cross join (select id as other_id from client where name like 'Other %') other cross join generate_series(1, " + RECORDS_EACH + ")");
    }

    private static String value(String column, String changes) {
        for (String change : changes.split(",")) {
            if (change.trim().startsWith(column + " =")) {
                return change.substring(change.indexOf('=') + 1);
            }
        }
        return column.equals("id") ? "gen_random_uuid()" : column.equals("client_id") ? "other_id" : column.endsWith("_id") ? "null" : column;
    }

    /** The statements for which PostgreSQL reads a whole table, as the service's role and under its tenant. */
    private List<String> scanned(List<String> statements) throws Exception {
        List<String> scanned = new ArrayList<>();
        try (Connection connection = dataSource.getConnection(); Statement explain = connection.createStatement()) {
            for (String statement : statements) {
                Plans.steps(explain, statement).stream().filter(step -> step.path("Node Type").asText().equals("Seq Scan"))
                        .forEach(step -> scanned.add(step.path("Relation Name").asText() + ": " + statement));
            }
        }
        return scanned;
    }
}
