package dev.troth.disclosure;

import dev.troth.platform.figures.Period;
import dev.troth.platform.figures.PeriodQuery;
import dev.troth.platform.time.Moments;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts what was decided on what was told, in one statement and in the database, however much was told. */
@ApplicationScoped
public class ReactionStatistics {

    /** One row for each outcome, one for what is undecided, and one for all of them. */
    private static final String COUNT = """
            select decision ->> 'outcome' as outcome, grouping(decision ->> 'outcome') as everything, count(*) as told, count(decision) as decided,
                   percentile_cont(0.5) within group (order by cast(extract(epoch from cast(decision ->> 'at' as timestamptz) - disclosed_at)
                                                                    as double precision)) as seconds
            from disclosure
            where disclosed_at is not null and retracted_at is null and disclosed_at >= :from and disclosed_at < :to and discloser = :discloser%s
            group by grouping sets ((decision ->> 'outcome'), ())""";
    private static final double MILLIS = 1_000;

    private final EntityManager em;
    private final Clock clock;

    ReactionStatistics(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    /**
     * @param clientIds none for all
     * @param kinds none for all
     */
    Reactions of(PeriodQuery asked, List<UUID> clientIds, List<DisclosureKind> kinds, Party discloser) {
        Period period = asked.period(clock.instant());
        String where = (clientIds.isEmpty() ? "" : " and client_id in (:clients)")
                + (kinds.isEmpty() ? "" : " and kind in (:kinds)");
        Query query = em.createNativeQuery(COUNT.formatted(where), Tuple.class).setParameter("from", period.from()).setParameter("to", period.to())
                .setParameter("discloser", discloser.name());
        if (!clientIds.isEmpty()) {
            query.setParameter("clients", clientIds);
        }
        if (!kinds.isEmpty()) {
            query.setParameter("kinds", kinds.stream().map(Enum::name).toList());
        }
        return reactions(period, query);
    }

    private static Reactions reactions(Period period, Query query) {
        Map<Decision.Outcome, Tuple> byOutcome = new EnumMap<>(Decision.Outcome.class);
        Tuple all = null;
        for (Object found : query.getResultList()) {
            Tuple row = (Tuple) found;
            if (number(row, "everything") == 1) {
                all = row;
            } else if (row.get("outcome") != null) {
                byOutcome.put(Decision.Outcome.valueOf(row.get("outcome", String.class)), row);
            }
        }
        long decided = number(all, "decided");
        List<Reactions.OutcomeCount> outcomes = Arrays.stream(Decision.Outcome.values()).map(outcome -> {
            Tuple row = byOutcome.get(outcome);
            long count = row == null ? 0 : number(row, "told");
            return new Reactions.OutcomeCount(outcome, count, count == 0 ? 0 : (double) count / decided, median(row));
        }).toList();
        return new Reactions(period.from(), period.to(), number(all, "told"), decided, number(all, "told") - decided, outcomes, median(all));
    }

    private static long number(Tuple row, String column) {
        return ((Number) row.get(column)).longValue();
    }

    private static Duration median(Tuple row) {
        Number seconds = row == null ? null : (Number) row.get("seconds");
        return seconds == null ? null : Moments.inSeconds(Duration.ofMillis(Math.round(seconds.doubleValue() * MILLIS)));
    }
}
