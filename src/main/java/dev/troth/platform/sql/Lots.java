package dev.troth.platform.sql;

import java.util.List;
import java.util.stream.IntStream;

/** How many at a time: of items that a statement names, and of records that are in memory where many are gone through. */
public final class Lots {

    /** How many records are in memory at once: each may be a megabyte, and each statement looks for changes in all that are there. */
    public static final int FEW = 20;

    /** How many items a statement names at once: PostgreSQL takes 65 535 parameters. */
    private static final int NAMED = 10_000;

    private Lots() {
    }

    /** The items in their order, as many at a time as a statement may well name. */
    public static <T> List<List<T>> of(List<T> items) {
        return of(items, NAMED);
    }

    /**
     * The items in their order, so many at a time.
     *
     * @param size at least 1
     */
    public static <T> List<List<T>> of(List<T> items, int size) {
        return IntStream.iterate(0, from -> from < items.size(), from -> from + size)
                .mapToObj(from -> items.subList(from, Math.min(items.size(), from + size))).toList();
    }
}
