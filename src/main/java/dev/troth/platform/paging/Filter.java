package dev.troth.platform.paging;

import dev.troth.platform.json.Rfc3339;
import dev.troth.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The conditions of a list query, read strictly from query parameters: what callers write is only ever bound, never concatenated. */
public final class Filter {

    private final List<String> conditions = new ArrayList<>();
    private final TreeMap<String, Object> bindings = new TreeMap<>();

    /** One of several values, separated by commas. */
    public <T extends Enum<T>> Filter oneOf(String parameter, String values, String attribute, Class<T> type) {
        return in(parameter, values, attribute, value -> Arrays.stream(type.getEnumConstants()).filter(c -> c.name().equals(value))
                .findFirst().orElseThrow(() -> Refusal.parameter(parameter,
                        "must be of " + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")))));
    }

    /** One of several ids, separated by commas. */
    public Filter ids(String parameter, String values, String attribute) {
        return in(parameter, values, attribute, value -> {
            try {
                return UUID.fromString(value);
            } catch (IllegalArgumentException e) {
                throw Refusal.parameter(parameter, "must be a UUID");
            }
        });
    }

    /** Exactly this text. */
    public Filter text(String parameter, String value, String attribute) {
        return in(parameter, value, attribute, text -> text);
    }

    /** Strictly before an instant. */
    public Filter before(String parameter, String value, String attribute) {
        return instant(parameter, value, "e." + attribute + " < :");
    }

    /** At an instant or after it. */
    public Filter from(String parameter, String value, String attribute) {
        return instant(parameter, value, "e." + attribute + " >= :");
    }

    /** A condition that is always there. */
    public Filter where(String condition, String name, Object value) {
        conditions.add(condition);
        bindings.put(name, value);
        return this;
    }

    String conditions() {
        return conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions);
    }

    TreeMap<String, Object> bindings() {
        return bindings;
    }

    private Filter instant(String parameter, String value, String condition) {
        if (value == null) {
            return this;
        }
        try {
            return where(condition + parameter, parameter, Rfc3339.parse(value));
        } catch (IllegalArgumentException e) {
            throw Refusal.parameter(parameter, e.getMessage());
        }
    }

    private Filter in(String parameter, String values, String attribute, Function<String, Object> reader) {
        if (values == null) {
            return this;
        }
        List<Object> wanted = Arrays.stream(values.split(",", -1)).map(reader).toList();
        return where("e." + attribute + " in (:" + parameter + ")", parameter, wanted);
    }
}
