package dev.troth.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** The database past the service and past its policies: as the superuser who started it. */
public final class Rows {

    private final Config config;

    /** @param config of the service under test, which runs in the same process */
    public Rows(Config config) {
        this.config = config;
    }

    public Connection superuser() throws SQLException {
        return DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class), config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
    }

    public static List<String> tables(Connection connection) throws SQLException {
        return column(connection, "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history' order by 1");
    }

    /** Every row of a tenant in every table, as text, that contains a word in any case. */
    public List<String> with(String word, String tenant) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = superuser()) {
            for (String table : tables(connection)) {
                column(connection, "select r::text from " + table + " r where tenant_id = '" + tenant + "' and r::text ilike '%" + word + "%'")
                        .forEach(row -> found.add(table + ": " + row));
            }
        }
        return found;
    }

    public static List<String> column(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
