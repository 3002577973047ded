package dev.troth.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Rows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("The catalogue of personal data")
class PersonalDataTest {

    /** All that can hold a text, but what the database derives from other columns. */
    private static final String COLUMNS = """
            select table_name || '.' || column_name from information_schema.columns
            where table_schema = 'public' and table_name in (select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE')
            and table_name <> 'flyway_schema_history' and column_name <> 'tenant_id' and is_generated = 'NEVER'
            and data_type not in ('uuid', 'timestamp with time zone', 'boolean', 'integer', 'bigint', 'numeric', 'double precision')""";

    @Inject
    Config config;

    @Test
    @DisplayName("declares every table of the schema")
    void tables() throws SQLException {
        try (Connection connection = new Rows(config).superuser()) {
            assertThat(PersonalData.TABLES.stream().map(PersonalTable::name)).as("tables with what an erasure leaves of them")
                    .containsExactlyInAnyOrderElementsOf(Rows.tables(connection));
        }
    }

    @Test
    @DisplayName("declares every column that can hold a text, and no other")
    void columns() throws SQLException {
        List<String> declared = PersonalData.TABLES.stream().flatMap(table -> table.columns().stream().map(column -> table.name() + "." + column)).toList();
        try (Connection connection = new Rows(config).superuser()) {
            assertThat(declared).as("columns with what an erasure leaves of them").containsExactlyInAnyOrderElementsOf(Rows.column(connection, COLUMNS));
        }
    }

    @Test
    @DisplayName("sees to every table that names a client, or says that nothing in it is personal")
    void clients() throws SQLException {
        try (Connection connection = new Rows(config).superuser()) {
            List<String> naming = Rows.column(connection, "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'erased_at'");
            assertThat(Stream.concat(PersonalData.TABLES.stream().filter(table -> table.isPersonal() && table.takes("now")).map(PersonalTable::name), Stream.of("trust_subject")))
                    .as("records, which say since when they are erased").containsExactlyInAnyOrderElementsOf(naming);
        }
    }
}
