package dev.troth.platform.paging;

import dev.troth.platform.json.ExactText;
import dev.troth.platform.json.Rfc3339;
import dev.troth.platform.problem.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads query parameters as strictly as a body: what is not accepted is refused by its name. */
public final class Parameters {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private Parameters() {
    }

    /** Several constants, separated by commas; none where the parameter is absent. */
    public static <T extends Enum<T>> List<T> constants(String name, String values, Class<T> type) {
        return several(values, value -> constant(name, value, type));
    }

    public static <T extends Enum<T>> T constant(String name, String value, Class<T> type) {
        return Arrays.stream(type.getEnumConstants()).filter(constant -> constant.name().equals(value)).findFirst()
                .orElseThrow(() -> Refusal.parameter(name, "must be one of "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    /** Several ids, separated by commas; none where the parameter is absent. */
    public static List<UUID> ids(String name, String values) {
        return several(values, value -> {
            try {
                return ExactText.uuid(value);
            } catch (IllegalArgumentException e) {
                throw Refusal.parameter(name, e.getMessage());
            }
        });
    }

    /** Several texts, separated by commas; none where the parameter is absent. */
    public static List<String> texts(String name, String values) {
        return several(values, value -> {
            if (value.isEmpty()) {
                throw Refusal.parameter(name, "has nothing between two commas, or before or after one");
            }
            return text(name, value);
        });
    }

    public static String text(String name, String value) {
        try {
            return ExactText.text(value);
        } catch (IllegalArgumentException e) {
            throw Refusal.parameter(name, e.getMessage());
        }
    }

    public static boolean truth(String name, String value) {
        if (!"true".equals(value) && !"false".equals(value)) {
            throw Refusal.parameter(name, "must be true or false");
        }
        return Boolean.parseBoolean(value);
    }

    public static Instant instant(String name, String value) {
        try {
            return Rfc3339.parse(value);
        } catch (IllegalArgumentException e) {
            throw Refusal.parameter(name, e.getMessage());
        }
    }

    /** Items of a page: 1 to 200, 50 where the parameter is absent. */
    public static int limit(String limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        return (int) whole("limit", limit, 1, MAX_LIMIT);
    }

    /** A whole number between two, both included. */
    public static long whole(String name, String value, long lowest, long highest) {
        try {
            long number = Long.parseLong(value);
            if (number >= lowest && number <= highest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the same refusal: out of range and not a number are one mistake to the caller
        }
        throw Refusal.parameter(name, "must be a whole number from " + lowest + (highest == Long.MAX_VALUE ? " on" : " to " + highest));
    }

    private static <T> List<T> several(String values, Function<String, T> reader) {
        return values == null ? List.of() : Arrays.stream(values.split(",", -1)).map(reader).toList();
    }
}
