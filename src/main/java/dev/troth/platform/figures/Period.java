package dev.troth.platform.figures;

import dev.troth.platform.json.Rfc3339;
import dev.troth.platform.paging.Parameters;
import dev.troth.platform.problem.FieldError;
import dev.troth.platform.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * What figures are asked for: from an instant, up to and without another.
 *
 * @param asOf the instant outcomes are judged at: {@code to}, or now where that lies ahead
 */
public record Period(Instant from, Instant to, Instant asOf) {

    private static final int MONTHS_WHERE_ABSENT = 12;
    private static final int MOST_YEARS = 10;

    /** From query parameters: the last twelve months where both are absent. */
    public static Period ofParameters(String from, String to, Instant now) {
        return of(from == null ? null : Parameters.instant("from", from), to == null ? null : Parameters.instant("to", to), now, FieldError::in, "");
    }

    /** From the body of a request: the last twelve months where both are absent. */
    public static Period ofFields(Instant from, Instant to, Instant now) {
        return of(from, to, now, FieldError::at, "/");
    }

    private static Period of(Instant from, Instant to, Instant now, BiFunction<String, String, FieldError> place, String prefix) {
        Instant end = to == null ? now : to;
        Instant begin = from == null ? later(utc(end).minusMonths(MONTHS_WHERE_ABSENT).toInstant(), Rfc3339.EARLIEST) : from;
        if (!begin.isBefore(end)) {
            throw Refusal.fields(List.of(from == null ? place.apply(prefix + "to", "must leave time before it") : place.apply(prefix + "from", "must be before to")));
        }
        if (begin.isBefore(utc(end).minusYears(MOST_YEARS).toInstant())) {
            throw Refusal.fields(List.of(place.apply(prefix + "from", "must lie no more than " + MOST_YEARS + " years before to")));
        }
        return new Period(begin, end, end.isAfter(now) ? now : end);
    }

    /** How long of it has passed: nothing where it lies ahead. */
    public Duration passed() {
        return asOf.isAfter(from) ? Duration.between(from, asOf) : Duration.ZERO;
    }

    /** The instant halfway through what has passed of it. */
    public Instant middle() {
        return from.plus(passed().dividedBy(2));
    }

    /** The calendar years it touches, in UTC, each cut to it. */
    public List<Period> years() {
        return IntStream.rangeClosed(utc(from).getYear(), utc(to.minusNanos(1)).getYear()).mapToObj(year -> {
            Instant begin = later(from, newYear(year));
            Instant end = earlier(to, newYear(year + 1));
            return new Period(begin, end, earlier(end, asOf));
        }).toList();
    }

    /** The calendar year it begins in, in UTC. */
    public int year() {
        return utc(from).getYear();
    }

    private static Instant newYear(int year) {
        return OffsetDateTime.of(year, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
