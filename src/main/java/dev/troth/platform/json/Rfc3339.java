package dev.troth.platform.json;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Instants on the wire: RFC 3339 with a time and an offset, kept to the microsecond. */
public final class Rfc3339 {

    /** The first instant there is: the arithmetic of forward decay is finite from here to the last (TRUST-MODEL.md section 2: the fastest half-life is 30 days). */
    public static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Pattern SHAPE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private Rfc3339() {
    }

    /** @throws IllegalArgumentException with a message for the caller */
    public static Instant parse(String text) {
        Instant instant;
        try {
            if (!SHAPE.matcher(text).matches()) {
                throw new IllegalArgumentException("must be an RFC 3339 instant such as 2025-03-01T09:00:00Z");
            }
            instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is not a date and time of the calendar", e);
        }
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException("must lie between 1970 and 2100");
        }
        return instant;
    }
}
