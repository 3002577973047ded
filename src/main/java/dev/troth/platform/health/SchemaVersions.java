package dev.troth.platform.health;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Which migration the schema is at, and which one the service was built for. */
@ApplicationScoped
class SchemaVersions {

    private static final Pattern MIGRATION = Pattern.compile("V([0-9]+)__.*");
    private static final String NO_SUCH_FUNCTION = "42883";
    private static final String APPLIED = "select troth_schema_version()";

    private final int expected;
    private final String url;
    private final Properties login = new Properties();

    @Inject
    SchemaVersions(Flyway flyway, AgroalDataSource pool, @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password, HealthSettings settings) {
        this(newest(flyway), pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration().jdbcUrl(), user.orElse(null),
                password.orElse(null), (int) settings.databaseTimeout().toSeconds());
    }

    /**
     * @param user null where the driver knows, and so with the password
     * @param allowed how many seconds the database may take to let somebody in, and how long to answer
     */
    SchemaVersions(int expected, String url, String user, String password, int allowed) {
        // To the driver 0 would be without end.
        int seconds = Math.max(1, allowed);
        this.expected = expected;
        this.url = url;
        PGProperty.USER.set(login, user);
        PGProperty.PASSWORD.set(login, password);
        // Of several hosts the second has its turn too.
        PGProperty.CONNECT_TIMEOUT.set(login, Math.max(1, seconds / 2));
        PGProperty.LOGIN_TIMEOUT.set(login, seconds);
        PGProperty.SOCKET_TIMEOUT.set(login, seconds);
        PGProperty.APPLICATION_NAME.set(login, "troth-health");
    }

    /** The highest of the migrations that are packaged with the service. */
    int expected() {
        return expected;
    }

    /**
     * The highest of those that were applied; 0 where the schema is too old to tell. Asked on a connection of its own: that all
     * connections of the pool are in use is no reason to send callers elsewhere, where they are in use too.
     */
    int applied() throws SQLException {
        try (Connection connection = new Driver().connect(url, login); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(APPLIED)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            if (NO_SUCH_FUNCTION.equals(e.getSQLState())) {
                return 0;
            }
            throw e;
        }
    }

    private static int newest(Flyway flyway) {
        return flyway.getConfiguration().getResourceProvider().getResources("V", new String[] {".sql"}).stream().map(found -> MIGRATION.matcher(found.getFilename()))
                .filter(Matcher::matches).mapToInt(found -> Integer.parseInt(found.group(1))).max()
                .orElseThrow(() -> new IllegalStateException("the service was packaged without its migrations"));
    }
}
