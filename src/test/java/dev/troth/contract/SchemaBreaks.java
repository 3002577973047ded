package dev.troth.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What changed in a schema that breaks its users. What callers send may be allowed more than before, never less; what they are answered
 * with may say more than before, and within what it said never anything new.
 */
final class SchemaBreaks {

    private static final List<String> UPPER = List.of("maxLength", "maximum", "maxItems", "maxProperties");
    private static final List<String> LOWER = List.of("minLength", "minimum", "minItems", "minProperties");

    private final JsonNode before;
    private final JsonNode after;
    private final boolean answers;
    private final Set<String> seen;
    private final List<String> found = new ArrayList<>();

    private SchemaBreaks(JsonNode before, JsonNode after, boolean answers, Set<String> seen) {
        this.before = before;
        this.after = after;
        this.answers = answers;
        this.seen = seen;
    }

    static List<String> ofRequests(JsonNode before, JsonNode old, JsonNode after, JsonNode now, String place) {
        return new SchemaBreaks(before, after, false, new HashSet<>()).compared(old, now, place);
    }

    static List<String> ofAnswers(JsonNode before, JsonNode old, JsonNode after, JsonNode now, String place) {
        return new SchemaBreaks(before, after, true, new HashSet<>()).compared(old, now, place);
    }

    private List<String> compared(JsonNode old, JsonNode now, String place) {
        compare(old, now, place);
        return found;
    }

    private void compare(JsonNode oldDeclared, JsonNode nowDeclared, String place) {
        String pair = oldDeclared.path("$ref").asText("") + " " + nowDeclared.path("$ref").asText("");
        if (pair.length() > 1 && !seen.add(pair)) {
            return;
        }
        JsonNode old = merged(before, oldDeclared);
        JsonNode now = merged(after, nowDeclared);
        List<JsonNode> were = alternatives(old);
        List<JsonNode> are = alternatives(now);
        if (were.size() > 1 || are.size() > 1) {
            alternatives(were, are, place);
            return;
        }
        JsonNode oldOne = merged(before, were.get(0));
        JsonNode nowOne = merged(after, are.get(0));
        types(oldOne, nowOne, place);
        constants(oldOne, nowOne, place);
        if (!oldOne.path("format").equals(nowOne.path("format"))) {
            add(place, "has the format " + nowOne.path("format").asText("none") + ", not " + oldOne.path("format").asText("none"));
        }
        if (!answers) {
            limits(oldOne, nowOne, place);
        }
        properties(oldOne, nowOne, place);
        if (oldOne.has("items") && nowOne.has("items")) {
            compare(oldOne.path("items"), nowOne.path("items"), place + "[]");
        }
        if (oldOne.path("additionalProperties").isObject() && nowOne.path("additionalProperties").isObject()) {
            compare(oldOne.path("additionalProperties"), nowOne.path("additionalProperties"), place + ".*");
        }
    }

    /** Each one there was must go on being read; each one there is must have been answered before. */
    private void alternatives(List<JsonNode> were, List<JsonNode> are, String place) {
        for (JsonNode one : answers ? are : were) {
            boolean fits = (answers ? were : are).stream().anyMatch(other -> new SchemaBreaks(before, after, answers, new HashSet<>(seen))
                    .compared(answers ? other : one, answers ? one : other, place).isEmpty());
            if (!fits) {
                add(place, answers ? "may be what it never was" : "may no longer be what it was");
            }
        }
    }

    private void types(JsonNode old, JsonNode now, String place) {
        Set<String> were = types(old);
        Set<String> are = types(now);
        if (!(answers ? covers(were, are) : covers(are, were))) {
            add(place, "is of type " + are + ", not " + were);
        }
    }

    /** No type is any type. */
    private static boolean covers(Set<String> wide, Set<String> narrow) {
        return wide.isEmpty() || !narrow.isEmpty() && narrow.stream().allMatch(type -> wide.contains(type) || type.equals("integer") && wide.contains("number"));
    }

