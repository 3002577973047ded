package dev.troth.incident;

import dev.troth.platform.figures.Period;
import dev.troth.platform.figures.PeriodQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Incidents by cause, counted by the database in one statement. */
@ApplicationScoped
class CauseReports {

    /** What is averaged is added up in its own order: the last digit must not depend on where rows lie, which an erasure changes. */
    private static final String FIGURES = """
            select cause_category as category, coverage, count(*) as incidents, count(*) filter (where repeats) as recurring, avg(h order by h) as handling,
              count(*) filter (where lesson is not null and practice_id is not null) as practised
            from (select cause_category, coalesce(cause_coverage, 'UNKNOWN') as coverage, repeats, lesson, practice_id,
                """ + HandlingExpression.HANDLING + """
                as h
              from incident where retracted_at is null and detected_at >= :from and detected_at < :to%s) as handled
            group by cause_category, coverage""";

    private final EntityManager em;
    private final Clock clock;

    CauseReports(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    /** @param clientIds none for all */
    CauseReport report(PeriodQuery asked, List<UUID> clientIds) {
        Period period = asked.period(clock.instant());
        Query query = em.createNativeQuery(FIGURES.formatted(clientIds.isEmpty() ? "" : " and client_id in (:clients)"), Tuple.class)
                .setParameter("from", period.from()).setParameter("to", period.to());
        if (!clientIds.isEmpty()) {
            query.setParameter("clients", clientIds);
        }
        List<?> rows = query.getResultList();
        List<CauseFigures> causes = rows.stream().map(row -> figures((Tuple) row))
                .sorted(Comparator.comparing(CauseFigures::category, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(CauseFigures::coverage)).toList();
        return new CauseReport(period.from(), period.to(), clientIds, causes, CauseFigures.total(causes));
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
