package dev.troth.platform.tenancy;

import dev.troth.platform.limits.LimitSettings;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Long readings of what was committed at one moment: they write nothing, hold nobody up, and may take longer than a request. */
@ApplicationScoped
public class Snapshot {

    private final AgroalDataSource pool;
    private final Duration longest;

    Snapshot(AgroalDataSource pool, LimitSettings limits) {
        this.pool = pool;
        this.longest = limits.verificationTimeout();
    }

    /** Reads in a transaction of its own, as long as a verification may take at the most, that no write of others is seen in once it has begun. */
    public <R> R read(Reading<R> reading) {
        return QuarkusTransaction.requiringNew().timeout(Math.toIntExact(longest.toSeconds())).call(() -> {
            try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
                statement.execute("set local statement_timeout = " + longest.toMillis());
                return patiently(connection, reading);
            } catch (SQLException e) {
                throw new IllegalStateException("the snapshot could not be read", e);
            }
        });
    }

    /** The network is waited for as long as the statements. */
    private <R> R patiently(Connection connection, Reading<R> reading) throws SQLException {
        int usual = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(longest.toMillis()));
        try {
            return reading.of(connection);
        } finally {
            if (!connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        }
    }

    /** What is read. */
    @FunctionalInterface
    public interface Reading<R> {

        R of(Connection connection) throws SQLException;
    }
}
