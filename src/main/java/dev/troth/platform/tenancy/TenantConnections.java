package dev.troth.platform.tenancy;

import dev.troth.platform.limits.LimitSettings;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.postgresql.PGConnection;

/**
 * Gives every connection taken from the pool the service's role and the request's tenant, which the row-level security policies of
 * every table read. A connection taken without a tenant sees nothing.
 */
@ApplicationScoped
public class TenantConnections implements AgroalPoolInterceptor {

    private static final String APPLY = "select set_config('role', 'troth_app', false), set_config('troth.tenant', ?, false), "
            + "set_config('statement_timeout', ?, false)";

    private final CurrentTenant current;
    private final String longest;
    private final Map<Connection, String> applied = Collections.synchronizedMap(new WeakHashMap<>());

    /** A statement may run no longer than the request it is for. */
    TenantConnections(CurrentTenant current, LimitSettings limits) {
        this.current = current;
        this.longest = Long.toString(limits.requestTimeout().toMillis());
    }

    @Override
    public void onConnectionAcquire(Connection pooled) {
        String tenant = Arc.container().requestContext().isActive() ? current.tenant() : "";
        try {
            Connection connection = (Connection) pooled.unwrap(PGConnection.class);
            if (!tenant.equals(applied.get(connection))) {
                applied.remove(connection);
                apply(connection, tenant);
                applied.put(connection, tenant);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the tenant could not be applied to a connection", e);
        }
    }

    /**
     * The pool has already taken the connection into the caller's transaction, though nothing has been sent yet. Outside of it is where
     * the setting belongs: a rollback would otherwise bring back the tenant before. Hence the driver's connection, not the pool's.
     */
    private void apply(Connection connection, String tenant) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(true);
        try (PreparedStatement statement = connection.prepareStatement(APPLY)) {
            statement.setString(1, tenant);
            statement.setString(2, longest);
            statement.execute();
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }
}
