package dev.troth.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a value that is written as a JSON string, and only from a JSON string. */
public final class ExactText<T> extends StdScalarDeserializer<T> {

    private static final Pattern UUID_SHAPE = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern DATE_SHAPE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final LocalDate EARLIEST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST_DAY = LocalDate.of(2099, 12, 31);
    private static final Duration LONGEST = Duration.ofDays(3660);

    private final transient Function<String, T> parser;

    ExactText(Class<T> type, Function<String, T> parser) {
        super(type);
        this.parser = parser;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            return (T) context.handleUnexpectedToken(handledType(), json.currentToken(), json, "must be a string");
        }
        String text = json.getText();
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidFormatException(json, e.getMessage(), text, handledType());
        }
    }

    /** @throws IllegalArgumentException for what is no text: NUL, or half of a surrogate pair */
    public static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c) && !isPair(text, i)) {
                throw new IllegalArgumentException("has a character that is not text");
            }
            if (Character.isHighSurrogate(c)) {
                i++;
            }
        }
        return text;
    }

    /** @throws IllegalArgumentException for all but the canonical form */
    public static UUID uuid(String text) {
        if (!UUID_SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a UUID");
        }
        return UUID.fromString(text);
    }

    static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("must be more than nothing and at most ten years");
            }
            if (duration.getNano() != 0) {
                throw new IllegalArgumentException("must be of whole seconds");
            }
            return duration;
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException("must be an ISO 8601 duration of days, hours, minutes and seconds such as PT24H or P7D", e);
        }
    }

    static LocalDate date(String text) {
        LocalDate date;
        try {
            if (!DATE_SHAPE.matcher(text).matches()) {
                throw new IllegalArgumentException("must be a date such as 2025-03-01");
            }
            date = LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is not a date of the calendar", e);
        }
        if (date.isBefore(EARLIEST_DAY) || date.isAfter(LATEST_DAY)) {
            throw new IllegalArgumentException("must lie between 1900 and 2099");
        }
        return date;
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
}
