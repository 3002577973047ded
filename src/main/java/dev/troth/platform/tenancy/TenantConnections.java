package dev.troth.platform.tenancy;

import dev.troth.platform.limits.LimitSettings;
import dev.troth.platform.problem.DatabaseFailure;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Gives every connection taken from the pool the service's role and the request's tenant, which the row-level security policies of
 * every table read. A connection taken without a tenant sees nothing.
 */
@ApplicationScoped
public class TenantConnections implements AgroalPoolInterceptor {

    private static final String APPLY = "select set_config('role', 'troth_app', false), set_config('troth.tenant', ?, false), "
            + "set_config('statement_timeout', ?, false), set_config('idle_in_transaction_session_timeout', ?, false)";

    /** The network is waited for longer than the database may take: while it answers at all, its own words end what takes too long. */
    private static final Duration NETWORK_GRACE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(TenantConnections.class);

    private final CurrentTenant current;
    private final Duration longest;
    private final Instance<AgroalDataSource> pool;
    private final Clock clock;
    private final AtomicReference<Instant> lookedThrough = new AtomicReference<>(Instant.EPOCH);
    private final Map<Connection, String> applied = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * A statement may run, and a transaction stand still, no longer than the request it is for.
     *
     * @param pool asked for late: it is made with this interceptor
     */
    TenantConnections(CurrentTenant current, LimitSettings limits, Instance<AgroalDataSource> pool, Clock clock) {
        this.current = current;
        this.pool = pool;
        this.clock = clock;
        this.longest = limits.requestTimeout();
    }

    /** Until here the driver waited as long as a login may take. */
    @Override
    public void onConnectionCreate(Connection pooled) {
        try {
            driver(pooled).setNetworkTimeout(Runnable::run, Math.toIntExact(longest.plus(NETWORK_GRACE).toMillis()));
        } catch (SQLException e) {
            throw new IllegalStateException("the network timeout could not be set", e);
        }
    }

    @Override
    public void onConnectionAcquire(Connection pooled) {
        String tenant = Arc.container().requestContext().isActive() ? current.tenant() : "";
        try {
            Connection connection = driver(pooled);
            if (!tenant.equals(applied.get(connection))) {
                applied.remove(connection);
                applyOrClose(connection, tenant);
                applied.put(connection, tenant);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the pool gave something else than a connection", e);
        }
    }

    /**
     * A connection that cannot be given its tenant is closed, and whoever has taken it finds that out at its first statement. Were it thrown
     * here, the pool would keep the broken connection and give it to the next. One that broke is seldom alone, so the pool looks through the others.
     */
    private void applyOrClose(Connection connection, String tenant) throws SQLException {
        try {
            apply(connection, tenant);
        } catch (SQLException e) {
            connection.close();
            lookThroughThePool();
            if (!DatabaseFailure.isPassing(e)) {
                LOG.errorf("The role and the tenant could not be applied to a connection: %s", e.getMessage());
            }
        }
    }

    /** In the background, and not for each of many that meet the same outage. */
    private void lookThroughThePool() {
        Instant now = clock.instant();
        Instant before = lookedThrough.get();
        if (Duration.between(before, now).abs().compareTo(PAUSE) > 0 && lookedThrough.compareAndSet(before, now)) {
            pool.get().flush(FlushMode.INVALID);
        }
    }

    private static Connection driver(Connection pooled) throws SQLException {
        return (Connection) pooled.unwrap(PGConnection.class);
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
            statement.setString(2, Long.toString(longest.toMillis()));
            statement.setString(3, Long.toString(longest.toMillis()));
            statement.execute();
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }
}
