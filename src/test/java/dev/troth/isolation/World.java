package dev.troth.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.troth.support.Api;
import dev.troth.support.Contract;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One record of every kind the contract can make, of one tenant, made from the contract's own examples with a mark in their words; and the
 * requests of the contract addressed to these records.
 */
final class World {

    private static final List<String> PERIOD = List.of("from=2020-01-01T00:00:00Z", "to=2021-01-01T00:00:00Z");
    private static final String BY_REF = "/v1/clients/by-ref";
    private static final String ANOTHER_CLIENT = "another client";
    private static final String IMPORTS = "/v1/imports";
    private static final String NDJSON = "application/x-ndjson";
    /** Where nobody listens. */
    private static final String RECEIVER = "http://127.0.0.1:1024/hook";

    /** What names things of the caller alone, whatever others have under the same name. */
    private static final Set<String> NAMED_BY_THE_CALLER = Set.of("putClientByRef", "importLines");

    private static final Path EXAMPLES = Path.of("src", "main", "resources", "contract-examples");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** What others refer to comes first. */
    private static final List<String> FIRST = List.of("/v1/clients", "/v1/agreements", "/v1/commitments", "/v1/incidents", "/v1/practices",
            "/v1/communications", "/v1/disclosures");

    /** Where an id that a field holds is made. */
    private static final Map<String, String> MADE_AT = Map.of("clientId", "/v1/clients", "agreementId", "/v1/agreements", "commitmentId",
            "/v1/commitments", "incidentId", "/v1/incidents", "fromIncidentId", "/v1/incidents", "practiceId", "/v1/practices", "inReplyTo",
            "/v1/communications", "from", ANOTHER_CLIENT);

    /** Parameters of paths that no POST of the collection gives. */
    private static final Map<String, String> GIVEN = Map.of("slug", "not-found");

    private final Contract contract;
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final String mark;

    private World(Contract contract, Map<String, String> ids, String mark) {
        this.contract = contract;
        this.ids.putAll(ids);
        this.mark = mark;
    }

    /**
     * Makes it, as the caller.
     *
     * @param mark stands in the words of each record, so that they are known wherever they turn up
     */
    static World made(Contract contract, Api api, String mark) {
        World world = new World(contract, Map.of(), mark);
        contract.operations().stream().filter(World::isCollectionPost)
                .sorted(Comparator.comparing((Contract.Operation operation) -> FIRST.contains(operation.path()) ? FIRST.indexOf(operation.path()) : FIRST.size())
                        .thenComparing(Contract.Operation::path))
                .forEach(operation -> world.make(operation, api));
        world.ids.put(BY_REF, "ours");
        world.ids.put(IMPORTS, "our-import");
        Response another = api.request().contentType("application/json").body(Api.json("{'name': '%s'}", mark)).put(BY_REF + "/ours");
        assertStatus(201, another);
        world.ids.put(ANOTHER_CLIENT, another.jsonPath().getString("id"));
        assertStatus(200, api.request().contentType(NDJSON).body(Api.json("{'key': 'one', 'operation': 'POST /v1/clients', 'body': {'name': '%s'}}", mark).getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS + "?key=our-import"));
        Response tried = api.post("/v1/webhooks/" + world.ids.get("/v1/webhooks") + "/test", "{}");
        assertStatus(200, tried);
        world.ids.put("/v1/webhook-deliveries", tried.jsonPath().getString("id"));
        return world;
    }

