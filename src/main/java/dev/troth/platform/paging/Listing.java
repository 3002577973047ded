package dev.troth.platform.paging;

import dev.troth.platform.problem.Refusal;
import dev.troth.platform.sql.Lots;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.function.Consumer;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a collection is listed: its sortable fields, the first falling by default. Runs keyset queries, so that page 1 000 costs what page 1 does. */
public final class Listing<E> {

    /** Where counting stops. */
    private static final int COUNTED = 10_000;

    private final Class<E> entity;
    private final List<SortKey<E>> sorts;
    private final Function<E, UUID> id;

    /** @param sorts the whitelist; the first is the default, falling */
    @SafeVarargs
    public Listing(Class<E> entity, Function<E, UUID> id, SortKey<E>... sorts) {
        this.entity = entity;
        this.id = id;
        this.sorts = List.of(sorts);
    }

    /** @throws Refusal for a limit, token or sort that is not accepted */
    public Page<E> page(EntityManager em, Filter filter, PageRequest request) {
        SortKey<E> key = key(request.sort());
        boolean falling = request.sort() == null || request.sort().startsWith("-");
        String query = entity.getSimpleName() + filter.conditions() + filter.bindings() + key.name() + falling;
        int limit = request.limit();

        Cursor cursor = request.after() == null ? null : Cursor.parse(request.after(), query);
        List<E> found = rows(em, filter, key, falling, cursor == null ? null : cursorValue(em, key, cursor), cursor == null ? null : cursor.id(), limit + 1);
        boolean more = found.size() > limit;
        List<E> items = more ? found.subList(0, limit) : found;
        E last = more ? items.get(limit - 1) : null;
        String next = more ? new Cursor(key.staysInRow() ? "" : key.write().apply(last), id.apply(last)).token(query) : null;
        return new Page<>(List.copyOf(items), next, cursor == null && !more ? Page.Total.exactly(items.size()) : total(em, filter, key));
    }

    /**
     * Part of a list that is put together from several collections: what follows a place, rising by an instant, and how many there are in all.
     *
     * @param sort a sortable field that is an instant
     * @param place null for the beginning
     */
    public Page<E> following(EntityManager em, Filter filter, String sort, Place place, int limit) {
        SortKey<E> key = key(sort);
        List<E> items = rows(em, filter, key, false, place == null ? null : place.at(), place == null ? null : place.id(), limit);
        return new Page<>(List.copyOf(items), null, place == null && items.size() < limit ? Page.Total.exactly(items.size()) : total(em, filter, key));
    }

    /**
     * Every item under a filter, rising, whatever their number: read a few at a time, and forgotten. For a transaction that only reads.
     *
     * @param sort a sortable field
     */
    public void each(EntityManager em, Filter filter, String sort, Consumer<List<E>> reader) {
        each(em, filter, sort, Lots.FEW, reader);
    }

    /**
     * The same for items that are short.
     *
     * @param atOnce how many are in memory at once
     */
    public void each(EntityManager em, Filter filter, String sort, int atOnce, Consumer<List<E>> reader) {
        SortKey<E> key = key(sort);
        E last = null;
        List<E> items;
        do {
            items = rows(em, filter, key, false, last == null ? null : key.read().apply(key.write().apply(last)), last == null ? null : id.apply(last), atOnce);
            reader.accept(items);
            last = items.isEmpty() ? null : items.get(items.size() - 1);
            em.clear();
        } while (items.size() == atOnce);
    }

    private List<E> rows(EntityManager em, Filter filter, SortKey<E> key, boolean falling, Object afterValue, UUID afterId, int limit) {
        String beyond = falling ? "<" : ">";
        String place = afterId == null ? ""
                // The first half alone is what an index is entered by.
                : " and %1$s %2$s= :cursorValue and (%1$s %2$s :cursorValue or e.id %2$s :cursorId)".formatted(key.expression(), beyond);
        String direction = falling ? " desc" : "";
        TypedQuery<E> rows = em.createQuery("select e from %s e where %s%s order by %s%s, e.id%s".formatted(entity.getSimpleName(),
                filter.conditions(), place, key.expression(), direction, direction), entity).setMaxResults(limit);
        filter.bindings().forEach(rows::setParameter);
        if (afterId != null) {
            rows.setParameter("cursorValue", afterValue);
            rows.setParameter("cursorId", afterId);
        }
        return rows.getResultList();
    }

    private Page.Total total(EntityManager em, Filter filter, SortKey<E> key) {
        var count = em.createQuery("select count(*) from (select e.id as id from %s e where %s order by %s limit %d) as counted"
                .formatted(entity.getSimpleName(), filter.conditions(), key.expression(), COUNTED + 1), Long.class);
        filter.bindings().forEach(count::setParameter);
        long counted = count.getSingleResult();
        return counted > COUNTED ? new Page.Total(COUNTED, Page.Relation.AT_LEAST) : Page.Total.exactly(counted);
    }

    private SortKey<E> key(String sort) {
        if (sort == null) {
            return sorts.get(0);
        }
        String name = sort.startsWith("-") ? sort.substring(1) : sort;
        return sorts.stream().filter(key -> key.name().equals(name)).findFirst().orElseThrow(() -> Refusal.parameter("sort",
                "must be one of " + sorts.stream().map(SortKey::name).collect(Collectors.joining(", ")) + ", with a leading - to fall"));
    }

    /** A row that has changed meanwhile goes on from its new place. */
    private Object cursorValue(EntityManager em, SortKey<E> key, Cursor cursor) {
        if (key.staysInRow()) {
            return em.createQuery("select %s from %s e where e.id = :id".formatted(key.expression(), entity.getSimpleName()), Object.class)
                    .setParameter("id", cursor.id()).getResultStream().findFirst().orElseThrow(() -> Cursor.refusal("is not a token of this service"));
        }
        try {
            return key.read().apply(cursor.sortValue());
        } catch (IllegalArgumentException e) {
            throw Cursor.refusal("is not a token of this service");
        }
    }
}
