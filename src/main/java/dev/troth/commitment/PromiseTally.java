package dev.troth.commitment;

import dev.troth.platform.figures.Grouped;
import dev.troth.platform.figures.Period;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Counts promises by how they came out, where they are: one statement, whatever there is to count (practice 11).
 *
 * <p>A promise belongs to the period in which it was due, and is judged at the period's asOf: what happened later is not known yet. The
 * cases are those of {@link CommitmentRules#outcome}, with the open ones told apart. What was promised only once it was delivered is no promise.
 */
@ApplicationScoped
public class PromiseTally {

    private static final String COUNT = """
            select grouping(key) as whole, key,
              count(*) filter (where outcome = 'EARLY') as early,
              count(*) filter (where outcome = 'ON_TIME') as on_time,
              count(*) filter (where outcome = 'AS_RENEGOTIATED') as as_renegotiated,
              count(*) filter (where outcome = 'LATE') as late,
              count(*) filter (where outcome = 'MISSED') as missed,
              count(*) filter (where outcome = 'OVERDUE') as overdue,
              count(*) filter (where outcome = 'WITHDRAWN') as withdrawn,
              count(*) filter (where outcome = 'CANCELLED') as cancelled
            from (
              select %s as key, case
                when status in ('CANCELLED', 'WITHDRAWN', 'MISSED') and ended_at <= :asOf then status
                when status = 'REJECTED' and ended_at <= :asOf and ended_at > due_at then 'MISSED'
                when (status in ('DELIVERED', 'ACCEPTED') or status = 'REJECTED' and ended_at > :asOf) and delivered_at <= :asOf then case
                  when delivered_at <= promised_at then 'NO_PROMISE'
                  when delivered_at > due_at then 'LATE'
                  when jsonb_array_length(renegotiations) > 0 then 'AS_RENEGOTIATED'
                  when due_at - delivered_at >= interval '24 hours' then 'EARLY'
                  when cast(extract(epoch from due_at - delivered_at) * 1e9 as double precision)
                       >= cast(.05 as double precision) * cast(extract(epoch from due_at - promised_at) * 1e9 as double precision) then 'EARLY'
                  else 'ON_TIME' end
                when due_at < :asOf then 'OVERDUE'
                else 'OPEN' end as outcome
              from commitment
              where promised_at is not null and retracted_at is null and due_at >= :from and due_at < :to%s%s
            ) judged
            group by grouping sets ((key), ()) order by whole desc, key collate "C" nulls last limit %d""";

    private final EntityManager em;

    PromiseTally(EntityManager em) {
        this.em = em;
    }

    /**
     * @param clientIds none for all
     * @param promisors none for both
     * @param group null for one group
     */
    @SuppressWarnings("unchecked")
    public Grouped<PromiseFigures> count(List<UUID> clientIds, List<Party> promisors, Period period, PromiseGroup group) {
        String key = group == null ? "cast(null as text)" : group.expression();
        Query query = em.createNativeQuery(COUNT.formatted(key, clientIds.isEmpty() ? "" : " and client_id in (:clients)",
                promisors.isEmpty() ? "" : " and promisor in (:promisors)", Grouped.MOST + 2), Tuple.class)
                .setParameter("from", period.from()).setParameter("to", period.to()).setParameter("asOf", period.asOf());
        if (!clientIds.isEmpty()) {
            query.setParameter("clients", clientIds);
        }
        if (!promisors.isEmpty()) {
            query.setParameter("promisors", promisors.stream().map(Party::name).toList());
        }
        List<PromiseFigures> found = new ArrayList<>(((List<Tuple>) query.getResultList()).stream().map(PromiseTally::figures).toList());
        PromiseFigures total = found.remove(0);
        return new Grouped<>(group == null ? List.of(total) : List.copyOf(found), total).limited();
    }

    private static PromiseFigures figures(Tuple row) {
        return new PromiseFigures(row.get("key", String.class), number(row, "early"), number(row, "on_time"), number(row, "as_renegotiated"),
                number(row, "late"), number(row, "missed"), number(row, "overdue"), number(row, "withdrawn"), number(row, "cancelled"));
    }

    private static long number(Tuple row, String column) {
        return row.get(column, Number.class).longValue();
    }
}