    private static void assertStatus(int status, Response answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError("the world is not complete: " + answer.asString());
        }
    }

    /** The same records, addressed in other words. */
    World inWords(String other) {
        return new World(contract, ids, other);
    }

    /** The same requests, for records that nobody has. */
    World ofNobody(String other) {
        Map<String, String> nobodys = new LinkedHashMap<>();
        ids.forEach((path, id) -> nobodys.put(path, java.util.UUID.randomUUID().toString()));
        return new World(contract, nobodys, other);
    }

    /** Whether a request of the operation names something of the world. */
    boolean isAddressed(Contract.Operation operation) {
        return !NAMED_BY_THE_CALLER.contains(operation.id()) && operation.path().contains("{") && !operation.path().contains("{slug}") || UUID.matcher(body(operation).toString()).find();
    }

    /** The operation's path, and its query where a parameter names a record. */
    String path(Contract.Operation operation) {
        Matcher parameter = PARAMETER.matcher(operation.path());
        StringBuilder path = new StringBuilder();
        while (parameter.find()) {
            String collection = operation.path().substring(0, parameter.start() - 1);
            parameter.appendReplacement(path, id(collection, parameter.group(1)));
        }
        parameter.appendTail(path);
        List<String> query = new ArrayList<>();
        for (JsonNode declared : operation.node().path("parameters")) {
            JsonNode resolved = contract.resolve(declared);
            String name = resolved.path("name").asText();
            if (resolved.path("in").asText().equals("query") && name.endsWith("Id") && MADE_AT.containsKey(name)) {
                query.add(name + "=" + ids.get(MADE_AT.get(name)));
            }
            if (resolved.path("in").asText().equals("query") && name.equals("key")) {
                query.add("key=" + ids.get(IMPORTS));
            }
            PERIOD.stream().filter(part -> part.startsWith(name + "=")).forEach(query::add);
        }
        return query.isEmpty() ? path.toString() : path + "?" + String.join("&", query);
    }

    /** The example of the operation's request, about records of this world. */
    JsonNode body(Contract.Operation operation) {
        Path file = EXAMPLES.resolve(operation.id() + ".request.json");
        try {
            return Files.exists(file) ? about(JSON.readTree(Files.readString(file)), null) : JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the operation's request. */
    Response send(Contract.Operation operation, Api api, String key) {
        var request = api.request();
        if (!operation.requestContent().isEmpty()) {
            request.contentType(operation.requestContent().fieldNames().next()).body(body(operation).toString().getBytes(StandardCharsets.UTF_8));
        }
        if (key != null && operation.method().equals("POST")) {
            request.header("Idempotency-Key", key);
        }
        if (operation.method().equals("PATCH") || operation.method().equals("PUT")) {
            request.header("If-Match", "\"0\"");
        }
        return request.request(operation.method(), path(operation));
    }

    private void make(Contract.Operation operation, Api api) {
        Response made = send(operation, api, keyOf(operation));
        if (made.statusCode() != 201) {
            throw new AssertionError("the example of %s makes nothing any more: %s".formatted(operation, made.asString()));
        }
        ids.put(operation.path(), made.jsonPath().getString("id"));
    }

    /** The idempotency key its records were made with. */
    static String keyOf(Contract.Operation operation) {
        return "made-by-" + operation.id();
    }

    private String id(String collection, String parameter) {
        if (GIVEN.containsKey(parameter)) {
            return GIVEN.get(parameter);
        }
        String id = ids.get(collection);
        if (id == null) {
            throw new AssertionError("no record is known for {%s} of %s: teach World where it comes from".formatted(parameter, collection));
        }
        return id;
    }

    private JsonNode about(JsonNode example, String field) {
        if (example instanceof ObjectNode object) {
            String kind = object.path("type").asText("");
            String collection = "/v1/" + kind.toLowerCase(Locale.ROOT).replace('_', '-') + "s";
            object.fieldNames().forEachRemaining(name -> {
                boolean names = name.equals("id") && ids.containsKey(collection);
                object.replace(name, names ? TextNode.valueOf(ids.get(collection)) : about(object.get(name), name));
            });
            return object;
        }
        if (example instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, about(array.get(i), field));
            }
            return array;
        }
        if ("url".equals(field)) {
            return TextNode.valueOf(RECEIVER);
        }
        if (example.isTextual() && MADE_AT.containsKey(field) && UUID.matcher(example.asText()).matches()) {
            return TextNode.valueOf(ids.getOrDefault(MADE_AT.get(field), example.asText()));
        }
        boolean words = example.isTextual() && example.asText().contains(" ") || "title".equals(field) || "name".equals(field);
        return words ? TextNode.valueOf(example.asText() + " " + mark) : example;
    }

    private static boolean isCollectionPost(Contract.Operation operation) {
        return operation.method().equals("POST") && operation.id().matches("create.*|freezeReview");
    }
}
