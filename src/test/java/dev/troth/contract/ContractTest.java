package dev.troth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.troth.record.RecordType;
import dev.troth.support.Contract;
import dev.troth.support.Contract.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the contract owes its readers, operation by operation. */
class ContractTest {

    private static final Contract CONTRACT = Contract.committed();
    private static final String JSON = "application/json";
    /** They change something without naming anything that could be missing: what they put may be there or not. */
    private static final Set<String> REFERS_TO_NOTHING = Set.of("createClient", "putClientByRef", "createWebhook", "putTrustPolicy", "putRetentionPolicy", "importLines");

    static Stream<Operation> operations() {
        return CONTRACT.operations().stream();
    }

    static Stream<Operation> ofTheApi() {
        return operations().filter(operation -> operation.path().startsWith("/v1/"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void hasAnIdASummaryAndATagThatIsDescribed(Operation operation) {
        assertThat(operation.id()).matches("[a-z][a-zA-Z]+");
        assertThat(operation.node().path("summary").asText()).isNotBlank().doesNotEndWith(".").hasSizeLessThan(121);
        assertThat(operation.node().path("tags")).hasSize(1);
        assertThat(CONTRACT.root().path("tags")).anySatisfy(tag -> {
            assertThat(tag.path("name")).isEqualTo(operation.node().path("tags").path(0));
            assertThat(tag.path("description").asText()).isNotBlank();
        });
    }

    @Test
    void idsAreUnique() {
        assertThat(operations().map(Operation::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void describesItsParameters(Operation operation) {
        for (JsonNode declared : operation.node().path("parameters")) {
            JsonNode parameter = CONTRACT.resolve(declared);
            assertThat(parameter.path("description").asText()).as(parameter.path("name").asText()).isNotBlank();
            assertThat(parameter.path("schema")).as(parameter.path("name").asText()).isNotEmpty();
        }
        Set<String> inPath = new HashSet<>();
        operation.node().path("parameters").forEach(parameter -> {
            if (CONTRACT.resolve(parameter).path("in").asText().equals("path")) {
                inPath.add("{" + parameter.path("name").asText() + "}");
            }
        });
        assertThat(Stream.of(operation.path().split("/")).filter(step -> step.startsWith("{"))).containsExactlyInAnyOrderElementsOf(inPath);
    }

    @ParameterizedTest
    @MethodSource("ofTheApi")
    void needsATokenWithOneScope(Operation operation) {
        assertThat(operation.node().at("/security/0/bearer")).hasSize(1);
        assertThat(operation.node().at("/security/0/bearer/0").asText()).isIn("troth:read", "troth:write", "troth:admin");
        assertThat(CONTRACT.root().at("/components/securitySchemes/bearer/type").asText()).isEqualTo("oauth2");
        assertThat(CONTRACT.root().at("/components/securitySchemes/bearer/flows/clientCredentials/scopes").fieldNames()).toIterable()
                .containsExactlyInAnyOrder("troth:read", "troth:write", "troth:admin");
    }

    @ParameterizedTest
    @MethodSource("ofTheApi")
    void declaresEveryStatusItCanAnswer(Operation operation) {
        Set<String> expected = new TreeSet<>(List.of("400", "401", "403", "405", "406", "414", "429", "431", "500", "503"));
        boolean changes = !operation.method().equals("GET");
        boolean isStream = operation.requestContent().has("application/x-ndjson");
        if (!REFERS_TO_NOTHING.contains(operation.id()) && (operation.path().contains("{") || changes)) {
            // A body may refer to what is not there.
            expected.add("404");
        }
        if (changes) {
            expected.addAll(List.of("409", "415"));
        }
        if (changes && !isStream) {
            expected.add("413");
        }
        if (operation.method().equals("POST") && !isStream) {
            expected.add("422");
        }
        if (parameters(operation).contains("If-Match")) {
            expected.add("412");
        }
        boolean isUpsert = operation.method().equals("PUT") && parameters(operation).contains("If-None-Match");
        if (operation.method().equals("PATCH") || operation.method().equals("PUT") && !isUpsert) {
            expected.addAll(List.of("412", "428"));
        }
        if (parameters(operation).contains("If-None-Match") && !changes) {
            expected.add("304");
        }
        Set<String> declared = new TreeSet<>();
        operation.node().path("responses").fieldNames().forEachRemaining(declared::add);
        assertThat(declared.stream().filter(status -> status.startsWith("2"))).as("one success, and two of what is new or replaced").hasSize(isUpsert ? 2 : 1);
        declared.removeIf(status -> status.startsWith("2"));
        assertThat(declared).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersProblemsInOneShape(Operation operation) {
        operation.node().path("responses").properties().stream().filter(response -> response.getKey().compareTo("400") >= 0).forEach(response -> {
            JsonNode problem = CONTRACT.resolve(response.getValue());
            assertThat(problem.path("description").asText()).as(response.getKey()).isNotBlank();
            assertThat(problem.at("/content/application~1problem+json/schema/$ref").asText()).as(response.getKey()).endsWith("#/components/schemas/Problem");
        });
    }

    @ParameterizedTest
    @MethodSource("ofTheApi")
    void saysWhatStateItShows(Operation operation) {
        Set<String> headers = new TreeSet<>();
        operation.node().path("responses").properties().stream().filter(response -> response.getKey().startsWith("2"))
                .forEach(response -> response.getValue().path("headers").fieldNames().forEachRemaining(headers::add));
        if (operation.node().path("responses").has("201")) {
            assertThat(headers).contains("Location");
        }
        if (operation.node().path("responses").has("201") && operation.method().equals("POST")) {
            assertThat(headers).contains("Idempotency-Replayed");
        }
        if (operation.method().equals("PATCH")) {
            assertThat(headers).contains("ETag");
            assertThat(operation.isPatch()).as("application/merge-patch+json").isTrue();
        }
        if (operation.method().equals("POST") && !operation.requestContent().has("application/x-ndjson")) {
            assertThat(parameters(operation)).contains("Idempotency-Key");
        }
    }

    /** Record those that are missing: see {@code ExampleRecorder}. */
    @ParameterizedTest
    @MethodSource("ofTheApi")
    void isShownByExamplesThatAreValid(Operation operation) {
        List<String> faults = new ArrayList<>();
        if (!operation.requestContent().isEmpty()) {
            faults.addAll(exampleFaults("request", operation.requestContent().elements().next()));
        }
        JsonNode content = success(operation).path("content");
        faults.addAll(exampleFaults("response", content.has(JSON) ? content.path(JSON) : content.elements().next()));
        assertThat(faults).as("examples of %s; missing ones are recorded with ./mvnw test -Dtroth.record-examples, then %s",
                operation.id(), Contract.UPDATE).isEmpty();
    }

    private static List<String> exampleFaults(String which, JsonNode media) {
        JsonNode example = media.at("/examples/example/value");
        return example.isMissingNode() ? List.of("no example of a " + which)
                : CONTRACT.faults(media.path("schema"), example).stream().map(fault -> which + ": " + fault).toList();
    }

    @Test
    void schemasHaveNamesOfTheirOwn() {
        CONTRACT.root().at("/components/schemas").fieldNames().forEachRemaining(name -> assertThat(name)
                .as("two classes are called alike: give each a @Schema(name = …)").doesNotMatch(".*\\d$").doesNotEndWith("View")
                .as("a schema of a library").doesNotStartWith("Json").doesNotStartWith("Http"));
    }

    @Test
    void namesNoMachine() {
        assertThat(CONTRACT.root().path("servers")).hasSize(1);
        assertThat(CONTRACT.root().at("/servers/0/url").asText()).isEqualTo("/");
        assertThat(CONTRACT.root().toString()).doesNotContain("localhost").doesNotContain("0.0.0.0");
    }

    @Test
    void instantsAndIdsSayWhatTheyAre() {
        List<String> plain = new ArrayList<>();
        CONTRACT.root().at("/components/schemas").properties().forEach(schema -> schema.getValue().path("properties").properties().forEach(property -> {
            String format = CONTRACT.resolve(property.getValue()).path("format").asText(property.getValue().findPath("$ref").asText());
            if (property.getKey().matches("at|.*[a-z]At|asOf") && !format.equals("date-time") && !format.endsWith("/Instant")) {
                plain.add(schema.getKey() + "." + property.getKey());
            }
            // The id of a trace is not ours to shape: 32 hexadecimal digits (W3C Trace Context).
            if (property.getKey().matches("id|.*[a-z]Id") && !property.getKey().equals("traceId") && !format.equals("uuid") && !format.endsWith("/UUID")) {
                plain.add(schema.getKey() + "." + property.getKey());
            }
        }));
        assertThat(plain).isEmpty();
    }

    @Test
    void textsOfRequestsHaveTheirLength() {
        Set<String> seen = new TreeSet<>();
        List<String> endless = new ArrayList<>();
        operations().forEach(operation -> operation.requestContent().forEach(media -> endless(operation.id(), media.path("schema"), seen, endless)));
        assertThat(endless).isEmpty();
    }

    /** Read strictly, in the code: what one says, the other says. */
    @Test
    @DisplayName("A query parameter that takes several values is a list with commas, of constants, ids or texts")
    void listsAreDeclaredAsLists() throws IOException {
        Set<String> plain = new TreeSet<>();
        Set<String> lists = new TreeSet<>();
        operations().forEach(operation -> operation.node().path("parameters").forEach(declared -> {
            JsonNode parameter = CONTRACT.resolve(declared);
            String place = operation.id() + "." + parameter.path("name").asText();
            if (parameter.path("in").asText().equals("query") && parameter.at("/schema/type").asText().equals("array")) {
                lists.add(place);
                assertThat(parameter.path("style").asText()).as(place).isEqualTo("form");
                assertThat(parameter.path("explode").isBoolean() && !parameter.path("explode").asBoolean()).as(place).isTrue();
                assertThat(parameter.at("/schema/minItems").asInt()).as(place).isOne();
                assertThat(parameter.path("description").asText()).as(place).contains("separated by commas");
            } else if (parameter.path("in").asText().equals("query") && declared.path("$ref").isMissingNode()
                    && parameter.path("description").asText().contains("separated by commas")) {
                plain.add(place);
            }
        }));
        assertThat(plain).isEmpty();
        assertThat(lists).contains("listCommitments.promisor", "listDisclosures.discloser", "listAttention.party", "listAccessGrants.party", "listImportLines.status",
                "listCommunications.aboutId", "listClients.tag").hasSizeGreaterThanOrEqualTo(62);
        assertThat(undeclared()).as("read as a list and not @CommaSeparated").isEmpty();
    }

    private static List<String> undeclared() throws IOException {
        Pattern read = Pattern.compile("(?:\\.oneOf|\\.ids|\\.texts|\\.constants)\\(\"(\\w+)\"");
        List<String> undeclared = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file);
                read.matcher(code).results().map(found -> found.group(1)).filter(name -> code.contains("@QueryParam(\"" + name + "\")"))
                        .filter(name -> !code.matches("(?s).*@CommaSeparated\\([\\w.]+\\.class\\)\\s+@QueryParam\\(\"" + name + "\"\\).*"))
                        .forEach(name -> undeclared.add(file + " " + name));
            }
        }
        return undeclared;
    }

    @Test
    @DisplayName("A page that is all there is has no token of a next one")
    void nextIsThereWhereItCanBeFollowed() {
        Set<String> followed = new TreeSet<>();
        Set<String> single = new TreeSet<>();
        operations().filter(operation -> operation.method().equals("GET")).forEach(operation -> {
            JsonNode page = CONTRACT.resolve(success(operation).at("/content/application~1json/schema"));
            if (page.path("properties").has("items") && page.path("properties").has("total")) {
                (parameters(operation).contains("after") ? followed : single).add(operation.id());
                assertThat(page.path("properties").has("next")).as(operation.id()).isEqualTo(parameters(operation).contains("after"));
            }
        });
        assertThat(single).containsExactly("listDuplicates", "listUpcoming");
        assertThat(followed).hasSizeGreaterThan(20);
    }

    @Test
    @DisplayName("What may grow has its words by now, and is open")
    void openVocabulariesNameTheirWords() {
        assertThat(words("/components/schemas/CloudEvent/properties/type")).contains("dev.troth.commitment.delivered").doesNotContain("dev.troth.webhook.test");
        assertThat(words("/components/schemas/TimelineEntry/properties/type")).contains("commitment.delivered", "webhook.test");
        assertThat(words("/components/schemas/WebhookDelivery/properties/type")).contains("webhook.test");
        assertThat(words("/components/schemas/NewWebhook/properties/types/items")).contains("commitment.delivered", "commitment.*");
        assertThat(words("/components/schemas/WebhookFields/properties/types/items")).contains("commitment.*");
        assertThat(words("/components/schemas/TimelineEntry/properties/recordType")).contains("COMMITMENT", "REVIEW");
        assertThat(words("/components/schemas/EventData/properties/recordType")).contains("TRUST_POLICY");
        Set<String> sources = new TreeSet<>(Stream.of(RecordType.values()).map(Enum::name).toList());
        sources.add("CHECK_INS");
        assertThat(words("/components/schemas/Evidence/properties/sourceType")).containsExactlyElementsOf(sources);
        assertThat(words("/components/schemas/OpenFact/properties/sourceType")).containsExactlyElementsOf(sources);
    }

    private static List<String> words(String place) {
        JsonNode schema = CONTRACT.resolve(CONTRACT.root().at(place));
        assertThat(schema.at("/anyOf/1/type").asText()).as(place).isEqualTo("string");
        List<String> words = new ArrayList<>();
        schema.at("/anyOf/0/enum").forEach(word -> words.add(word.asText()));
        return words;
    }

    @Test
    @DisplayName("A merge patch requires nothing, and takes null for what may be absent, in the objects within it too")
    void patchesRequireNothing() {
        Set<String> merged = new TreeSet<>();
        operations().filter(Operation::isPatch).forEach(operation -> operation.requestContent().forEach(media -> patched(operation.id(), media.path("schema"), merged)));
        assertThat(merged).contains("patchClient.businessHours.days", "patchCommitment.skill.level", "patchCommitment.qualityGate.name", "patchIncident.cause.category");
        assertThat(CONTRACT.faults(CONTRACT.root().at("/components/schemas/CommitmentFields"), JsonNodeFactory.instance.objectNode()
                .set("skill", JsonNodeFactory.instance.objectNode().put("level", "EXPERT").putNull("proof")))).isEmpty();
    }

    private static void patched(String place, JsonNode declared, Set<String> merged) {
        merged.add(place);
        JsonNode schema = CONTRACT.resolve(declared);
        if (schema.path("properties").isObject()) {
            assertThat(schema.path("required")).as(place).isEmpty();
            schema.path("properties").properties().forEach(property -> patched(place + "." + property.getKey(), property.getValue(), merged));
        }
        schema.path("anyOf").forEach(option -> patched(place, option, merged));
    }

    @Test
    @DisplayName("A share lies between 0 and 1, and what is wrong with a place is always said")
    void limitsThatTheCodeHas() {
        JsonNode parameters = CONTRACT.root().at("/paths/~1v1~1reports~1promises/get/parameters");
        assertThat(parameters).anySatisfy(parameter -> {
            assertThat(parameter.path("name").asText()).isEqualTo("target");
            assertThat(parameter.at("/schema/exclusiveMinimum").isNumber() && parameter.at("/schema/exclusiveMinimum").asInt() == 0).isTrue();
            assertThat(parameter.at("/schema/exclusiveMaximum").asInt()).isOne();
        });
        assertThat(CONTRACT.root().at("/components/schemas/FieldError/required")).extracting(JsonNode::asText).containsExactly("detail");
        assertThat(CONTRACT.root().at("/paths/~1v1~1imports~1{key}/get/description").asText()).doesNotContain("nothing is stored");
        for (String problem : List.of("invalid-transition", "lesson-missing", "practice-missing", "not-heard", "self-granted-grace")) {
            assertThat(CONTRACT.root().at("/components/schemas/Problem/properties/state/description").asText()).contains(problem);
        }
    }

    private static void endless(String place, JsonNode declared, Set<String> seen, List<String> endless) {
        String ref = declared.path("$ref").asText("");
        if (!ref.isEmpty() && !seen.add(ref)) {
            return;
        }
        JsonNode schema = CONTRACT.resolve(declared);
        boolean text = schema.path("type").asText().equals("string") || StreamSupport.stream(schema.path("type").spliterator(), false)
                .anyMatch(type -> type.asText().equals("string"));
        if (text && !schema.has("maxLength") && !schema.has("enum") && !schema.has("format")) {
            endless.add(place);
        }
        schema.path("properties").properties().forEach(property -> endless(place + "." + property.getKey(), property.getValue(), seen, endless));
        if (schema.has("items")) {
            endless(place + "[]", schema.path("items"), seen, endless);
        }
        schema.path("anyOf").forEach(option -> endless(place, option, seen, endless));
    }

    private static JsonNode success(Operation operation) {
        return operation.node().path("responses").properties().stream().filter(response -> response.getKey().startsWith("2")).findFirst()
                .orElseThrow().getValue();
    }

    private static Set<String> parameters(Operation operation) {
        Set<String> names = new HashSet<>();
        operation.node().path("parameters").forEach(parameter -> names.add(CONTRACT.resolve(parameter).path("name").asText()));
        return names;
    }
}
