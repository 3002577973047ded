package dev.troth.contract.fuzz;

import dev.troth.platform.tenancy.CurrentTenant;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All rows of a tenant, as a number per table that any change changes. */
@ApplicationScoped
public class RecordedState {

    /** Written by the service on its own, a while after a request. */
    private static final Set<String> WRITTEN_LATER = Set.of("journal_pending", "journal_seal", "webhook", "webhook_delivery");

    private static final String TABLES = """
            select string_agg(format('select %L, count(*), coalesce(sum(hashtext(t::text)::bigint), 0) from %I t', table_name, table_name), ' union all ')
            from information_schema.columns where table_schema = current_schema() and column_name = 'tenant_id'""";

    private final AgroalDataSource pool;
    private final CurrentTenant current;
    private String query;

    RecordedState(AgroalDataSource pool, CurrentTenant current) {
        this.pool = pool;
        this.current = current;
    }

    @ActivateRequestContext
    public Map<String, String> of(String tenant) {
        current.enter(tenant, "tester");
        Map<String, String> state = new TreeMap<>();
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            if (query == null) {
                try (ResultSet rows = statement.executeQuery(TABLES)) {
                    rows.next();
                    query = rows.getString(1);
                }
            }
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    state.put(rows.getString(1), rows.getString(2) + "/" + rows.getString(3));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        state.keySet().removeAll(WRITTEN_LATER);
        return state;
    }
}
