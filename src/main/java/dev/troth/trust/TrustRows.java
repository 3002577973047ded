package dev.troth.trust;

import dev.troth.trust.model.EvidenceSum;
import dev.troth.trust.model.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Gathers the rows of one client into what its score is made of: sums, and open facts judged at the instant of reading. */
final class TrustRows {

    /** The columns of a sum, and of an open fact: each part of a statement has one of them and nulls for the other. TrustRow reads them by their positions. */
    static final String SUMS = """
            select client_id, dimension, reason, r, s, fast_r, fast_s, tally,
                   null as source_type, cast(null as uuid) as source_id, null as facts, cast(null as timestamptz) as settled_through
            from trust_sum where""";

    private static final String TAKEN_OFF = """
            select client_id, dimension, reason, -sum(r_sum), -sum(s_sum), -sum(fast_r_sum), -sum(fast_s_sum),
                   -sum(case when reverses is null then tally else -tally end), null, null, null, null
            from\s""";

    /** What is effective only after the instant, with the other sign. */
    static final String AHEAD = TAKEN_OFF + "ledger where effective_at > :asOf and";

    /**
     * The same of one account, by the index that is in the order of instants. The instant is selected, so that the planner does not know it: a plan made for
     * the very instant is taken for cheaper than one for all of them, and would be made anew for each score, which takes several times what the score does.
     */
    static final String AHEAD_OF_ONE = TAKEN_OFF + """
            (select * from ledger where client_id = account.client_id and subject = account.subject and effective_at > (select cast(:asOf as timestamptz))
                  order by effective_at, id offset 0) ahead group by client_id, dimension, reason""";

    /**
     * The same where little of the ledger is read however much of it comes after the instant: the rest of the segment that the instant falls into, the
     * segments after that, and what is in no segment. Of one account. The offsets and orders have lines found by their instants: the planner takes the
     * lines of an account for few, so that any index would do, and does not enter one by an expression that may leak under the tenants' policy.
     */
    static final String AHEAD_BY_SEGMENTS = """
            select client_id, dimension, reason, -sum(r), -sum(s), -sum(fast_r), -sum(fast_s), -sum(tally), null, null, null, null
            from (
              select cut.ends_at as cut, coalesce(cut.ends_at, timestamptz 'infinity') as until,
                     case when cut.ends_at is null then timestamptz 'infinity' else newest.ends_at end as newest
              from (select max(ends_at) as ends_at from ledger_segment where client_id = account.client_id and subject = account.subject) newest
              left join lateral (
                select ends_at from ledger_segment where client_id = account.client_id and subject = account.subject and ends_at > :asOf order by ends_at limit 1
              ) cut on true
              offset 0
            ) place cross join lateral (
              select client_id, dimension, reason, r, s, fast_r, fast_s, tally
              from ledger_segment where client_id = account.client_id and subject = account.subject and ends_at > place.cut
              union all
              (select client_id, dimension, reason, r_sum, s_sum, fast_r_sum, fast_s_sum, case when reverses is null then tally else -tally end
              from ledger where client_id = account.client_id and subject = account.subject and effective_at > :asOf
                and effective_at <= place.until order by effective_at, id)
              union all
              (select client_id, dimension, reason, r_sum, s_sum, fast_r_sum, fast_s_sum, case when reverses is null then tally else -tally end
              from ledger where client_id = account.client_id and subject = account.subject and effective_at > place.newest order by effective_at, id)
              offset 0
            ) ahead group by client_id, dimension, reason""";

    static final String OPEN = """
            select client_id, null, null, null, null, null, null, null, source_type, source_id, cast(facts as text), settled_through
            from open_fact""";

    private final UUID clientId;
    private final Party subject;
    private final Instant asOf;
    private final PolicyInForce policy;
    private final Instant establishedAt;
    private final List<EvidenceSum> settled = new ArrayList<>();
    private final List<TrustReading.OpenEvidence> open = new ArrayList<>();

    /** @param first any of the client's rows */
    TrustRows(UUID clientId, Party subject, Instant asOf, TrustRow first, PolicyInForce policy) {
        this.clientId = clientId;
        this.subject = subject;
        this.asOf = asOf;
        this.policy = policy;
        this.establishedAt = first.establishedAt();
    }

    UUID clientId() {
        return clientId;
    }

    void add(TrustRow row, OpenFacts openFacts) {
        if (row.isSum()) {
            settled.add(row.sum());
        } else if (row.isOpenFact()) {
            openFacts.read(clientId, row).judge(subject, asOf).forEach(open::add);
        }
    }

    TrustReading reading() {
        return new TrustReading(subject, asOf, settled, open, establishedAt, policy);
    }
}
