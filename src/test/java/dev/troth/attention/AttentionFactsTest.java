package dev.troth.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/contract.md says what an item of attention has seen")
class AttentionFactsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (.+) \\|$");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    /** A fact is put, or is one of a map of facts. */
    private static final Pattern FACT = Pattern.compile("(?:facts\\.put\\(|Map\\.of\\(|[a-zA-Z)],)\\s*\"([a-zA-Z]+)\",");

    @Test
    void ofEachKindInItsOrder() throws IOException {
        assertThat(found(ROW, text(), 1)).isEqualTo(Stream.of(AttentionKind.values()).map(Enum::name).toList());
    }

    @Test
    void andEachFactThatTheCodeTellsOfAndNoOther() throws IOException {
        TreeSet<String> told = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            for (Path source : sources.filter(file -> file.getFileName().toString().endsWith("Attention.java")).toList()) {
                told.addAll(found(FACT, Files.readString(source), 1));
            }
        }
        TreeSet<String> named = new TreeSet<>();
        found(ROW, text(), 2).forEach(facts -> named.addAll(found(NAME, facts, 1)));
        assertThat(named).isEqualTo(told);
    }

    private static String text() throws IOException {
        return Files.readString(Path.of("docs", "contract.md"));
    }

    private static List<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map(found -> found.group(group)).toList();
    }
}
