package dev.troth.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.journal.JournalEntry.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The catalogue of events")
class EventCatalogueTest {

    private static final String WORD = "[a-z]+(?:-[a-z]+)*";
    private static final Pattern RECORD = Pattern.compile("RecordType type\\(\\) \\{\\s+return RecordType\\.(\\w+);");
    /** A move is named where it is made, and nowhere else: {@code act(id, known, "delivered", …)}. */
    private static final Pattern MOVE = Pattern.compile("\\b(?:create|act|actInTurn|follow|move|promise|change|append|what)\\((?:[^;{\"]*?, )?\"(" + WORD + ")\",");
    private static final Pattern NAMED = Pattern.compile("\"(" + WORD + "\\." + WORD + ")\"");
    private static final Pattern CORRECTED = Pattern.compile("/v1/(?:clients/\\{clientId\\}/)?([a-z-]+)/\\{[^/]+\\}/correct:");
    /** Services whose moves are not of the records that their class is named by, or that name their kind in a constant. */
    private static final Map<String, String> KINDS = Map.of("CommitmentMoves", "commitment", "ChecklistTemplateService", "checklist-template", "WebhookService", "webhook",
            "DeliveryService", "webhook");

    @Test
    @DisplayName("has every type that the services append, and no other")
    void hasEveryTypeThatIsAppended() throws IOException {
        Set<String> appended = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java", "dev", "troth"))) {
            for (Path file : files.filter(path -> path.toString().matches(".*(Service|Moves|Merging|Erasures|PolicyJournal|RetentionPolicies)\\.java")).toList()) {
                add(appended, file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        // What every record has in common is appended in one place: by what the contract lets callers do.
        Matcher corrected = CORRECTED.matcher(Files.readString(Path.of("openapi", "openapi.yaml")));
        while (corrected.find()) {
            appended.add(one(corrected.group(1)) + ".corrected");
        }
        assertThat(appended).isEqualTo(EventCatalogue.appended());
    }

    private static void add(Set<String> appended, String service, String code) {
        Matcher record = RECORD.matcher(code);
        String kind = record.find() ? record.group(1).toLowerCase(Locale.ROOT).replace('_', '-') : KINDS.get(service);
        if (kind != null) {
            MOVE.matcher(code).results().forEach(move -> appended.add(kind + "." + move.group(1)));
            Matcher learned = Pattern.compile("String LEARNED = \"(" + WORD + ")\"").matcher(code);
            if (learned.find()) {
                appended.add(kind + "." + learned.group(1));
            }
            if (code.matches("(?s).*\\b(edit|replace)\\((id|own\\(|client).*") && record.reset().find()) {
                appended.add(kind + ".edited");
            }
        }
        NAMED.matcher(code).results().map(found -> found.group(1)).filter(name -> code.contains("journal.append(")).forEach(appended::add);
    }

    /** The kind of a collection. */
    private static String one(String collection) {
        return collection.equals("checklist") ? "checklist-item" : collection.substring(0, collection.length() - 1);
    }

    @Test
    @DisplayName("is asked before anything is appended")
    void isAsked() {
        Journal journal = new Journal(null, null, null, null);
        What unknown = new What(null, "COMMITMENT", UUID.randomUUID(), "commitment.forgotten", Instant.EPOCH, null);
        assertThatThrownBy(() -> journal.append(unknown, null, null)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("commitment.forgotten");
    }

    @Test
    @DisplayName("knows a type by its name, with and without the prefix, and all of a kind")
    void knowsTypes() {
        assertThat(List.of("commitment.delivered", "dev.troth.commitment.delivered", "commitment.*", "dev.troth.win-back.*", "webhook.test")).allMatch(EventTypes::exists);
        assertThat(List.of("", "*", ".*", "commitment", "commitment.", "commitment.forgotten", "nothing.*", "dev.troth.", "dev.troth.*", "commitment.del*",
                "dev.troth.dev.troth.client.moved")).noneMatch(EventTypes::exists);
        assertThat(EventTypes.parse("types", "client.*,dev.troth.commitment.delivered").contain("client.moved")).isTrue();
        assertThat(EventTypes.of(List.of("client.*")).contain("commitment.delivered")).isFalse();
        assertThat(EventTypes.of(List.of()).contain("commitment.delivered")).isTrue();
    }

    @Test
    @DisplayName("is in the documentation as it is in the code")
    void isDocumented() throws IOException {
        String documentation = Files.readString(Path.of("docs", "journal.md"));
        Set<String> listed = new TreeSet<>();
        Matcher row = Pattern.compile("\\| `(" + WORD + ")` \\| ([^|]+) \\|").matcher(documentation);
        while (row.find()) {
            Pattern.compile("`(" + WORD + ")`").matcher(row.group(2)).results().forEach(move -> listed.add(row.group(1) + "." + move.group(1)));
        }
        assertThat(listed).isEqualTo(EventCatalogue.appended());
    }
}
