package dev.troth.trust;

import dev.troth.platform.paging.Parameters;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.sql.SqlStatement;
import dev.troth.trust.TrustReading.OpenEvidence;
import dev.troth.trust.model.EvidenceSum;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Scores over time: one pass of cumulative sums over the ledger, with the open facts judged at each point (TRUST-MODEL.md section 2,
 * History). One statement however many points there are, and one more where the window begins with the first evidence.
 */
@ApplicationScoped
public class TrustHistories {

    private static final int MOST_POINTS = 400;
    private static final int MONTHS_BACK = 12;

    /**
     * A line counts from the first point on that is not before it: passed is how many points are. So does a segment, as a whole; of one that a point falls
     * into, the lines up to the point are read, count from there, and are taken off where the segment counts. Lines in no segment are read up to the last
     * point. The offsets and orders have each range found in its index, however few or many rows the planner takes it for.
     */
    private static final String STATEMENT = "select " + TrustRow.OF_ACCOUNT + ", part.* from trust_subject account\n"
            + PolicyInForce.JOIN + """

            cross join (select cast(:points as timestamptz[]) as points offset 0) asked
            left join lateral (
              with point as (
                select n - 1 as passed, at, lag(at, 1, timestamptz '-infinity') over (order by n) as before from unnest(asked.points) with ordinality as given (at, n)
              )
              select passed, dimension, reason, sum(r) as r, sum(s) as s, sum(fast_r) as fast_r, sum(fast_s) as fast_s, sum(tally) as tally,
                     null as source_type, cast(null as uuid) as source_id, null as facts, cast(null as timestamptz) as settled_through
              from (
                select point.passed, whole.dimension, whole.reason, whole.r, whole.s, whole.fast_r, whole.fast_s, whole.tally
                from point cross join lateral (
                  select * from ledger_segment where client_id = account.client_id and subject = account.subject
                    and ends_at > point.before and ends_at <= point.at
                  order by ends_at offset 0
                ) whole
                union all
                select counted.passed, head.dimension, head.reason, sign * head.r, sign * head.s, sign * head.fast_r, sign * head.fast_s, sign * head.tally
                from point cross join lateral (
                  select min(ends_at) filter (where ends_at >= point.at) as ends_at, greatest(point.before, max(ends_at) filter (where ends_at < point.at)) as begins_after
                  from (
                    (select ends_at from ledger_segment where client_id = account.client_id and subject = account.subject and ends_at >= point.at
                    order by ends_at limit 1)
                    union all
                    (select ends_at from ledger_segment where client_id = account.client_id and subject = account.subject and ends_at < point.at
                    order by ends_at desc limit 1)
                  ) around
                  offset 0
                ) segment cross join lateral (
                  select dimension, reason, sum(r_sum) as r, sum(s_sum) as s, sum(fast_r_sum) as fast_r, sum(fast_s_sum) as fast_s,
                         sum(case when reverses is null then tally else -tally end) as tally
                  from (
                    select * from ledger where client_id = account.client_id and subject = account.subject
                      and effective_at > segment.begins_after and effective_at <= point.at
                    order by effective_at, id offset 0
                  ) lines group by dimension, reason
                ) head cross join lateral (
                  select point.passed, 1 as sign
                  union all select width_bucket(segment.ends_at - interval '1 microsecond', asked.points), -1 where segment.ends_at is not null
                ) counted
                where segment.ends_at is distinct from point.at
              ) counted
              group by passed, dimension, reason
              union all
              select null, null, null, null, null, null, null, null, source_type, source_id, cast(facts as text), settled_through
              from open_fact where client_id = account.client_id
            ) part on true
            where account.client_id = :client and account.subject = :subject""";

    private static final SqlStatement READ = new SqlStatement(STATEMENT);
    private static final SqlStatement READ_WITHOUT = new SqlStatement(STATEMENT.replace("with point as (", "with " + LedgerSegments.NONE + ", point as ("));

    private static final String FIRST = """
            select e.effectiveAt from LedgerEntry e where e.clientId = :client and e.subject = :subject and e.reverses is null
            and not exists (select 1 from LedgerEntry reversal where reversal.reverses = e.id) order by e.effectiveAt, e.id""";

