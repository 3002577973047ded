package dev.troth.upgrade;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * A release as later ones remember it: the last of its migrations, and a small record as it kept it, table by table in the text format of
 * COPY. In src/test/resources/released, under its version.
 *
 * @param trust in the provider of its one client on the first of June 2025
 */
record Release(String version, String migration, double trust, Path directory) {

    private static final Path RELEASED = Path.of("src", "test", "resources", "released");
    private static final String MIGRATION = "migration";
    private static final String TRUST = "trust";
    private static final String FACTS = "release.properties";
    private static final String RECORD = "record.copy";
    private static final String TABLE = "-- ";
    private static final String END = "\\.";

    private static final String TABLES = """
            select c.relname, string_agg(a.attname, ', ' order by a.attnum) from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'flyway_schema_history'
              and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            group by c.relname order by c.relname""";

    static Release last() {
        try (Stream<Path> versions = Files.list(RELEASED)) {
            Path last = versions.max(Comparator.comparing(version -> Version.parse(version.getFileName().toString()))).orElseThrow();
            Properties facts = new Properties();
            try (BufferedReader reader = Files.newBufferedReader(last.resolve(FACTS))) {
                facts.load(reader);
            }
            return new Release(last.getFileName().toString(), facts.getProperty(MIGRATION), Double.parseDouble(facts.getProperty(TRUST, "0")), last);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the record into a database of its schema, as a connection that keys and triggers do not hold back. */
    void restore(Connection superuser) throws SQLException, IOException {
        CopyManager copies = new CopyManager(superuser.unwrap(BaseConnection.class));
        List<String> lines = Files.readAllLines(directory.resolve(RECORD));
        for (int from = 0; from < lines.size();) {
            int to = from + lines.subList(from, lines.size()).indexOf(END);
            String rows = String.join("\n", lines.subList(from + 1, to)) + (to > from + 1 ? "\n" : "");
            copies.copyIn("copy " + lines.get(from).substring(TABLE.length()) + " from stdin", new StringReader(rows));
            from = to + 1;
        }
        try (Statement statement = superuser.createStatement()) {
            statement.execute("select setval(pg_get_serial_sequence('journal_pending', 'position'), 1000000)");
        }
    }

    /** Writes down the record that a database of the release has. */
    void keep(Connection superuser) throws SQLException, IOException {
        CopyManager copies = new CopyManager(superuser.unwrap(BaseConnection.class));
        List<String> lines = new ArrayList<>();
        try (Statement statement = superuser.createStatement(); ResultSet tables = statement.executeQuery(TABLES)) {
            while (tables.next()) {
                String table = tables.getString(1) + " (" + tables.getString(2) + ")";
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                copies.copyOut("copy " + table + " to stdout", rows);
                if (rows.size() > 0) {
                    lines.add(TABLE + table);
                    lines.addAll(rows.toString(StandardCharsets.UTF_8).lines().toList());
                    lines.add(END);
                }
            }
        }
        Files.write(directory.resolve(RECORD), lines);
    }
}
