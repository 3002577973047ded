import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes scripts for pgbench of what the service sent to a PostgreSQL that logs every statement: the same statements in the same transactions and, where
 * the driver sent several at once, in the same round trips.
 *
 * <p>java Statements.java SERVER_LOG DIRECTORY LOAD… — the log has a statement {@code select '=== LOAD'} before the request of each load. For each load it
 * prints its name, statements, round trips, transactions.
 */
public class Statements {

    private static final Pattern LINE = Pattern.compile("(\\d+)\\|(\\w*)\\|(\\w+):  (.*)", Pattern.DOTALL);
    private static final Pattern EXECUTED = Pattern.compile("(?:execute ([^:]+)|statement): (.*)", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("\\$(\\d+) = (NULL|'((?:[^']|'')*)')");
    private static final Pattern COMPUTED = Pattern.compile("0190000([018])-0000-7000-8000-(\\d{12})");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** How each load chooses what it is about, as load.lua does. */
    private static final Map<String, String> CHOICES = Map.of(
            "score", "\\set client random(1, :clients)\n",
            "byid", "\\set client random(1, :clients)\n\\set commitment :client * 100 + random(0, 11)\n",
            "create", "\\set n :n + 1\n\\set fresh :run * 1000000000 + :n * 100 + :client_id\n\\set client :clients + (:n * 16 + :client_id) % :clients + 1\n",
            "deliver", "\\set m :m + 1\n\\set fresh :run * 1000000000 + 500000000 + :m * 100 + :client_id\n\\set open :first + :m * 16 + :client_id\n"
                    + "\\set client :clients + :open % :clients + 1\n");

    private record Sent(String name, String text, Map<Integer, String> values) {

        boolean isBegin() {
            return text.regionMatches(true, 0, "begin", 0, 5);
        }

        /** What the statement before it still had to give: pgbench takes all at once. */
        boolean isFetch() {
            return name != null && name.startsWith("fetch from");
        }

        boolean isCommit() {
            return text.equalsIgnoreCase("commit");
        }
    }

    public static void main(String[] args) throws IOException {
        Map<String, List<Sent>> sections = sections(Path.of(args[0]));
        for (String load : List.of(args).subList(2, args.length)) {
            List<Sent> sent = sections.getOrDefault(load, List.of());
            if (sent.isEmpty()) {
                throw new IllegalStateException("the log has no statements of " + load);
            }
            new Script(load, sent).write(Path.of(args[1]));
        }
    }

    /** The statements of the last request of each load. */
    private static Map<String, List<Sent>> sections(Path log) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            if (line.startsWith("\t") && !entries.isEmpty()) {
                entries.set(entries.size() - 1, entries.get(entries.size() - 1) + "\n" + line.substring(1));
            } else {
                entries.add(line);
            }
        }
        Map<String, List<Sent>> sections = new LinkedHashMap<>();
        List<Sent> current = null;
        for (String entry : entries) {
            Matcher line = LINE.matcher(entry);
            if (!line.matches()) {
                continue;
            }
            String said = line.group(4);
            if (said.startsWith("statement: select '=== ")) {
                current = new ArrayList<>();
                sections.put(said.substring(23, said.length() - 1), current);
            } else if (current != null && line.group(2).equals("troth_service")) {
                Matcher executed = EXECUTED.matcher(said);
                if (line.group(3).equals("DETAIL") && said.startsWith("parameters: ")) {
                    VALUE.matcher(said).results().forEach(new Values(current.get(current.size() - 1).values())::add);
                } else if (line.group(3).equals("LOG") && executed.matches()) {
                    current.add(new Sent(executed.group(1), executed.group(2).strip(), new LinkedHashMap<>()));
                }
            }
        }
        return sections;
    }

    private record Values(Map<Integer, String> values) {

        void add(java.util.regex.MatchResult value) {
            values.put(Integer.valueOf(value.group(1)), value.group(3) == null ? null : value.group(3).replace("''", "'"));
        }
    }

    private static final class Script {

        private final String load;
        private final List<Sent> sent;
        private final Map<String, String> variables = new LinkedHashMap<>();
        private final Map<String, Integer> fresh = new LinkedHashMap<>();
        private int roundTrips;

        Script(String load, List<Sent> sent) {
            this.load = load;
            this.sent = sent;
        }

        void write(Path directory) throws IOException {
            StringBuilder body = new StringBuilder();
            for (int i = 0; i < sent.size();) {
                if (sent.get(i).isFetch()) {
                    roundTrips++;
                    i++;
                    continue;
                }
                int end = together(i);
                if (end - i > 1) {
                    body.append("\\startpipeline\n");
                }
                for (Sent one : sent.subList(i, end)) {
                    body.append(statement(one)).append(";\n");
                }
                if (end - i > 1) {
                    body.append("\\endpipeline\n");
                }
                roundTrips++;
                i = end;
            }
            long transactions = sent.stream().filter(Sent::isBegin).count();
            long statements = sent.stream().filter(one -> !one.isBegin() && !one.isCommit() && !one.isFetch()).count();
            StringBuilder head = new StringBuilder("-- What the service sends for the load " + load + ": " + statements + " statements, " + transactions
                    + " transactions, " + roundTrips + " round trips. Written by bench/run.\n");
            variables.forEach((value, name) -> head.append("-- ").append(name).append('=').append(value.replace("\n", " ")).append('\n'));
            Files.writeString(directory.resolve(load + ".sql"), head + CHOICES.getOrDefault(load, "") + body);
            System.out.println(load + " " + statements + " " + roundTrips + " " + transactions);
        }

        /** The driver sends BEGIN with what comes first, and a batch at once. */
        private int together(int start) {
            int end = start + 1;
            if (sent.get(start).isBegin()) {
                end++;
            }
            while (end < sent.size() && sent.get(end).text().equals(sent.get(end - 1).text()) && sent.get(end).text().startsWith("insert")) {
                end++;
            }
            return end;
        }

        private String statement(Sent one) {
            return Pattern.compile("\\$(\\d+)").matcher(one.text())
                    .replaceAll(found -> Matcher.quoteReplacement(value(one.values().get(Integer.valueOf(found.group(1))))));
        }

        private String value(String value) {
            if (value == null) {
                return "null";
            }
            Matcher computed = COMPUTED.matcher(value);
            if (computed.matches() && CHOICES.containsKey(load)) {
                String number = switch (computed.group(1)) {
                    case "0" -> ":client";
                    case "1" -> ":commitment";
                    default -> ":open";
                };
                return "cast('0190000" + computed.group(1) + "-0000-7000-8000-' || lpad(" + number + ", 12, '0') as uuid)";
            }
            if (UUID.matcher(value).matches() && CHOICES.containsKey(load)) {
                int kind = fresh.computeIfAbsent(value, any -> fresh.size());
                return "cast('0191%04x-0000-7000-8000-' || lpad(:fresh, 12, '0') as uuid)".formatted(kind);
            }
            return ":" + variables.computeIfAbsent(value, any -> load + "_" + (variables.size() + 1));
        }
    }
}
