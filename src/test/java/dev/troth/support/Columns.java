package dev.troth.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The columns of a table that are given values, so that tests can copy its rows. */
public final class Columns {

    private Columns() {
    }

    /** All but the tenant, which is filled in, and what PostgreSQL computes. */
    public static List<String> of(Statement sql, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet found = sql.executeQuery("select column_name from information_schema.columns where table_schema = 'public' and table_name = '" + table
                + "' and is_generated = 'NEVER' and column_name <> 'tenant_id'")) {
            while (found.next()) {
                columns.add(found.getString(1));
            }
        }
        return columns;
    }
}