    private void constants(JsonNode old, JsonNode now, String place) {
        Set<String> were = constants(old);
        Set<String> are = constants(now);
        Set<String> strange = new TreeSet<>(answers ? are : were);
        strange.removeAll(answers ? were : are);
        boolean bounded = !(answers ? were : are).isEmpty();
        if (bounded && (!strange.isEmpty() || (answers ? are : were).isEmpty())) {
            add(place, answers ? "may be " + (strange.isEmpty() ? "anything" : strange) + ", which it never was" : "no longer takes " + strange);
        }
    }

    private void limits(JsonNode old, JsonNode now, String place) {
        for (String limit : UPPER) {
            if (now.has(limit) && (!old.has(limit) || now.path(limit).asDouble() < old.path(limit).asDouble())) {
                add(place, limit + " is " + now.path(limit) + ", not " + (old.has(limit) ? old.path(limit) : "unbounded"));
            }
        }
        for (String limit : LOWER) {
            if (now.has(limit) && (old.has(limit) ? now.path(limit).asDouble() > old.path(limit).asDouble() : limit.equals("minimum") || now.path(limit).asInt() > 0)) {
                add(place, limit + " is " + now.path(limit) + ", not " + (old.has(limit) ? old.path(limit) : "unbounded"));
            }
        }
        if (now.has("pattern") && !whole(now).equals(whole(old))) {
            add(place, "must match " + now.path("pattern").asText());
        }
    }

    /** Validation always asked a pattern of the whole text, whether the contract said so or not. */
    private static String whole(JsonNode schema) {
        return schema.path("pattern").asText("").replaceAll("^\\^|\\$$", "");
    }

    private void properties(JsonNode old, JsonNode now, String place) {
        Set<String> wereRequired = texts(old.path("required"));
        Set<String> areRequired = texts(now.path("required"));
        old.path("properties").properties().forEach(property -> {
            JsonNode kept = now.path("properties").path(property.getKey());
            if (kept.isMissingNode()) {
                add(place + "." + property.getKey(), "is gone");
            } else {
                compare(property.getValue(), kept, place + "." + property.getKey());
            }
        });
        Set<String> less = new TreeSet<>(answers ? wereRequired : areRequired);
        less.removeAll(answers ? areRequired : wereRequired);
        less.stream().filter(name -> !answers || now.path("properties").has(name)).forEach(name -> add(place + "." + name, answers ? "may be absent" : "is required"));
    }

    /** With what it refers to; what stands beside the reference holds, too. */
    private static JsonNode merged(JsonNode contract, JsonNode declared) {
        JsonNode schema = declared;
        for (int depth = 0; schema.has("$ref") && depth < 10; depth++) {
            ObjectNode both = Breaks.resolved(contract, schema).deepCopy();
            for (var beside : schema.properties()) {
                if (!beside.getKey().equals("$ref")) {
                    both.set(beside.getKey(), beside.getValue());
                }
            }
            schema = both;
        }
        return schema;
    }

    /** @throws IllegalStateException for a schema put together from several, which this contract has none of */
    private static List<JsonNode> alternatives(JsonNode schema) {
        if (schema.has("allOf")) {
            throw new IllegalStateException("allOf is not compared");
        }
        JsonNode choice = schema.path("anyOf").isArray() ? schema.path("anyOf") : schema.path("oneOf");
        if (!choice.isArray()) {
            return List.of(schema);
        }
        List<JsonNode> alternatives = new ArrayList<>();
        choice.forEach(alternatives::add);
        return alternatives;
    }

    private static Set<String> types(JsonNode schema) {
        return schema.path("type").isTextual() ? Set.of(schema.path("type").asText()) : texts(schema.path("type"));
    }

    private static Set<String> constants(JsonNode schema) {
        return schema.has("const") ? Set.of(schema.path("const").asText()) : texts(schema.path("enum"));
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private void add(String place, String what) {
        found.add(place + ": " + what);
    }
}
