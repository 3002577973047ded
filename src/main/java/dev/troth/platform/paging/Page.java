package dev.troth.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a collection: the only page type of the service.
 *
 * @param next opaque token of the page after this one, absent on the last
 */
public record Page<T>(
        @Schema(required = true) List<T> items,
        @Schema(description = "Opaque token of the next page: pass it as `after`. Absent on the last page.") String next,
        @Schema(required = true) Total total) implements Continued<T> {

    /** The page of a collection that has nothing in it. */
    public static <T> Page<T> none() {
        return new Page<>(List.of(), null, Total.exactly(0));
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next, total);
    }

    /** How many there are in all, under the same filter. */
    @Schema(description = "How many there are under the same filter: counted exactly up to 10 000")
    public record Total(
            @Schema(required = true, examples = "57") long count,
            @Schema(required = true) Relation relation) {

        /** Of a collection that was read or counted whole. */
        public static Total exactly(long count) {
            return new Total(count, Relation.EXACT);
        }
    }

    /** Whether a total is the number or a number that was reached when counting stopped. */
    public enum Relation {
        EXACT,
        AT_LEAST
    }
}
