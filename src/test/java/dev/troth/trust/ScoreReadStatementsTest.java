package dev.troth.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.support.Api;
import dev.troth.support.SentStatements;
import dev.troth.support.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("A score read is one indexed statement however long the history")
class ScoreReadStatementsTest {

    private static final int PROMISES = 10;
    private static final int COPIES = 3_334;
    private static final int EXECUTIONS = 20;
    /** Longer than a request may take, which is not what is looked at here. */
    private static final int FILLING_SECONDS = 300;
    private static final long TRIED = 5;

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));

    @Inject
    @PersistenceUnitExtension
    SentStatements sent;
    @Inject
    AgroalDataSource dataSource;
    @Inject
    CurrentTenant current;
    @Inject
    ObjectMapper mapper;

    @Test
    void withTenPromisesOrAHundredThousandPiecesOfEvidence() throws Exception {
        String client = api.client("Ada Okafor");
        for (int day = 11; day < 11 + PROMISES; day++) {
            String id = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-%dT09:00:00Z'}",
                    client, day).getString("id");
            api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '2025-03-%dT08:59:00Z'}", day);
        }
        api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z'}", client);
        List<String> few = statementsOfAScoreRead(client);

        current.enter(tenant, "tester");
        QuarkusTransaction.requiringNew().timeout(FILLING_SECONDS).run(() -> multiply(client));
        List<String> many = statementsOfAScoreRead(client);

        assertThat(few).hasSize(1);
        assertThat(many).isEqualTo(few);
        JsonPath proof = api.read("/v1/clients/" + client + "/trust-score/rebuild");
        assertThat(proof.getInt("entries")).isEqualTo(3 * PROMISES * (COPIES + 1)).isGreaterThan(100_000);
        assertThat(proof.getBoolean("equal")).isTrue();
        assertThat(api.read("/v1/clients/" + client + "/trust-score").getInt("delivery.kept")).isEqualTo(PROMISES * (COPIES + 1));

        List<JsonNode> scans = QuarkusTransaction.requiringNew().call(() -> scans(many.get(0), client));
        assertThat(scans).extracting(scan -> scan.get("Relation Name").asText()).contains("ledger", "trust_sum", "open_fact", "trust_subject", "trust_policy");
        assertThat(scans).allSatisfy(scan -> assertThat(scan.get("Node Type").asText()).isIn("Index Scan", "Index Only Scan", "Bitmap Heap Scan"));
        assertThat(QuarkusTransaction.requiringNew().call(() -> plannedFor(many.get(0), client, EXECUTIONS)))
                .as("plans made for one execution, of which PostgreSQL tries five before it compares them with one for all").isEqualTo(TRIED);
    }

    /** How many of so many executions of a prepared statement PostgreSQL planned for their own values. */
    private long plannedFor(String statement, String client, int executions) throws SQLException {
        String sql = statement;
        for (String parameter : List.of("$1", "$2", "$3", "$4")) {
            sql = sql.replaceFirst("\\?", Matcher.quoteReplacement(parameter));
        }
        try (Connection connection = dataSource.getConnection(); Statement session = connection.createStatement()) {
            session.execute("prepare score (bigint, timestamptz, uuid, text) as " + sql);
            for (int n = 0; n < executions; n++) {
                session.execute("execute score (9223372036854775807, now(), '" + client + "', 'PROVIDER')");
            }
            try (ResultSet plans = session.executeQuery("select custom_plans from pg_prepared_statements where name = 'score'")) {
                plans.next();
                return plans.getLong(1);
            } finally {
                session.execute("deallocate score");
            }
        }
    }

    private List<String> statementsOfAScoreRead(String client) {
        sent.forget();
        assertThat(api.read("/v1/clients/" + client + "/trust-score").getList("open")).hasSize(1);
        return sent.ofRequests();
    }

    /** The client's evidence many times over, with sums that agree; beside it others' of the same tenant, as in a table in use. */
    private void multiply(String client) {
        try (Connection connection = dataSource.getConnection(); Statement sql = connection.createStatement()) {
            sql.execute("set local statement_timeout = 0");
            sql.execute("insert into client (id, version, kind, stage, name, created_at, updated_at) "
                    + "select gen_random_uuid(), 0, 'PERSON', 'ACTIVE', 'Other ' || n, now(), now() from generate_series(1, 300) n");
            String columns = "subject, dimension, reason, source_type, r, s, effective_at, tally, r_sum, s_sum, fast_r_sum, fast_s_sum, recorded_at";
            String held = " from (select * from ledger where client_id = '" + client + "') held ";
            sql.execute("insert into ledger (id, client_id, source_id, " + columns + ") select gen_random_uuid(), other.id, gen_random_uuid(), " + columns
                    + held + "cross join (select id from client where name like 'Other %') other");
            sql.execute("insert into ledger (id, client_id, source_id, " + columns + ") select gen_random_uuid(), client_id, gen_random_uuid(), " + columns
                    + held + "cross join generate_series(1, " + COPIES + ")");
            sql.execute("insert into trust_subject (client_id, subject) select id, 'PROVIDER' from client where name like 'Other %'");
            sql.execute("insert into trust_sum (client_id, subject, dimension, reason, r, s, fast_r, fast_s, tally) select other.id, subject, dimension, reason, "
                    + "r, s, fast_r, fast_s, tally from (select * from trust_sum where client_id = '" + client + "') held "
                    + "cross join (select id from client where name like 'Other %') other");
            sql.execute("insert into open_fact (client_id, source_type, source_id, facts, settled_through) select other.id, source_type, gen_random_uuid(), facts, "
                    + "settled_through from (select * from open_fact where client_id = '" + client + "') held "
                    + "cross join (select id from client where name like 'Other %') other");
            sql.execute("insert into trust_policy (id, version, weights, off, bands, created_at, actor) select gen_random_uuid(), n, "
                    + "'{\"RELIABILITY\": 0.3, \"CANDOR\": 0.25, \"RESPONSIBILITY\": 0.2, \"COMMUNICATION\": 0.15, \"CONFIDENTIALITY\": 0.1}', '[]', "
                    + "'{\"trusted\": 0.8, \"dependable\": 0.65, \"mixed\": 0.5, \"fragile\": 0.35}', now(), 'tester' from generate_series(1, 300) n");
            String times = " * " + (COPIES + 1);
            sql.execute("update trust_sum set r = r" + times + ", s = s" + times + ", fast_r = fast_r" + times + ", fast_s = fast_s" + times
                    + ", tally = tally" + times + " where client_id = '" + client + "'");
            // Statistics are the owner's business; for the rest of this transaction alone.
            sql.execute("set local role none");
            sql.execute("analyze ledger, trust_sum, open_fact, trust_subject, trust_policy");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How PostgreSQL reads each table for the very statement that was sent, as the service's role and under its tenant. */
    private List<JsonNode> scans(String statement, String client) throws Exception {
        String sql = statement;
        // In the order they stand in the statement: the version of the policy, the instant, the client, the subject.
        for (String value : List.of("9223372036854775807", "now()", "'" + client + "'", "'PROVIDER'")) {
            sql = sql.replaceFirst("\\?", value);
        }
        try (Connection connection = dataSource.getConnection(); Statement explain = connection.createStatement();
                ResultSet plan = explain.executeQuery("explain (format json) " + sql)) {
            plan.next();
            List<JsonNode> scans = new ArrayList<>();
            collect(mapper.readTree(plan.getString(1)).get(0).get("Plan"), scans);
            return scans;
        }
    }

    private static void collect(JsonNode node, List<JsonNode> scans) {
        if (node.has("Relation Name")) {
            scans.add(node);
        }
        node.path("Plans").forEach(child -> collect(child, scans));
    }
}
