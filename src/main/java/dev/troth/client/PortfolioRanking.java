package dev.troth.client;

import dev.troth.platform.json.Rfc3339;
import dev.troth.platform.paging.Cursor;
import dev.troth.trust.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/** A page of the portfolio as it is picked from standings that come in any order: no more of them is kept than the page has room for. */
final class PortfolioRanking {

    private static final String SEPARATOR = " ";

    private final Sort sort;
    private final boolean falling;
    private final int limit;
    private final Mark after;
    private final Comparator<Ranked> order;
    private final PriorityQueue<Ranked> best;
    private long count;

    /** @param after the last standing of the page before, null for the first page */
    PortfolioRanking(Sort sort, boolean falling, int limit, Mark after) {
        this.sort = sort;
        this.falling = falling;
        this.limit = limit;
        this.after = after;
        Comparator<Ranked> rising = Comparator.comparingDouble(Ranked::value).thenComparing(ranked -> ranked.standing().clientId());
        this.order = falling ? rising.reversed() : rising;
        this.best = new PriorityQueue<>(order.reversed());
    }

    /** One standing that passes the filter. */
    void offer(Standing standing) {
        count++;
        Ranked ranked = new Ranked(standing, sort.value.applyAsDouble(standing));
        if (after != null && !after.isBefore(ranked, falling)) {
            return;
        }
        best.add(ranked);
        // One more than there is room for says whether there is a next page.
        if (best.size() > limit + 1) {
            best.remove();
        }
    }

    /** How many passed the filter, on whatever page. */
    long count() {
        return count;
    }

    boolean hasMore() {
        return best.size() > limit;
    }

    List<Standing> page() {
        return ranked().stream().map(Ranked::standing).toList();
    }

    private List<Ranked> ranked() {
        return best.stream().sorted(order).limit(limit).toList();
    }

    /** Where the page after this one begins. */
    Cursor next(Instant asOf) {
        List<Ranked> page = ranked();
        Ranked last = page.get(page.size() - 1);
        return new Cursor(asOf + SEPARATOR + last.value() + SEPARATOR + last.standing().policy(), last.standing().clientId());
    }

    /** @param value what it is ranked by: found once, as it takes longer than to compare it with all others */
    private record Ranked(Standing standing, double value) {
    }

    /** What a portfolio is ranked by. */
    enum Sort {
        LOW(standing -> standing.spread().low()),
        TRUST(Standing::trust);

        private final ToDoubleFunction<Standing> value;

        Sort(ToDoubleFunction<Standing> value) {
            this.value = value;
        }
    }

    /**
     * A place in the ranking, and as of when and under which version of the policy it is read.
     *
     * @param asOf of the first page, and so of all
     * @param policy of the first page, and so of all; null where the token is of a release that did not keep it
     */
    record Mark(Instant asOf, double value, UUID clientId, Long policy) {

        static Mark of(Cursor cursor) {
            String[] parts = cursor.sortValue().split(SEPARATOR);
            try {
                return new Mark(Rfc3339.parse(parts[0]), Double.parseDouble(parts[1]), cursor.id(), parts.length > 2 ? Long.valueOf(parts[2]) : null);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw Cursor.refusal("is not a token of this service");
            }
        }

        private boolean isBefore(Ranked ranked, boolean falling) {
            int byValue = Double.compare(value, ranked.value());
            int compared = byValue != 0 ? byValue : clientId.compareTo(ranked.standing().clientId());
            return falling ? compared > 0 : compared < 0;
        }
    }
}
