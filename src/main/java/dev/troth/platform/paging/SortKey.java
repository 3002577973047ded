package dev.troth.platform.paging;

import dev.troth.platform.json.Rfc3339;
import java.time.Instant;
import java.util.function.Function;

/**
 * A field a collection may be sorted by.
 *
 * @param name as callers write it
 * @param expression in the query language, on the alias {@code e}; never null
 * @param write its value as text, to the last digit; null where it stays in the row
 * @param read the value back from text; null where it stays in the row
 */
public record SortKey<E>(String name, String expression, Function<E, String> write, Function<String, Object> read) {

    /** No instant the service takes comes after it: what has none is sorted as if it never came. */
    private static final Instant NEVER = Instant.parse("2100-01-01T00:00:00Z");

    public static <E> SortKey<E> instant(String name, String attribute, Function<E, Instant> value) {
        return new SortKey<>(name, "e." + attribute, e -> value.apply(e).toString(), Rfc3339::parse);
    }

    /** An instant that may be absent: what has none comes last where instants rise, and first where they fall. */
    public static <E> SortKey<E> optionalInstant(String name, String attribute, Function<E, Instant> value) {
        return new SortKey<>(name, "coalesce(e." + attribute + ", cast('" + NEVER + "' as Instant))",
                e -> (value.apply(e) == null ? NEVER : value.apply(e)).toString(), Rfc3339::parse);
    }

    /** A text. It may name persons, and tokens end up in addresses: a token leads to the row, and the text stays there. */
    public static <E> SortKey<E> text(String name, String attribute) {
        return new SortKey<>(name, "e." + attribute, null, null);
    }

    /** Whether its value is no part of a token. */
    boolean staysInRow() {
        return read == null;
    }
}
