package dev.troth.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a caller written against one contract can no longer rely on under another. Written here because openapi-diff (tried: 2.1.7) does not
 * see the types of OpenAPI 3.1: to it, a field that turns from a number into a text, or may now be null, is unchanged.
 */
final class Breaks {

    private static final String IF_MATCH = "header If-Match";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private static final Set<String> LIST = Set.of("type", "items", "minItems");
    private static final Set<String> LIST_VALUE = Set.of("type", "minLength", "maxLength");
    private static final int LONGEST = 200;
    private static final Pattern SORTED = Pattern.compile("^Sorted by (\\w+(?:, \\w+)*(?: or \\w+)?)");
    private static final Set<String> SORT = Set.of("type", "default", "examples");
    private static final Set<String> SORT_NOW = Set.of("type", "default", "enum");

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> found = new ArrayList<>();

    private Breaks(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** In words, in the order of the older contract; empty where every caller of it is served by the newer. */
    static List<String> between(JsonNode before, JsonNode after) {
        Breaks breaks = new Breaks(before, after);
        Map<String, JsonNode> kept = operations(after);
        operations(before).forEach((name, operation) -> {
            JsonNode now = kept.get(name);
            if (now == null) {
                breaks.add(name, "is gone");
            } else {
                breaks.operation(name, operation, now);
            }
        });
        return breaks.found;
    }

    /** By method and path, whatever its parameters are called. */
    private static Map<String, JsonNode> operations(JsonNode contract) {
        Map<String, JsonNode> operations = new TreeMap<>();
        contract.path("paths").properties().forEach(path -> path.getValue().properties().stream().filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> operations.put(method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey().replaceAll("\\{[^}]+}", "{}"),
                        method.getValue())));
        return operations;
    }

    private void operation(String name, JsonNode old, JsonNode now) {
        if (!old.path("operationId").equals(now.path("operationId"))) {
            add(name, "is called otherwise: generated clients call it by " + old.path("operationId").asText());
        }
        parameters(name, old, now);
        body(name, resolved(before, old.path("requestBody")), resolved(after, now.path("requestBody")));
        old.path("responses").properties().forEach(response -> {
            JsonNode answer = now.path("responses").path(response.getKey());
            if (answer.isMissingNode()) {
                add(name, "no longer declares " + response.getKey());
            } else {
                answer(name + " " + response.getKey(), resolved(before, response.getValue()), resolved(after, answer));
            }
        });
        now.path("responses").fieldNames().forEachRemaining(status -> {
            if (status.startsWith("2") && !old.path("responses").has(status)) {
                add(name, "answers with " + status + ", a success nobody expects");
            }
        });
        if (!security(old).stream().allMatch(way -> security(now).stream().anyMatch(way::containsAll))) {
            add(name, "asks for more than " + security(old));
        }
    }

    private void parameters(String name, JsonNode old, JsonNode now) {
        Map<String, JsonNode> were = parameters(before, old);
        Map<String, JsonNode> are = parameters(after, now);
        were.forEach((key, parameter) -> {
            if (!are.containsKey(key)) {
                add(name, "no longer has the parameter " + key);
            } else if (!(key.startsWith("query ") && saysThatItIsAList(asText(parameter.path("schema")), are.get(key)))
                    && !(key.equals("query sort") && saysWhatItSortsBy(old, asText(parameter.path("schema")), are.get(key).path("schema")))) {
                sent(name + " " + key, asText(parameter.path("schema")), are.get(key).path("schema"));
            }
        });
        are.forEach((key, parameter) -> {
            // Where its absence was refused already, saying so breaks nobody.
            boolean neededBefore = key.equals(IF_MATCH) && old.path("responses").has("428");
            if (parameter.path("required").asBoolean() && !neededBefore && !were.getOrDefault(key, parameter.path("none")).path("required").asBoolean()) {
                add(name, "requires the parameter " + key);
            }
        });
    }

    /**
     * A text of which nothing was said, and that is now a list with commas, is written as before: {@code a,b}. That its values are constants or
     * ids breaks nobody where the older contract has the same under the same name: others were a 400 before (docs/compatibility.md).
     */
    private boolean saysThatItIsAList(JsonNode old, JsonNode now) {
        JsonNode list = now.path("schema");
        JsonNode value = list.path("items");
        boolean written = now.path("style").asText("form").equals("form") && now.path("explode").isBoolean() && !now.path("explode").asBoolean();
        boolean text = isAnyText(value) || StreamSupport.stream(resolved(after, value).path("anyOf").spliterator(), false).anyMatch(Breaks::isAnyText);
        boolean known = value.has("$ref") && !resolved(before, value).isMissingNode() && SchemaBreaks.ofRequests(before, value, after, value, "").isEmpty();
        return names(old).equals(Set.of("type")) && old.path("type").asText().equals("string") && written && list.path("type").asText().equals("array")
                && LIST.containsAll(names(list)) && list.path("minItems").asInt(0) <= 1 && (text || known);
    }

