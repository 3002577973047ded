package dev.troth.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A PostgreSQL for the packaged application, with the roles of production: an owner of the schema who is no superuser, and a login for
 * the service that owns nothing and may become troth_app.
 */
public class PackagedDatabase implements QuarkusTestResourceLifecycleManager {

    /** Owns the database and migrates it. */
    public static final String OWNER = "troth_owner";
    /** What the service logs in as. */
    public static final String SERVICE = "troth_service";

    private static final String DATABASE = "troth";
    private static final String SECOND = "troth_second";
    private static final String PASSWORD = "of-the-tests-alone";

    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            prepare();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return settings(DATABASE);
    }

    /** What an operator sets to have one of the databases used. */
    private Map<String, String> settings(String database) {
        return Map.of(
                "quarkus.datasource.jdbc.url", url(database),
                "quarkus.datasource.username", SERVICE,
                "quarkus.datasource.password", PASSWORD,
                "TROTH_MIGRATION_USERNAME", OWNER,
                "TROTH_MIGRATION_PASSWORD", PASSWORD,
                "mp.jwt.verify.publickey.location", Path.of("src", "test", "resources", "test-public-key.pem").toUri().toString(),
                "mp.jwt.verify.issuer", "https://issuer.test",
                "mp.jwt.verify.audiences", "troth",
                // Receivers of webhooks are in the tests themselves.
                "troth.webhooks.allow-http", "true",
                "troth.webhooks.allowed-networks", "127.0.0.0/8");
    }

    /** What an operator does, in the order of k8s/README.md: the roles and the database, then the migration as its owner. */
    private void prepare() throws SQLException {
        try (Connection superuser = postgres.getPostgresDatabase().getConnection(); Statement statement = superuser.createStatement()) {
            statement.execute("create role %s login password '%s'".formatted(OWNER, PASSWORD));
            statement.execute("create role troth_app nologin");
            statement.execute("create role %s login password '%s' in role troth_app".formatted(SERVICE, PASSWORD));
            statement.execute("create database %s owner %s".formatted(DATABASE, OWNER));
            statement.execute("create database %s owner %s".formatted(SECOND, OWNER));
        }
        migrate(DATABASE);
    }

    /** A new database of the schema's owner with nothing in it, and what an operator sets to have it used. */
    public Map<String, String> empty(String database) throws SQLException {
        try (Connection superuser = postgres.getPostgresDatabase().getConnection(); Statement statement = superuser.createStatement()) {
            statement.execute("create database %s owner %s".formatted(database, OWNER));
        }
        return settings(database);
    }

    /** A login that no role of the service was granted to yet. */
    public Map<String, String> newcomer(String login) throws SQLException {
        try (Connection superuser = postgres.getPostgresDatabase().getConnection(); Statement statement = superuser.createStatement()) {
            statement.execute("create role %s login password '%s'".formatted(login, PASSWORD));
        }
        return Map.of("quarkus.datasource.username", login, "quarkus.datasource.password", PASSWORD);
    }

    /** A connection that nothing holds back, neither policies nor foreign keys. */
    public Connection superuser() throws SQLException {
        return superuser(DATABASE);
    }

    /** The same, to another database. */
    public Connection superuser(String database) throws SQLException {
        Connection connection = postgres.getDatabase("postgres", database).getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
        }
        return connection;
    }

    /** Migrates another database of the server, where the roles are there already. */
    public void migrateSecond() {
        migrate(SECOND);
    }

    private void migrate(String database) {
        migrate(database, "latest");
    }

    /** Migrates a database up to a migration, as its owner. */
    public void migrate(String database, String target) {
        Migrations.migrate(url(database), OWNER, PASSWORD, target);
    }

    /** A connection of one of the roles. */
    public Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(url(DATABASE), role, PASSWORD);
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
