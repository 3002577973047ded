package dev.troth.trust;

import dev.troth.platform.problem.ProblemType;
import dev.troth.trust.TrustReading.OpenEvidence;
import dev.troth.trust.model.EvidenceSum;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads what a score is made of: the running sums less what is effective only after asOf, and the client's open facts. One statement,
 * so that a fact settled meanwhile is counted once, and the same one for now and for any instant before.
 */
@ApplicationScoped
public class TrustReader {

    private static final String READ = """
            select account.established_at, part.* from trust_subject account left join lateral (
              select dimension, reason, r, s, fast_r, fast_s, tally,
                     null as source_type, cast(null as uuid) as source_id, null as facts, cast(null as timestamptz) as settled_through
              from trust_sum where client_id = account.client_id and subject = account.subject
              union all
              select dimension, reason, -sum(r_sum), -sum(s_sum), -sum(fast_r_sum), -sum(fast_s_sum),
                     -sum(case when reverses is null then tally else -tally end), null, null, null, null
              from ledger where client_id = account.client_id and subject = account.subject and effective_at > :asOf
              group by dimension, reason
              union all
              select null, null, null, null, null, null, null, source_type, source_id, cast(facts as text), settled_through
              from open_fact where client_id = account.client_id
            ) part on true
            where account.client_id = :client and account.subject = :subject""";

    private final EntityManager em;
    private final OpenFacts openFacts;

    TrustReader(EntityManager em, OpenFacts openFacts) {
        this.em = em;
        this.openFacts = openFacts;
    }

    /** @throws dev.troth.platform.problem.Refusal 404 where there is no such client */
    TrustReading read(UUID clientId, Party subject, Instant asOf) {
        List<Tuple> rows = LedgerRepository.tuples(em.createNativeQuery(READ, Tuple.class)
                .setParameter("client", clientId).setParameter("subject", subject.name()).setParameter("asOf", asOf));
        if (rows.isEmpty()) {
            throw ProblemType.NOT_FOUND.because("There is no such client.");
        }
        List<EvidenceSum> settled = new ArrayList<>();
        List<OpenEvidence> open = new ArrayList<>();
        for (Tuple row : rows) {
            if (row.get("dimension") != null) {
                settled.add(LedgerRepository.sum(row));
            } else if (row.get("source_type") != null) {
                Source source = new Source(clientId, row.get("source_type", String.class), row.get("source_id", UUID.class));
                openFacts.judge(source, row.get("facts", String.class), row.get("settled_through", Instant.class), subject, asOf)
                        .forEach(open::add);
            }
        }
        return new TrustReading(subject, asOf, settled, open, rows.get(0).get("established_at", Instant.class));
    }
}
