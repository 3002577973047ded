package dev.troth.platform.tenancy;

import dev.troth.platform.command.Command;
import dev.troth.platform.problem.DatabaseFailure;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Refuses to work through a pooler that lends connections by transaction: the tenant is a setting of the session, and another's session would be
 * read and written in (docs/adr/0021-poolers-by-session.md).
 */
@ApplicationScoped
public class StableSessions {

    private static final Logger LOG = Logger.getLogger(StableSessions.class);

    private final AgroalDataSource pool;

    StableSessions(AgroalDataSource pool) {
        this.pool = pool;
    }

    /** A database that cannot be asked yet keeps nothing from starting: readiness tells. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started, Config config) {
        if (Command.current(config) == Command.MIGRATE) {
            return;
        }
        try (Connection one = pool.getConnection(); Connection other = pool.getConnection()) {
            if (!areSessions(one, other)) {
                String message = "A pooler in front of PostgreSQL lends connections by transaction. Troth needs sessions, or tenants would see each other's records: "
                        + "set it to session mode (pool_mode = session), or connect past it.";
                LOG.error(message);
                throw new ConfigurationException(message);
            }
        } catch (SQLException e) {
            LOG.infof("Whether connections are sessions could not be asked yet (%s).", DatabaseFailure.code(e));
        }
    }

    /** Whether a connection stays with its server process while another one is in a transaction, which would take the process that was free last. */
    static boolean areSessions(Connection one, Connection other) throws SQLException {
        int before = process(one);
        other.setAutoCommit(false);
        try {
            process(other);
            return process(one) == before;
        } finally {
            other.rollback();
            other.setAutoCommit(true);
        }
    }

    private static int process(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("select pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
