package dev.troth.platform.sql;

import java.util.List;
import java.util.stream.IntStream;

/** Lists in lots, for statements that name each item: PostgreSQL takes 65 535 parameters, and memory less of what comes back. */
public final class Lots {

    /** How many items a statement names at once where nothing asks for fewer. */
    private static final int USUAL = 10_000;

    private Lots() {
    }

    /** The items in their order, as many at a time as a statement may well name. */
    public static <T> List<List<T>> of(List<T> items) {
        return of(items, USUAL);
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
