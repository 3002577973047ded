package dev.troth.upgrade;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a schema offers to a release of the service, and asks of it.
 *
 * @param columns by table and name
 * @param rules that rows must keep to, by table and name: checks, keys, unique indexes, triggers, exclusions
 * @param policies of row-level security, by table and name
 * @param rights of the service's role
 */
record Catalogue(Map<String, Column> columns, Map<String, String> rules, Map<String, String> policies, Map<String, String> rights) {

    private static final String COLUMNS = """
            select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef or a.attidentity <> '' or a.attgenerated <> ''
            from pg_attribute a join pg_class c on c.oid = a.attrelid
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped""";

    private static final String RULES = """
            select conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
            union all
            select indrelid::regclass || ' ' || indexrelid::regclass, pg_get_indexdef(indexrelid) from pg_index join pg_class on pg_class.oid = indexrelid
            where indisunique and relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = indexrelid)
            union all
            select tgrelid::regclass || ' ' || tgname, pg_get_triggerdef(pg_trigger.oid) from pg_trigger join pg_class on pg_class.oid = tgrelid
            where not tgisinternal and relnamespace = 'public'::regnamespace""";

    private static final String POLICIES = "select tablename || ' ' || policyname, concat_ws(' / ', permissive, roles::text, cmd, qual, with_check) from pg_policies "
            + "where schemaname = 'public'";

    private static final String RIGHTS = """
            select privilege_type || ' ' || c.relname, '' from pg_class c, aclexplode(c.relacl) where relnamespace = 'public'::regnamespace and grantee = 'troth_app'::regrole
            union all
            select privilege_type || ' ' || attrelid::regclass || '.' || attname, '' from pg_attribute a join pg_class c on c.oid = attrelid, aclexplode(attacl)
            where relnamespace = 'public'::regnamespace and grantee = 'troth_app'::regrole
            union all
            select 'EXECUTE ' || oid::regprocedure, '' from pg_proc where pronamespace = 'public'::regnamespace and has_function_privilege('troth_app', oid, 'execute')""";

    /** A column, with whether a row may be written without it. */
    record Column(String table, String type, boolean required, boolean filled) {
    }

    static Catalogue read(Connection connection) throws SQLException {
        Map<String, Column> columns = new TreeMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                columns.put(rows.getString(1) + "." + rows.getString(2), new Column(rows.getString(1), rows.getString(3), rows.getBoolean(4), rows.getBoolean(5)));
            }
        }
        return new Catalogue(columns, pairs(connection, RULES), pairs(connection, POLICIES), pairs(connection, RIGHTS));
    }

    private static Map<String, String> pairs(Connection connection, String query) throws SQLException {
        Map<String, String> pairs = new TreeMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
        }
        return pairs;
    }

    /** What a service written for this schema would trip over in another one; empty where it runs there as it did. */
    List<String> breaksIn(Catalogue next) {
        List<String> breaks = new ArrayList<>();
        columns.forEach((name, column) -> {
            Column now = next.columns.get(name);
            if (now == null) {
                breaks.add(name + " is gone");
            } else if (!now.type.equals(column.type)) {
                breaks.add(name + " was " + column.type + " and is " + now.type);
            } else if (now.required && !column.required) {
                breaks.add(name + " has become required");
            } else if (column.filled && !now.filled) {
                breaks.add(name + " is not filled in any more");
            }
        });
        next.columns.forEach((name, column) -> {
            if (!columns.containsKey(name) && has(column.table) && column.required && !column.filled) {
                breaks.add(name + " is new, required and not filled in");
            }
        });
        next.rules.forEach((name, rule) -> {
            if (has(name.substring(0, name.indexOf(' '))) && !rule.equals(rules.get(name))) {
                breaks.add(name + (rules.containsKey(name) ? " asks for something else" : " is new") + ": " + rule);
            }
        });
        policies.forEach((name, policy) -> {
            if (!policy.equals(next.policies.get(name))) {
                breaks.add("the policy " + name + " is another");
            }
        });
        rights.keySet().stream().filter(right -> !next.rights.containsKey(right)).forEach(right -> breaks.add("the right to " + right + " is gone"));
        return breaks;
    }

    private boolean has(String table) {
        return columns.values().stream().anyMatch(column -> column.table.equals(table));
    }
}
