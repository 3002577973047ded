package dev.troth.contract.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.support.Contract.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bodies of requests: as the contract shows or describes them, and then changed in up to three places. */
final class Bodies {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_ITEMS = 3_000;

    private final Values values;
    private final Odd odd;

    Bodies(Values values, Odd odd) {
        this.values = values;
        this.odd = odd;
    }

    /** As a caller who reads the contract writes it. */
    String wellFormed(Operation operation, Random random) {
        JsonNode media = operation.requestContent().elements().next();
        return written(sample(media, random));
    }

    /** Anything, most often nearly right. */
    byte[] any(Operation operation, Random random) {
        JsonNode[] root = {sample(operation.requestContent().elements().next(), random)};
        for (int changes = random.nextInt(4); changes > 0 && root[0] != null; changes--) {
            List<Place> places = new ArrayList<>();
            places.add(value -> root[0] = value);
            List<JsonNode> there = new ArrayList<>(List.of(root[0]));
            collect(root[0], places, there);
            int chosen = places.size() > 1 ? 1 + random.nextInt(places.size() - 1) : 0;
            if (random.nextInt(25) == 0) {
                chosen = 0;
            }
            places.get(chosen).put(changed(there.get(chosen), random));
        }
        return spoilt(written(root[0]), random);
    }

    private JsonNode sample(JsonNode media, Random random) {
        JsonNode example = media.at("/examples/example/value");
        return example.isMissingNode() || random.nextInt(3) == 0 ? values.of("", media.path("schema"), random) : values.retold(example, random);
    }

    private JsonNode changed(JsonNode value, Random random) {
        switch (random.nextInt(8)) {
            case 0:
                return null;
            case 1:
                return JsonNodeFactory.instance.nullNode();
            case 2:
                if (value instanceof ObjectNode object) {
                    return object.set(random.nextBoolean() ? "unknown" : "tenantId", Odd.raw(odd.anything(random)));
                }
                break;
            case 3:
                if (value instanceof ArrayNode array && !array.isEmpty()) {
                    for (int more = random.nextInt(4) == 0 ? MOST_ITEMS : 1 + random.nextInt(3); more > 0; more--) {
                        array.add(array.get(0));
                    }
                    return array;
                }
                break;
            default:
        }
        return odd.insteadOf(value, random);
    }

    private static void collect(JsonNode node, List<Place> places, List<JsonNode> there) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                places.add(value -> put(object, field.getKey(), value));
                there.add(field.getValue());
                collect(field.getValue(), places, there);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < Math.min(array.size(), 20); i++) {
                int index = i;
                places.add(value -> array.set(index, value == null ? JsonNodeFactory.instance.nullNode() : value));
                there.add(array.get(i));
                collect(array.get(i), places, there);
            }
        }
    }

    private static void put(ObjectNode object, String name, JsonNode value) {
        if (value == null) {
            object.remove(name);
        } else {
            object.set(name, value);
        }
    }

    /** Now and then not even JSON. */
    private static byte[] spoilt(String json, Random random) {
        int middle = json.isEmpty() ? 0 : random.nextInt(json.length());
        return switch (random.nextInt(60)) {
            case 0 -> bytes(json.substring(0, middle));
            case 1 -> bytes(json.substring(0, middle) + Values.pick(List.of("\0", "}", "\"", ",", "\\", "\u0001", "💥"), random) + json.substring(middle));
            case 2 -> bytes(json.replaceFirst("\\{(\"[^\"]+\":[^,{}\\[\\]]+)", "{$1,$1"));
            case 3 -> bytes(json + " " + json);
            case 4 -> bytes("\ufeff" + json);
            case 5 -> json.getBytes(StandardCharsets.UTF_16);
            case 6 -> new byte[0];
            case 7 -> new byte[] {(byte) 0xc3, 0x28, (byte) 0xff};
            case 8 -> bytes(json.substring(0, middle) + "\0".repeat(3));
            case 9 -> json.replace(":\"", ":\"\u00e9").getBytes(StandardCharsets.ISO_8859_1);
            default -> bytes(json);
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String written(JsonNode value) {
        if (value == null) {
            return "";
        }
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Place {
        void put(JsonNode value);
    }
}
