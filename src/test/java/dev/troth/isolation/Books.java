package dev.troth.isolation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/** All that a tenant has, as the database's superuser sees it: a count and a hash of the rows for each table. */
final class Books {

    /** What the service does by itself, meanwhile. */
    private static final Set<String> MOVING = Set.of("journal_pending", "journal_seal", "webhook_delivery");

    /** That a delivery failed is noted on the webhook it was for. */
    private static final Map<String, List<String>> MOVING_IN = Map.of("webhook", List.of("failing_since", "version", "updated_at"));

    private Books() {
    }

    static Map<String, String> of(String tenant, Config config) {
        try (Connection superuser = DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class), config.getValue("quarkus.datasource.password", String.class));
                Statement sql = superuser.createStatement()) {
            Map<String, String> books = new TreeMap<>();
            for (String table : tables(sql)) {
                try (ResultSet row = sql.executeQuery("select count(*) || ' ' || coalesce(md5(string_agg(kept::text, '|' order by kept::text)), '') "
                        + "from (select to_jsonb(t) - array['%s'] as kept from %s t where tenant_id = '%s') known"
                        .formatted(String.join("', '", MOVING_IN.getOrDefault(table, List.of())), table, tenant))) {
                    row.next();
                    books.put(table, row.getString(1));
                }
            }
            return books;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Statement sql) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery("select table_name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id'")) {
            while (rows.next()) {
                if (!MOVING.contains(rows.getString(1))) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }
}
