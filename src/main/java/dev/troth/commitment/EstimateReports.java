package dev.troth.commitment;

import dev.troth.platform.figures.Period;
import dev.troth.platform.figures.PeriodQuery;
import dev.troth.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Counts how estimates came out, in the database (practice 51). */
@ApplicationScoped
public class EstimateReports {

    /** Groups of one report at the most. */
    private static final int MOST_GROUPS = 1_000;
    private static final double MILLION = 1e6;

    private static final String REPORT = """
            select part, count(*) as deliveries, percentile_cont(0.5) within group (order by error) as median, avg(error order by error) as mean,
                   count(*) filter (where error > 0) as overruns, count(*) filter (where error > 0 and told) as disclosed
            from (
              select %s as part, told, cast(actual_seconds as double precision) / estimated_seconds - 1 as error from commitment
              where delivered_at >= :from and delivered_at < :to and estimated_seconds is not null and actual_seconds is not null
              and retracted_at is null
            ) estimated
            group by grouping sets ((part), ()) order by part nulls last""";

    private final EntityManager em;
    private final Clock clock;

    EstimateReports(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    /** @throws Refusal 400 for a period or a grouping that is none, and for more groups than a report holds */
    @SuppressWarnings("unchecked")
    public EstimateReport report(PeriodQuery asked, String groupBy) {
        Period period = asked.period(clock.instant());
        List<EstimateReport.Group> rows = ((List<Tuple>) em.createNativeQuery(REPORT.formatted(Grouping.of(groupBy).expression), Tuple.class)
                .setParameter("from", period.from()).setParameter("to", period.to()).setMaxResults(MOST_GROUPS + 2).getResultList())
                .stream().map(EstimateReports::group).toList();
        if (rows.size() > MOST_GROUPS + 1) {
            throw Refusal.parameter("to", "must be nearer to from: the period has more than " + MOST_GROUPS + " groups");
        }
        return new EstimateReport(period.from(), period.to(), rows.subList(0, rows.size() - 1), rows.get(rows.size() - 1));
    }

    private static EstimateReport.Group group(Tuple row) {
        return new EstimateReport.Group(row.get("part", String.class), number(row, "deliveries"), error(row, "median"), error(row, "mean"),
                number(row, "overruns"), number(row, "disclosed"));
    }

    private static long number(Tuple row, String column) {
        return row.get(column, Number.class).longValue();
    }

    private static Double error(Tuple row, String column) {
        Number error = row.get(column, Number.class);
        return error == null ? null : Math.round(error.doubleValue() * MILLION) / MILLION;
    }

    /** What belongs together. */
    private enum Grouping {
        MONTH("month", "to_char(delivered_at at time zone 'UTC', 'YYYY-MM')"),
        CLIENT("clientId", "cast(client_id as text)"),
        KIND("kind", "kind");

        private final String name;
        private final String expression;

        Grouping(String name, String expression) {
            this.name = name;
            this.expression = expression;
        }

        static Grouping of(String groupBy) {
            return groupBy == null ? MONTH : Arrays.stream(values()).filter(grouping -> grouping.name.equals(groupBy)).findFirst()
                    .orElseThrow(() -> Refusal.parameter("groupBy", "must be one of "
                            + Arrays.stream(values()).map(grouping -> grouping.name).collect(Collectors.joining(", "))));
        }
    }
}
