package dev.troth.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.support.Api;
import dev.troth.support.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Agreements recorded before attention looked at them")
class KeptAgreementsTest {

    private static final String TERMS = "'expectations': [{'topic': 'DEADLINES', 'text': 'x'}, {'topic': 'RESPONSE', 'text': 'x'}]";
    private static final String FEE = "{'name': 'Set-up', 'amount': {'value': 120, 'currency': 'EUR'}, 'chargedFrom': '%s'}";
    private static final String FORGET = "update agreement set offered_at = null, acceptance_of = null, fees_undisclosed_since = null, review = null, expiry = null, in_force_until = null";
    private static final String WAITING = "select id || ' ' || coalesce(offered_at::text, '-') || ' ' || coalesce(acceptance_of, '-') || ' ' || coalesce(fees_undisclosed_since::text, '-') "
            + "|| ' ' || coalesce(review::text, '-') || ' ' || coalesce(expiry::text, '-') || ' ' || coalesce(in_force_until::text, '-') from agreement order by id";

    @Inject
    AgroalDataSource pool;
    @Inject
    CurrentTenant current;

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));

    @Test
    @DisplayName("are brought in line by the migration exactly as a move would")
    void theMigrationSaysWhatTheServiceSays() throws SQLException, IOException {
        String client = api.client("Ada");
        String dates = ", 'reviewDue': '2025-06-01T00:00:00Z', 'expiresAt': '2026-06-01T00:00:00Z'";
        draft(client, dates);
        offer(draft(client, dates + ", 'fees': [" + FEE.formatted("2024-12-01T00:00:00Z") + "]"));
        String told = offer(draft(client, ", 'fees': [" + FEE.formatted("2026-12-01T00:00:00Z") + "]"));
        done(told, "accept", "{'party': 'PROVIDER'}");
        done(told, "disclose-fees", "{}");
        done(told, "accept", "{'party': 'CLIENT'}");
        done(told, "amend", "{'scope': 'More'}");
        String agreed = agreed(draft(client, dates));
        String moved = agreed(draft(client, dates));
        done(moved, "amend", "{'reviewDue': '2027-06-01T00:00:00Z'}");
        done(moved, "accept", "{'party': 'CLIENT'}");
        String declined = agreed(draft(client, dates));
        done(declined, "amend", "{'expiresAt': '2027-06-01T00:00:00Z'}");
        done(declined, "decline", "{}");
        String ended = agreed(draft(client, dates));
        done(ended, "end", "{}");
        String taken = draft(client, dates);
        done(taken, "correct", "{'reason': 'x'}");

        List<String> waiting = run(WAITING);
        assertThat(waiting).hasSize(8).anyMatch(line -> line.startsWith(agreed) && line.contains("2026-06-01")).anyMatch(line -> line.contains(" CLIENT "))
                .anyMatch(line -> line.contains(" PROVIDER 2025-01-01") || line.contains(" CLIENT 2024-12-01"));
        run(FORGET);
        assertThat(run(WAITING)).doesNotContainAnyElementsOf(waiting.subList(1, 4));
        run(backfill());
        assertThat(run(WAITING)).isEqualTo(waiting);
    }

    private String draft(String client, String terms) {
        return api.created("/v1/agreements", "{'clientId': '" + client + "', 'title': 'Books', " + TERMS + terms + "}").getString("id");
    }

    private String offer(String id) {
        done(id, "offer", "{'at': '2025-01-01T00:00:00Z'}");
        return id;
    }

    private String agreed(String id) {
        offer(id);
        done(id, "accept", "{'party': 'CLIENT', 'at': '2025-01-02T00:00:00Z'}");
        done(id, "accept", "{'party': 'PROVIDER', 'at': '2025-01-02T00:00:00Z'}");
        return id;
    }

    private void done(String id, String move, String body) {
        api.done("/v1/agreements/" + id + "/" + move, body);
    }

    /** The statement of the migration that fills the columns; the policies let it reach this tenant's rows alone. */
    private static String backfill() throws IOException {
        try (InputStream migration = KeptAgreementsTest.class.getResourceAsStream("/db/migration/V21__agreements_waiting.sql")) {
            String sql = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
            return sql.substring(sql.indexOf("with standing"), sql.indexOf("alter table agreement force"));
        }
    }

    private List<String> run(String sql) throws SQLException {
        current.enter(tenant, "tester");
        List<String> lines = new ArrayList<>();
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
            }
        }
        return lines;
    }
}
