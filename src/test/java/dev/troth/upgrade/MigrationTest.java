package dev.troth.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/upgrades.md says of writing migrations, done with Flyway as the service sets it up, on a schema of its own. */
@QuarkusTest
@DisplayName("A migration")
class MigrationTest {

    private static final String SCHEMA = "migrated";
    private static final String TABLE = "create table client (tenant_id text not null, phone text)";

    @Inject
    Flyway flyway;
    @Inject
    Config config;
    @TempDir
    Path files;

    private Connection connection;

    @BeforeEach
    void schema() throws SQLException, IOException {
        connection = DriverManager.getConnection(setting("jdbc.url"), setting("username"), setting("password"));
        run("drop schema if exists " + SCHEMA + " cascade");
        run("create schema " + SCHEMA);
        run("set search_path = " + SCHEMA);
        write(1, TABLE);
        migrate();
    }

    @AfterEach
    void close() throws SQLException {
        run("drop schema " + SCHEMA + " cascade");
        connection.close();
    }

    @Test
    @DisplayName("builds an index while others work, as the recipe has it")
    void concurrently() throws SQLException, IOException {
        write(2, recipe());
        assertThat(migrate()).isEqualTo(1);
        assertThat(rows("select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid where i.indisvalid and i.indrelid = 'client'::regclass")).containsExactly("client_by_phone");
    }

    @Test
    @DisplayName("that ended in the middle of an index is done again, once its failure is taken off the history")
    void again() throws SQLException, IOException {
        run("insert into client values ('a', '1'), ('a', '1')");
        write(2, recipe().replace("create index", "create unique index"));
        assertThatThrownBy(this::migrate).isInstanceOf(FlywayException.class);
        assertThat(rows("select indexrelid::regclass from pg_index where not indisvalid")).containsExactly("client_by_phone");
        run("truncate client");
        assertThatThrownBy(this::migrate).hasMessageContaining("failed migration");
        run("delete from flyway_schema_history where not success");
        assertThat(migrate()).isEqualTo(1);
        assertThat(rows("select indexrelid::regclass from pg_index where not indisvalid")).isEmpty();
        assertThat(rows("select indexrelid::regclass from pg_index where indrelid = 'client'::regclass")).containsExactly("client_by_phone");
    }

    @Test
    @DisplayName("that others keep from a table gives up soon, leaves nothing, and is done when it is tried again")
    void behindALock() throws SQLException, IOException {
        write(2, "create table before (x text); alter table client add column email text");
        connection.setAutoCommit(false);
        run("select from client");
        assertThatThrownBy(this::migrate).hasStackTraceContaining("55P03");
        connection.rollback();
        connection.setAutoCommit(true);
        assertThat(rows("select to_regclass('before')")).containsOnlyNulls();
        assertThat(migrate()).isEqualTo(1);
        assertThat(rows("select email from client")).isEmpty();
    }

    private static String recipe() throws IOException {
        return Files.readString(Path.of("docs", "upgrades.md")).replaceFirst("(?s).*\n## Writing a migration\n.*?```sql\n(.*?) *```.*", "$1");
    }

    private void write(int number, String sql) throws IOException {
        Files.writeString(files.resolve("V" + number + "__test.sql"), sql);
    }

    /** @return how many migrations were done */
    private int migrate() {
        // A migration that hangs fails, as its connection does.
        String url = setting("jdbc.url") + (setting("jdbc.url").contains("?") ? "&" : "?") + "socketTimeout=30";
        return Flyway.configure().configuration(flyway.getConfiguration()).dataSource(url, setting("username"), setting("password")).resourceProvider(null)
                .locations("filesystem:" + files).schemas(SCHEMA).defaultSchema(SCHEMA).load().migrate().migrationsExecuted;
    }

    private String setting(String name) {
        return config.getValue("quarkus.datasource." + name, String.class);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }
}
