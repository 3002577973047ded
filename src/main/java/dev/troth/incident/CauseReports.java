package dev.troth.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Incidents by cause, counted by the database in one statement. */
@ApplicationScoped
class CauseReports {

    private static final String FIGURES = """
            select cause_category as category, coverage, count(*) as incidents, count(*) filter (where repeats) as recurring, avg(h) as handling,
              count(*) filter (where lesson is not null and practice_id is not null) as practised
            from (select cause_category, coalesce(cause_coverage, 'UNKNOWN') as coverage, repeats, lesson, practice_id,
                """ + HandlingExpression.HANDLING + """
                as h
              from incident where retracted_at is null%s%s%s) as handled
            group by cause_category, coverage""";

    private final EntityManager em;

    CauseReports(EntityManager em) {
        this.em = em;
    }

    /**
     * @param from null for the beginning
     * @param to null for no end
     * @param clientIds none for all
     */
    CauseReport report(Instant from, Instant to, List<UUID> clientIds) {
        Query query = em.createNativeQuery(FIGURES.formatted(from == null ? "" : " and detected_at >= :from", to == null ? "" : " and detected_at < :to",
                clientIds.isEmpty() ? "" : " and client_id in (:clients)"), Tuple.class);
        if (from != null) {
            query.setParameter("from", from);
        }
        if (to != null) {
            query.setParameter("to", to);
        }
        if (!clientIds.isEmpty()) {
            query.setParameter("clients", clientIds);
        }
        List<?> rows = query.getResultList();
        List<CauseFigures> causes = rows.stream().map(row -> figures((Tuple) row))
                .sorted(Comparator.comparing(CauseFigures::category, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(CauseFigures::coverage)).toList();
        return new CauseReport(from, to, clientIds, causes, CauseFigures.total(causes));
    }

    private static CauseFigures figures(Tuple row) {
        String category = row.get("category", String.class);
        return new CauseFigures(category == null ? null : Cause.Category.valueOf(category), Cause.Coverage.valueOf(row.get("coverage", String.class)),
                number(row, "incidents").longValue(), number(row, "recurring").longValue(), number(row, "handling").doubleValue(),
                number(row, "practised").longValue());
    }

    private static Number number(Tuple row, String name) {
        return row.get(name, Number.class);
    }
}