    /** An operation said in words what it sorts by, and refused all else: the same as constants, each rising and falling, breaks nobody. */
    private static boolean saysWhatItSortsBy(JsonNode operation, JsonNode old, JsonNode now) {
        Matcher sorted = SORTED.matcher(operation.path("description").asText());
        Set<String> taken = new TreeSet<>();
        now.path("enum").forEach(constant -> taken.add(constant.asText()));
        return names(old).stream().allMatch(SORT::contains) && old.path("type").asText().equals("string") && now.path("type").asText().equals("string")
                && SORT_NOW.containsAll(names(now)) && sorted.find()
                && Stream.of(sorted.group(1).split(", | or ")).allMatch(name -> taken.contains(name) && taken.contains("-" + name));
    }

    /** Whatever could be between two commas: nothing that is longer than this was ever there to be found. */
    private static boolean isAnyText(JsonNode value) {
        return value.path("type").asText().equals("string") && LIST_VALUE.containsAll(names(value)) && value.path("minLength").asInt(0) <= 1
                && value.path("maxLength").asInt(LONGEST) >= LONGEST;
    }

    private static Set<String> names(JsonNode schema) {
        Set<String> names = new TreeSet<>();
        schema.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A parameter arrives as text, where nothing more is said of it. */
    private static JsonNode asText(JsonNode schema) {
        boolean says = schema.has("type") || schema.has("$ref") || schema.has("anyOf") || schema.has("oneOf");
        return says || !schema.isObject() ? schema : ((ObjectNode) schema.deepCopy()).put("type", "string");
    }

    /** By place and name; those of the path by their order, since no caller writes their names. */
    private static Map<String, JsonNode> parameters(JsonNode contract, JsonNode operation) {
        Map<String, JsonNode> parameters = new TreeMap<>();
        int inPath = 0;
        for (JsonNode declared : operation.path("parameters")) {
            JsonNode parameter = resolved(contract, declared);
            String in = parameter.path("in").asText();
            parameters.put(in + " " + (in.equals("path") ? Integer.toString(inPath++) : parameter.path("name").asText()), parameter);
        }
        return parameters;
    }

    private void body(String name, JsonNode old, JsonNode now) {
        if (old.isMissingNode()) {
            if (now.path("required").asBoolean()) {
                add(name, "requires a body");
            }
            return;
        }
        if (now.path("required").asBoolean() && !old.path("required").asBoolean()) {
            add(name, "requires its body");
        }
        old.path("content").properties().forEach(media -> {
            JsonNode read = now.path("content").path(media.getKey());
            if (read.isMissingNode()) {
                add(name, "no longer reads " + media.getKey());
            } else {
                sent(name + " body", media.getValue().path("schema"), read.path("schema"));
            }
        });
    }

    private void answer(String name, JsonNode old, JsonNode now) {
        old.path("headers").properties().forEach(header -> {
            JsonNode kept = resolved(after, now.path("headers").path(header.getKey()));
            if (kept.isMissingNode()) {
                add(name, "no longer has the header " + header.getKey());
            } else if (resolved(before, header.getValue()).path("required").asBoolean() && !kept.path("required").asBoolean()) {
                add(name, "may lack the header " + header.getKey());
            }
        });
        old.path("content").properties().forEach(media -> {
            JsonNode written = now.path("content").path(media.getKey());
            if (written.isMissingNode()) {
                add(name, "no longer answers in " + media.getKey());
            } else {
                found.addAll(SchemaBreaks.ofAnswers(before, media.getValue().path("schema"), after, written.path("schema"), name));
            }
        });
    }

    private void sent(String name, JsonNode old, JsonNode now) {
        found.addAll(SchemaBreaks.ofRequests(before, old, after, now, name));
    }

    /** The ways to sign in: for each what it takes. */
    private static List<Set<String>> security(JsonNode operation) {
        List<Set<String>> ways = new ArrayList<>();
        operation.path("security").forEach(way -> {
            Set<String> needed = new TreeSet<>();
            way.properties().forEach(scheme -> {
                needed.add(scheme.getKey());
                scheme.getValue().forEach(scope -> needed.add(scheme.getKey() + ":" + scope.asText()));
            });
            ways.add(needed);
        });
        return ways.isEmpty() ? List.of(Set.of()) : ways;
    }

    private void add(String place, String what) {
        found.add(place + ": " + what);
    }

    static JsonNode resolved(JsonNode contract, JsonNode node) {
        String ref = node.path("$ref").asText("");
        return ref.isEmpty() ? node : contract.at(ref.substring(1));
    }
}
