package dev.troth.privacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a table is personal data, and what becomes of it when a client is erased. Every column that can hold a text is declared; what
 * it can hold otherwise (ids, instants, numbers, truths) stays. The names here are the schema's and ours: nothing in a statement comes
 * from a caller.
 */
final class PersonalTable {

    /** What stands where a text was. */
    static final String WORD = "Erased";

    private static final String CLIENTS = "cast(:clients as uuid[])";

    private final String name;
    private final String client;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final List<String> changes = new ArrayList<>();
    private String statement;

    private PersonalTable(String name, String client) {
        this.name = name;
        this.client = client;
    }

    /** A table of records, each with a version, and with the id of its client in a column. */
    static PersonalTable ofRecords(String name, String client) {
        PersonalTable table = new PersonalTable(name, client);
        // Whoever knows the former state learns that it has changed.
        table.changes.add("version = version + 1");
        table.changes.add("erased_at = :now");
        return table;
    }

    /** A table whose rows about a client go altogether, whatever they say. */
    static PersonalTable thatGoes(String name, String condition) {
        PersonalTable table = new PersonalTable(name, null);
        table.statement = "delete from " + name + " where " + condition.formatted(CLIENTS);
        return table;
    }

    /** A table that something of its own sees to. */
    static PersonalTable seenToBy(String name, String statement) {
        PersonalTable table = new PersonalTable(name, null);
        table.statement = statement.formatted(CLIENTS);
        return table;
    }

    /** A table that says nothing personal of a client. */
    static PersonalTable withoutPersonalData(String name) {
        return new PersonalTable(name, null);
    }

    /** Texts a caller is free in: another word stands in their place, so that what depends on their being there goes on as it was. */
    PersonalTable words(String... named) {
        return each(named, "case when %1$s is not null then '" + WORD + "' end");
    }

    /** A text that becomes another one, the same for every client. */
    PersonalTable becomes(String column, String text) {
        return each(new String[] {column}, "'" + text + "'");
    }

    /** Texts and documents that nothing depends on any more. */
    PersonalTable goes(String... named) {
        return each(named, "null");
    }

    /** Lists that nothing depends on any more. */
    PersonalTable empties(String... named) {
        return each(named, "cast('[]' as jsonb)");
    }

    /** Texts that are compared with each other: equal ones stay equal, and say nothing. */
    PersonalTable compared(String... named) {
        return each(named, "troth_pseudonym(%1$s, :salt)");
    }

    /** A document whose texts become words, but those under the keys that stay (constants, instants, ids, hashes) and those that are compared. */
    PersonalTable document(String column, Set<String> kept, Set<String> comparedKeys) {
        return each(new String[] {column}, "troth_without_words(%1$s, '', " + array(kept) + ", " + array(comparedKeys) + ", :salt)");
    }

    PersonalTable document(String column, Set<String> kept) {
        return document(column, kept, Set.of());
    }

    /** Columns that hold no words of a caller about a client: constants, clocks, hashes, and who recorded it. */
    PersonalTable stays(String... named) {
        Stream.of(named).forEach(column -> columns.put(column, "stays"));
        return this;
    }

    /** Columns whose content the statement of the table, not this catalogue, takes care of. */
    PersonalTable seenTo(String... named) {
        Stream.of(named).forEach(column -> columns.put(column, "seen to"));
        return this;
    }

    String name() {
        return name;
    }

    Set<String> columns() {
        return columns.keySet();
    }

    /** Whether an erasure changes anything in it. */
    boolean isPersonal() {
        return statement != null || !changes.isEmpty();
    }

    /** Whether the statement changes rows itself; otherwise it asks a function to. */
    boolean isChange() {
        return !statement().startsWith("select");
    }

    /** Whether the statement uses this parameter. */
    boolean takes(String parameter) {
        return statement().contains(":" + parameter);
    }

    /** With the parameters clients (an array of ids as text), and, where it {@link #takes} them, salt and now. */
    String statement() {
        return statement != null ? statement
                : "update %s set %s where %s = any(%s)".formatted(name, String.join(", ", changes), client, CLIENTS);
    }

    static String array(Set<String> keys) {
        return keys.stream().sorted().map(key -> "'" + key + "'").collect(Collectors.joining(", ", "cast(array[", "] as text[])"));
    }

    private PersonalTable each(String[] named, String expression) {
        for (String column : named) {
            columns.put(column, "changes");
            changes.add(column + " = " + expression.formatted(column));
        }
        return this;
    }
}
