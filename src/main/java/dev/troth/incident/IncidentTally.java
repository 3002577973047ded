package dev.troth.incident;

import dev.troth.platform.figures.Grouped;
import dev.troth.platform.figures.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Counts incidents where they are: one statement, whatever there is to count (practices 30, 33, 34).
 *
 * <p>An incident belongs to the period in which it was detected. Fixed and acknowledged is what was by the period's asOf; handling is that
 * of {@link IncidentRules#handling}, as recorded so far.
 */
@ApplicationScoped
public class IncidentTally {

    private static final String COUNT = """
            select grouping(key) as whole, key, mode() within group (order by cause_category) as cause_category,
              count(*) as incidents,
              count(*) filter (where fixed is null) as open,
              count(*) filter (where recurring) as recurring,
              count(*) filter (where detected_at >= :middle) as second_half,
              count(*) filter (where lesson is not null) as lessons,
              count(*) filter (where lesson is not null and practice_id is not null) as practised,
              percentile_cont(.5) within group (order by greatest(0, extract(epoch from fixed - detected_at))) filter (where fixed is not null) as to_fix,
              percentile_cont(.5) within group (order by greatest(0, extract(epoch from acknowledged - detected_at)))
                filter (where acknowledged is not null) as to_acknowledge,
              avg(handling order by handling) as handling
            from (
              select %s as key, cause_category, detected_at, lesson, practice_id,
                case when fixed_at <= :asOf then fixed_at end as fixed,
                case when acknowledged_at <= :asOf then acknowledged_at end as acknowledged,
                repeats as recurring,
                """ + HandlingExpression.HANDLING + """
                as handling
              from incident
              where retracted_at is null and detected_at >= :from and detected_at < :to%s
            ) judged
            group by grouping sets ((key), ()) order by whole desc, key collate "C" nulls last limit %s""";

    private static final String WHILE_THERE = """
            and not exists (select 1 from jsonb_each_text(cast(:left as jsonb)) gone
              where gone.key = cast(client_id as text) and cast(gone.value as timestamptz) < detected_at)""";

    private static final double MILLIS = 1e3;

    private final EntityManager em;

    IncidentTally(EntityManager em) {
        this.em = em;
    }

    /**
     * @param clientIds none for all
     * @param group null for one group
     */
    public Grouped<IncidentFigures> count(List<UUID> clientIds, Period period, IncidentGroup group) {
        return count(clientIds, period, group, Integer.toString(Grouped.MOST + 2), Map.of()).limited();
    }

    /**
     * The same however many groups there are, to add up further.
     *
     * @param clientIds none for all
     */
    public Grouped<IncidentFigures> each(List<UUID> clientIds, Period period, IncidentGroup group) {
        return count(clientIds, period, group, "all", Map.of());
    }

    /**
     * By client, without what was detected only once a client had left.
     *
     * @param clientIds none for all
     * @param left since when each client who has left has
     */
    public Grouped<IncidentFigures> whileThere(List<UUID> clientIds, Period period, Map<UUID, Instant> left) {
        return count(clientIds, period, IncidentGroup.CLIENT_ID, "all", left);
    }

    @SuppressWarnings("unchecked")
    private Grouped<IncidentFigures> count(List<UUID> clientIds, Period period, IncidentGroup group, String most, Map<UUID, Instant> left) {
        String key = group == null ? "cast(null as text)" : group.expression();
        Query query = em.createNativeQuery(COUNT.formatted(key, (clientIds.isEmpty() ? "" : " and client_id in (:clients)") + (left.isEmpty() ? "" : "\n" + WHILE_THERE), most), Tuple.class)
                .setParameter("from", period.from()).setParameter("to", period.to()).setParameter("asOf", period.asOf())
                .setParameter("middle", period.middle());
        if (!clientIds.isEmpty()) {
            query.setParameter("clients", clientIds);
        }
        if (!left.isEmpty()) {
            query.setParameter("left", left.entrySet().stream().map(gone -> "\"" + gone.getKey() + "\":\"" + gone.getValue() + "\"")
                    .collect(Collectors.joining(",", "{", "}")));
        }
        List<IncidentFigures> found = new ArrayList<>(((List<Tuple>) query.getResultList()).stream().map(IncidentTally::figures).toList());
        IncidentFigures total = found.remove(0);
        return new Grouped<>(group == null ? List.of(total) : List.copyOf(found), total);
    }

    private static IncidentFigures figures(Tuple row) {
        String category = row.get("cause_category", String.class);
        Number handling = row.get("handling", Number.class);
        return new IncidentFigures(row.get("key", String.class), category == null ? null : Cause.Category.valueOf(category), number(row, "incidents"),
                number(row, "open"), number(row, "recurring"), number(row, "second_half"), number(row, "lessons"), number(row, "practised"),
                duration(row, "to_fix"), duration(row, "to_acknowledge"), handling == null ? null : handling.doubleValue());
    }

    private static Duration duration(Tuple row, String column) {
        Number seconds = row.get(column, Number.class);
        return seconds == null ? null : Duration.ofSeconds((long) (Math.round(seconds.doubleValue() * MILLIS) / MILLIS));
    }

    private static long number(Tuple row, String column) {
        return row.get(column, Number.class).longValue();
    }
}
