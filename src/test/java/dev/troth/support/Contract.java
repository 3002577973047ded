package dev.troth.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The committed contract, as a judge of what the service answers: objects have the properties it declares and no others. */
public final class Contract {

    /** Where it lies in the project. */
    public static final Path FILE = Path.of("openapi", "openapi.yaml");

    /** The command that brings the committed contract in line with the code. */
    public static final String UPDATE = "./mvnw test -Dtest=ContractDriftTest -Dtroth.update-contract";

    private static final String BASE = "https://troth.test/openapi";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String NDJSON = "application/x-ndjson";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;
    private final List<Operation> operations = new ArrayList<>();
    private final JsonSchemaFactory schemas;
    private final SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    private Contract(String yaml) throws IOException {
        root = new YAMLMapper().readTree(yaml);
        prepare(root.path("components").path("schemas"));
        schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012,
                factory -> factory.schemaLoaders(loaders -> loaders.schemas(Map.of(BASE, root.toString()))));
        root.path("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(method -> operations.add(new Operation(method.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), method.getValue()))));
        // A path of words stands before one with a parameter in the same place.
        operations.sort(Comparator.comparing(operation -> operation.path().replace('{', '~')));
    }

    public static Contract committed() {
        return Holder.COMMITTED;
    }

    public static Contract of(String yaml) {
        try {
            return new Contract(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    public JsonNode root() {
        return root;
    }

    /** The operation a request is for. */
    public Optional<Operation> operation(String method, String path) {
        return operations.stream().filter(operation -> operation.method().equals(method) && operation.shape().matcher(path).matches()).findFirst();
    }

    /** The thing itself, or what it refers to. */
    public JsonNode resolve(JsonNode node) {
        String ref = node.path("$ref").asText("");
        return ref.isEmpty() ? node : root.at(ref.substring(ref.indexOf('#') + 1));
    }

    /** What is wrong with a value, in a few words each; empty where nothing is. */
    public List<String> faults(JsonNode schema, JsonNode value) {
        return faults(schema, value, false);
    }

    private List<String> faults(JsonNode schema, JsonNode value, boolean sparse) {
        JsonSchema judge = compiled.computeIfAbsent(schema, node -> schemas.getSchema(prepare(node.deepCopy()), config));
        return judge.validate(value).stream().filter(message -> !sparse || !message.getType().equals("required")).map(message -> message.getMessage()).sorted().limit(5).toList();
    }

    /** What is wrong with an answer; empty where nothing is. One with chosen fields need not have those that are required. */
    public List<String> faults(Answer answer) {
        Optional<Operation> operation = operation(answer.method(), answer.path());
        List<String> faults = new ArrayList<>();
        if (operation.isEmpty()) {
            if (answer.status() != 404 && answer.status() != 405) {
                return List.of("is no operation of the contract; if it is new: " + UPDATE);
            }
            faults.addAll(bodyFaults(root.at("/components/responses/NotFound/content"), answer));
            return faults;
        }
        JsonNode declared = resolve(operation.get().node().path("responses").path(Integer.toString(answer.status())));
        if (declared.isMissingNode()) {
            return List.of("the status is not declared");
        }
        resolve(declared).path("headers").properties().forEach(header -> {
            if (resolve(header.getValue()).path("required").asBoolean() && answer.header(header.getKey()) == null) {
                faults.add("the header " + header.getKey() + " is missing");
            }
        });
        faults.addAll(bodyFaults(declared.path("content"), answer));
        return faults;
    }

    private List<String> bodyFaults(JsonNode content, Answer answer) {
        if (content.isMissingNode() || content.isEmpty()) {
            return answer.body().isEmpty() ? List.of() : List.of("a body is not declared");
        }
        String type = String.valueOf(answer.header("Content-Type")).replaceAll("\\s*;.*", "");
        if (!content.has(type)) {
            return List.of("the media type " + type + " is not declared");
        }
        JsonNode schema = content.path(type).path("schema");
        try {
            if (type.equals(NDJSON)) {
                List<String> faults = new ArrayList<>();
                for (String line : answer.body().lines().toList()) {
                    faults.addAll(faults(schema, JSON.readTree(line), false));
                }
                return faults;
            }
            return faults(schema, type.endsWith("json") ? answer.json() : TextNode.valueOf(answer.body()),
                    answer.sparse() && answer.status() == 200);
        } catch (JsonProcessingException e) {
            return List.of("the body is not JSON");
        }
    }

    /** Closes every object with declared properties and makes references absolute, so that a schema can stand for itself. */
    private JsonNode prepare(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("properties").isObject() && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
            if (object.path("$ref").asText("").startsWith("#")) {
                object.put("$ref", BASE + object.get("$ref").asText());
            }
        }
        node.forEach(this::prepare);
        return node;
    }

    /** One method of one path. */
    public record Operation(String method, String path, JsonNode node, Pattern shape) {

        Operation(String method, String path, JsonNode node) {
            this(method, path, node, Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+")));
        }

        public String id() {
            return node.path("operationId").asText();
        }

        /** The media types its body may have, empty where it has none. */
        public JsonNode requestContent() {
            return node.path("requestBody").path("content");
        }

        public boolean isPatch() {
            return requestContent().has(MERGE_PATCH);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /**
     * What was answered to what. Header names are in lower case.
     *
     * @param sparse whether fields were chosen
     */
    public record Answer(String method, String path, boolean sparse, int status, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.get(name.toLowerCase(java.util.Locale.ROOT));
        }

        JsonNode json() throws JsonProcessingException {
            return JSON.readTree(body);
        }
    }

    private static final class Holder {

        static final Contract COMMITTED = load();

        private static Contract load() {
            try {
                return of(Files.readString(FILE));
            } catch (IOException e) {
                throw new UncheckedIOException("no committed contract; make it with " + UPDATE, e);
            }
        }
    }
}