    private final EntityManager em;
    private final OpenFacts openFacts;
    private final Clock clock;
    private final LedgerSegments segments;

    TrustHistories(EntityManager em, OpenFacts openFacts, Clock clock, LedgerSegments segments) {
        this.em = em;
        this.openFacts = openFacts;
        this.clock = clock;
        this.segments = segments;
    }

    /**
     * @param subject PROVIDER where absent
     * @param from where absent the first evidence before the end, or as far back as there are points for; twelve months before it where there is none
     * @param to now where absent
     * @param step P1M where absent
     * @throws Refusal 404 where there is no such client, 400 for a window that ends before it begins, or has more than 400 points
     */
    public TrustHistory of(UUID clientId, String subject, String from, String to, String step) {
        Party whose = TrustScoreService.subject(subject);
        HistoryStep each = step == null ? HistoryStep.P1M : Parameters.constant("step", step, HistoryStep.class);
        Instant last = to == null ? clock.instant() : Parameters.instant("to", to);
        Instant first = from == null ? beginning(clientId, whose, last, each) : Parameters.instant("from", from);
        if (first.isAfter(last)) {
            throw Refusal.parameter("from", "must not be after the end");
        }
        return read(clientId, whose, each, points(first, last, each));
    }

    private Instant beginning(UUID clientId, Party subject, Instant last, HistoryStep step) {
        Instant first = em.createQuery(FIRST, Instant.class).setParameter("client", clientId).setParameter("subject", subject)
                .setMaxResults(1).getResultStream().findFirst().orElse(null);
        if (first == null || first.isAfter(last)) {
            return HistoryStep.P1M.after(last, -MONTHS_BACK);
        }
        // One less: a month's end is not as far from the next one's as the same day of both.
        Instant furthest = step.after(last, 2 - MOST_POINTS);
        return first.isBefore(furthest) ? furthest : first;
    }

    private static List<Instant> points(Instant first, Instant last, HistoryStep step) {
        List<Instant> points = new ArrayList<>();
        for (Instant point = first; point.isBefore(last); point = step.after(first, points.size())) {
            if (points.size() == MOST_POINTS - 1) {
                throw Refusal.parameter("step", "gives more than " + MOST_POINTS + " points; take a longer step or a shorter window");
            }
            points.add(point);
        }
        points.add(last);
        return points;
    }

    private TrustHistory read(UUID clientId, Party subject, HistoryStep step, List<Instant> points) {
        String array = points.stream().map(Instant::toString).collect(Collectors.joining(",", "{", "}"));
        List<TrustRow> rows = (segments.exist() ? READ : READ_WITHOUT).rows(em,
                Map.of("policy", PolicyInForce.CURRENT, "points", array, "client", clientId, "subject", subject.name()), TrustRow::of);
        if (rows.isEmpty()) {
            throw ProblemType.NOT_FOUND.because("There is no such client.");
        }
        Map<Integer, List<EvidenceSum>> steps = new TreeMap<>();
        List<OpenFact> open = new ArrayList<>();
        for (TrustRow row : rows) {
            if (row.isSum()) {
                steps.computeIfAbsent(row.passed(), passed -> new ArrayList<>()).add(row.sum());
            } else if (row.isOpenFact()) {
                open.add(openFacts.read(clientId, row));
            }
        }
        PolicyInForce policy = PolicyInForce.of(rows.get(0), PolicyInForce.CURRENT);
        Instant establishedAt = rows.get(0).establishedAt();
        Map<String, EvidenceSum> sums = new TreeMap<>();
        List<TrustHistory.Point> history = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Instant asOf = points.get(i);
            steps.getOrDefault(i, List.of()).forEach(sum -> sums.merge(sum.dimension() + " " + sum.reason(), sum, EvidenceSum::plus));
            List<OpenEvidence> judged = open.stream().flatMap(fact -> fact.judge(subject, asOf)).toList();
            history.add(TrustHistory.Point.of(new TrustReading(subject, asOf, List.copyOf(sums.values()), judged, establishedAt, policy).score()));
        }
        return new TrustHistory(clientId, subject, policy.version(), step, history);
    }
}
