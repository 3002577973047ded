package dev.troth.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.Random;

/** What nobody should send: values at and beyond every edge, as the text of JSON writes them. */
final class Odd {

    private static final List<String> INSTANTS = List.of("0000-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z", "9999-12-31T23:59:60Z", "2016-12-31T23:59:60Z",
            "2025-02-30T09:00:00Z", "2025-03-01T24:00:00Z", "2025-03-01T09:00:00+18:00", "2025-03-01T09:00:00+99:99", "2025-03-01T09:00:00-00:00", "2025-03-01T09:00:00",
            "2025-03-01", "1970-01-01T00:00:00+01:00", "1969-12-31T23:59:59.999999Z", "2100-01-01T00:00:00Z", "2100-01-01T00:00:00.000001Z", "-2025-03-01T09:00:00Z",
            "2025-03-01T09:00:00.0000000001Z", "2025-03-01t09:00:00z", " 2025-03-01T09:00:00Z", "2025-03-01 09:00:00Z", "٢٠٢٥-٠٣-٠١T٠٩:٠٠:٠٠Z", "1740819600");
    private static final List<String> DURATIONS = List.of("P999999999Y", "PT-24H", "-P1D", "P0D", "PT0S", "PT0.000000001S", "PT9223372036854775807S", "P99999999999999999999D",
            "P3660D", "P3661D", "P1Y2M3W4DT5H6M7S", "P", "PT", "1D", "P1.5D", "P1000000M", "P-1M", "P0M", "P12M");
    private static final List<String> IDS = List.of("00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "1-1-1-1-1", "0195b7a0", "not-a-uuid",
            "{0195b7a0-0000-7000-8000-000000000000}", "0195b7a0-0000-7000-8000-00000000000g", "0195b7a0000070008000000000000000", "%2e%2e%2f", "*");
    private static final List<String> TEXTS = List.of("", " ", "\\u0000", "a\\u0000b", "\\ud800", "\\udc00\\ud800", "x\\uD83D", "\\u202e\\u200f", "\\ufeff", "\\uffff", "\\n\\r\\t",
            "'; drop table client; --", "%s%n%x", "${jndi:ldap://x}", "<script>alert(1)</script>", "../../etc/passwd", "null", "undefined", "NaN", "-Infinity", "\\u00a0", "\\u200b",
            "👩‍👩‍👧‍👦", "ﷺ", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢", "ʼn", "İ", "ß", "\\\\", "\\\"", "%", "_", ",", ",,", "-", "a,b", "Europe/Nowhere", "eur", "XXX");
    private static final List<String> NUMBERS = List.of("0", "-0", "-1", "-0.0", "1e400", "-1e400", "1e-400", "1e309", "0.1e-20", "2147483647", "2147483648", "-2147483649",
            "9223372036854775807", "9223372036854775808", "99999999999999999999999999999999", "1.5", "0.00005", "123456789012345.12345", "999999999999999.9999", "1e15", "1e20",
            "1e99999999", "1e-99999999", "1E+2", "100.00000000000000000000000000000000001", "9".repeat(400), "9".repeat(1100), "0." + "1".repeat(500));
    private static final List<String> SHAPES = List.of("null", "true", "false", "{}", "[]", "[null]", "[[]]", "{\"\": 1}", "{\"$ref\": \"x\"}", "[1, \"a\", null]", "NaN", "-Infinity",
            "01", "0x10", "+1", "1.", ".5", "'x'", "undefined", "/* */ 1", "\"\\x41\"", "\"\t\"", "\"a");

    private final Known known;

    Odd(Known known) {
        this.known = known;
    }

    /** Something odd in the place of a value, often of the kind it was. */
    JsonNode insteadOf(JsonNode value, Random random) {
        if (random.nextInt(3) == 0) {
            return raw(anything(random));
        }
        if (value.isNumber()) {
            return raw(Values.pick(NUMBERS, random));
        }
        if (!value.isTextual()) {
            return raw(anything(random));
        }
        String text = value.asText();
        if (text.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
            return raw(quoted(Values.pick(INSTANTS, random)));
        }
        if (text.matches("P.*\\d.*")) {
            return raw(quoted(Values.pick(DURATIONS, random)));
        }
        return text.matches("[0-9a-f-]{36}") ? raw(quoted(id(random))) : raw(quoted(text(random)));
    }

    /** The text of any value, JSON or not. */
    String anything(Random random) {
        return switch (random.nextInt(9)) {
            case 0, 1 -> Values.pick(SHAPES, random);
            case 2, 3 -> Values.pick(NUMBERS, random);
            case 4 -> quoted(Values.pick(INSTANTS, random));
            case 5 -> quoted(Values.pick(DURATIONS, random));
            case 6 -> quoted(id(random));
            case 7 -> nested(random);
            default -> quoted(text(random));
        };
    }

    /** The same for where there are only words: a parameter, a header. */
    String word(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> Values.pick(NUMBERS, random);
            case 1 -> Values.pick(INSTANTS, random);
            case 2 -> Values.pick(DURATIONS, random);
            case 3 -> id(random);
            case 4 -> known.token(random);
            default -> unescaped(text(random));
        };
    }

    String id(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> known.foreignId(random);
            case 1 -> known.id("", random);
            default -> Values.pick(IDS, random);
        };
    }

    private static String text(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "x".repeat(Values.pick(List.of(41, 201, 501, 2001, 4001, 10_001, 100_000), random));
            case 1 -> "😀".repeat(Values.pick(List.of(20, 100, 250, 1000, 2000), random));
            default -> Values.pick(TEXTS, random);
        };
    }

    private static String nested(Random random) {
        int depth = Values.pick(List.of(10, 45, 60, 2000), random);
        return random.nextBoolean() ? "[".repeat(depth) + "]".repeat(depth) : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    static JsonNode raw(String text) {
        return new POJONode(new RawValue(text));
    }

    static JsonNode name(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String unescaped(String text) {
        return text.replace("\\u0000", "\u0000").replaceAll("\\\\u[dD][89a-fA-F]..", "\u0001").replaceAll("\\\\[nrt]", "\n");
    }
}
