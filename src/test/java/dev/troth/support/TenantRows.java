package dev.troth.support;

import dev.troth.platform.tenancy.CurrentTenant;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the service would read from its tables for a tenant: for tests that look behind the API, inside the service's own process. */
public final class TenantRows {

    private final AgroalDataSource pool;
    private final CurrentTenant current;
    private final String tenant;

    public TenantRows(AgroalDataSource pool, CurrentTenant current, String tenant) {
        this.pool = pool;
        this.current = current;
        this.tenant = tenant;
    }

    /** The first column, row by row. */
    public List<String> texts(String query) throws SQLException {
        ManagedContext requests = Arc.container().requestContext();
        ContextState before = requests.getStateIfActive();
        requests.activate(null);
        try {
            current.enter(tenant, "tester");
            return read(query);
        } finally {
            requests.terminate();
            if (before != null) {
                requests.activate(before);
            }
        }
    }

    private List<String> read(String query) throws SQLException {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
