package dev.troth.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.support.Contract;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values as the contract says they are: from the schema, or from an example with the ids of records that are there. */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String UUID_SHAPE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final int DEEPEST = 5;
    private static final List<String> INSTANTS = List.of("2024-02-29T23:59:59Z", "2025-03-01T09:00:00Z", "2025-03-04T17:00:00.123456+02:00",
            "2026-01-01T00:00:00Z", "2026-11-20T09:00:00Z", "2027-01-01T09:00:00Z", "2099-12-31T23:59:59Z", "1970-01-01T00:00:00Z", "2099-12-31T23:59:59.999999999Z");
    private static final List<String> DATES = List.of("2025-03-01", "2024-02-29", "1900-01-01", "2099-12-31", "2026-11-25");
    private static final List<String> DURATIONS = List.of("PT1S", "PT24H", "P7D", "P3660D", "PT0.5S", "P1M", "P1Y", "P30D");
    /** For what a pattern or a rule of ours asks of a text. */
    private static final List<String> WORDS = List.of("a", "Ada Okafor", "EUR", "Europe/Berlin", "key-1", "07:30", "MONDAY", "ada@example.org", "+49 30 1234",
            "0".repeat(64), "https://example.org/hook", "commitment.delivered", "Straße, ‮עברית‬ 👩‍👩‍👧 é");

    private final Contract contract;
    private final Known known;

    Values(Contract contract, Known known) {
        this.contract = contract;
        this.known = known;
    }

    /** An example, told of records that are there. */
    JsonNode retold(JsonNode example, Random random) {
        return retold("", example, random);
    }

    private JsonNode retold(String name, JsonNode value, Random random) {
        if (value.isObject()) {
            ObjectNode told = JSON.objectNode();
            String kind = value.path("type").asText(name);
            value.properties().forEach(field -> told.set(field.getKey(), retold(field.getKey().equals("id") ? kind + "Id" : field.getKey(), field.getValue(), random)));
            return told;
        }
        if (value.isArray()) {
            ArrayNode told = JSON.arrayNode();
            value.forEach(item -> told.add(retold(name, item, random)));
            return told;
        }
        return value.isTextual() && value.asText().matches(UUID_SHAPE) ? JSON.textNode(known.id(name.replace("_", ""), random)) : value;
    }

    /** A value of a schema, of any of its shapes and lengths. */
    JsonNode of(String name, JsonNode declared, Random random) {
        return of(name, declared, 0, random);
    }

    private JsonNode of(String name, JsonNode declared, int depth, Random random) {
        JsonNode schema = contract.resolve(declared);
        for (String choice : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.path(choice).isArray() && !schema.path(choice).isEmpty()) {
                return of(name, schema.path(choice).path(random.nextInt(schema.path(choice).size())), depth, random);
            }
        }
        if (schema.path("enum").isArray()) {
            return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.path(random.nextInt(type.size())).asText() : type.asText()) {
            case "string" -> JSON.textNode(text(name, schema, random));
            case "integer" -> JSON.numberNode(whole(schema, random));
            case "number" -> JSON.numberNode(whole(schema, random) - (random.nextBoolean() ? 0 : random.nextDouble()));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "array" -> array(name, schema, depth, random);
            case "null" -> JSON.nullNode();
            default -> object(schema, depth, random);
        };
    }

    private ObjectNode object(JsonNode schema, int depth, Random random) {
        ObjectNode object = JSON.objectNode();
        List<String> required = IntStream.range(0, schema.path("required").size()).mapToObj(i -> schema.path("required").path(i).asText()).toList();
        int oneIn = 1 + random.nextInt(4);
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (required.contains(property.getKey()) || depth < DEEPEST && random.nextInt(oneIn) == 0) {
                object.set(property.getKey(), of(property.getKey(), property.getValue(), depth + 1, random));
            }
        }
        if (!schema.has("properties")) {
            object.put("any", random.nextInt());
        }
        return object;
    }

    private ArrayNode array(String name, JsonNode schema, int depth, Random random) {
        ArrayNode array = JSON.arrayNode();
        int most = schema.path("maxItems").asInt(3);
        int size = random.nextInt(40) == 0 ? Math.min(most, 300) : Math.min(most, schema.path("minItems").asInt(0) + random.nextInt(4));
        for (int i = 0; i < size; i++) {
            array.add(of(name, schema.path("items"), depth + 1, random));
        }
        return array;
    }

    private long whole(JsonNode schema, Random random) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(random.nextInt(4) == 0 ? Integer.MAX_VALUE : 100);
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + (long) (random.nextDouble() * Math.min(most - least, 50));
        };
    }

    private String text(String name, JsonNode schema, Random random) {
        String text = switch (schema.path("format").asText("")) {
            case "date-time" -> random.nextInt(3) == 0 ? anyInstant(random) : pick(INSTANTS, random);
            case "date" -> pick(DATES, random);
            case "duration" -> pick(DURATIONS, random);
            case "uuid" -> known.id(name, random);
            default -> schema.path("examples").isArray() && random.nextBoolean() ? schema.path("examples").path(0).asText() : word(schema, random);
        };
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        return text.length() > most ? text.substring(0, most) : text;
    }

    private static String word(JsonNode schema, Random random) {
        int most = schema.path("maxLength").asInt(200);
        return random.nextInt(20) == 0 ? "é".repeat(Math.min(most, 4000)) : pick(WORDS, random);
    }

    private static String anyInstant(Random random) {
        return String.format(Locale.ROOT, "20%02d-%02d-%02dT%02d:%02d:00Z", 20 + random.nextInt(10), 1 + random.nextInt(12), 1 + random.nextInt(28),
                random.nextInt(24), random.nextInt(60));
    }

    static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /** Several of them, as a query writes lists. */
    String several(String one, Random random) {
        return random.nextInt(6) != 0 ? one : IntStream.range(0, 2 + random.nextInt(3)).mapToObj(i -> one).collect(Collectors.joining(","));
    }
}
