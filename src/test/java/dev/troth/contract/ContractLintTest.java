package dev.troth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.support.Contract;
import dev.troth.support.Contract.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Redocly (recommended) and Spectral (spectral:oas) look for, so that the build fails where they would; and one way to name things. */
@DisplayName("A linter finds nothing")
class ContractLintTest {

    private static final Contract CONTRACT = Contract.committed();
    private static final JsonNode ROOT = CONTRACT.root();
    private static final String COMPONENTS = "#/components/";
    /** Groups, classes and anchors that Java knows and ECMA-262, the dialect of JSON Schema, does not. */
    private static final Pattern JAVA_ONLY = Pattern.compile("\\(\\?[a-zA-Z>]|\\\\[AZzGQEhHRXN]|\\\\p\\{(Alpha|Alnum|Punct|Digit|Space|javaLetter)|[*+?}]\\+|&&");

    static Stream<Operation> operations() {
        return CONTRACT.operations().stream();
    }

    @Test
    void inWhatStandsAtTheTop() {
        assertThat(ROOT.at("/info/title").asText()).isNotBlank();
        assertThat(ROOT.at("/info/version").asText()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(ROOT.at("/info/description").asText()).isNotBlank();
        assertThat(ROOT.at("/info/contact/name").asText()).isNotBlank();
        assertThat(ROOT.at("/info/license/name").asText()).isNotBlank();
        assertThat(ROOT.at("/info/license/url").asText()).startsWith("https://");
        assertThat(ROOT.path("servers")).isNotEmpty();
        List<String> tags = texts(ROOT.path("tags"), "name");
        assertThat(tags).isSorted().doesNotHaveDuplicates();
        assertThat(tags).as("each is used").containsExactlyInAnyOrderElementsOf(operations().map(operation -> operation.node().at("/tags/0").asText())
                .distinct().toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void inAnOperation(Operation operation) {
        assertThat(operation.node().path("description").asText()).isNotBlank();
        assertThat(operation.node().path("security").isArray()).as("says whether one must sign in").isTrue();
        assertThat(operation.node().path("responses").properties()).anyMatch(response -> response.getKey().startsWith("2"))
                .anyMatch(response -> response.getKey().startsWith("4"));
        assertThat(operation.path()).as("words in lower case, joined by hyphens").matches("(/([a-z0-9-]+|\\{[a-z][a-zA-Z]*}))+");
        Set<String> parameters = new HashSet<>();
        for (JsonNode declared : operation.node().path("parameters")) {
            JsonNode parameter = CONTRACT.resolve(declared);
            assertThat(parameters.add(parameter.path("in").asText() + parameter.path("name").asText())).as("once").isTrue();
            if (!parameter.path("in").asText().equals("header")) {
                assertThat(parameter.path("name").asText()).matches("[a-z][a-zA-Z]*");
            }
        }
        assertThat(operation.method().equals("GET") && !operation.requestContent().isEmpty()).as("a read with a body").isFalse();
    }

    @Test
    void inPathsThatAreAlike() {
        Map<String, String> shapes = new TreeMap<>();
        ROOT.path("paths").fieldNames().forEachRemaining(path -> assertThat(shapes.put(path.replaceAll("\\{[^}]+}", "{}"), path)).as(path).isNull());
    }

    @Test
    void inNames() {
        ROOT.at("/components/schemas").properties().forEach(schema -> {
            assertThat(schema.getKey()).matches("[A-Z][a-zA-Z0-9]*");
            schema.getValue().path("properties").fieldNames().forEachRemaining(name -> assertThat(name).as(schema.getKey()).matches("[a-z][a-zA-Z0-9]*"));
            schema.getValue().path("enum").forEach(constant -> assertThat(constant.asText()).as(schema.getKey()).matches("[A-Z][A-Z0-9_]*"));
            assertThat(StreamSupport.stream(schema.getValue().path("enum").spliterator(), false)).as(schema.getKey()).doesNotHaveDuplicates();
        });
        List<String> names = new ArrayList<>();
        ROOT.at("/components/schemas").fieldNames().forEachRemaining(name -> names.add(name.toLowerCase(java.util.Locale.ROOT)));
        assertThat(names).as("a file system may not tell capitals").doesNotHaveDuplicates();
    }

    @Test
    void inPartsThatNobodyUses() {
        Set<String> used = new HashSet<>();
        walk("", ROOT, (place, node) -> {
            String ref = node.path("$ref").asText("");
            if (!ref.isEmpty()) {
                used.add(ref.substring(ref.indexOf('#')));
                assertThat(CONTRACT.resolve(node).isMissingNode()).as(ref).isFalse();
            }
            node.path("security").forEach(requirement -> requirement.fieldNames().forEachRemaining(scheme -> used.add(COMPONENTS + "securitySchemes/" + scheme)));
        });
        ROOT.path("components").properties().forEach(kind -> kind.getValue().fieldNames()
                .forEachRemaining(name -> assertThat(used).contains(COMPONENTS + kind.getKey() + "/" + name)));
    }

    @Test
    void inPatterns() {
        walk("", ROOT, (place, node) -> {
            if (node.path("pattern").isTextual() && !place.contains("/properties/pattern")) {
                assertThat(node.path("pattern").asText()).as(place).doesNotContainPattern(JAVA_ONLY);
            }
        });
    }

    @Test
    void inExamples() {
        List<String> faults = new ArrayList<>();
        walk("", ROOT, (place, node) -> {
            if (node.path("examples").isArray() && !place.contains("/example")) {
                node.path("examples").forEach(example -> faults(place, node, example, faults));
            }
            if (node.has("schema") && node.path("examples").isObject()) {
                node.path("examples").forEach(example -> faults(place, node.path("schema"), example.path("value"), faults));
            }
        });
        assertThat(faults).isEmpty();
    }

    private static void faults(String place, JsonNode schema, JsonNode example, List<String> faults) {
        CONTRACT.faults(schema, example).forEach(fault -> faults.add(place + ": " + fault));
    }

    /** Every object of the contract; not those within examples, which may look like anything. */
    private static void walk(String place, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        if (node.isObject()) {
            visitor.accept(place, node);
        }
        node.properties().stream().filter(member -> !member.getKey().equals("examples")).forEach(member -> walk(place + "/" + member.getKey(), member.getValue(), visitor));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(place + "/" + i, node.get(i), visitor);
        }
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false).map(item -> item.path(field).asText()).toList();
    }
}
