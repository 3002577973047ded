package dev.troth.trust;

import dev.troth.platform.problem.ProblemType;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Reads what a score is made of: the running sums less what is effective only after asOf, the client's open facts, and the tenant's
 * policy. One statement, so that a fact settled meanwhile is counted once, and the same one for now and for any instant before.
 */
@ApplicationScoped
public class TrustReader {

    private static final String READ = "select account.established_at, " + PolicyInForce.COLUMNS + ", part.* from trust_subject account\n"
            + PolicyInForce.JOIN + "\nleft join lateral (\n"
            + TrustRows.SUMS + " client_id = account.client_id and subject = account.subject\nunion all\n"
            + TrustRows.AHEAD + " client_id = account.client_id and subject = account.subject group by client_id, dimension, reason\nunion all\n"
            + TrustRows.OPEN + " where client_id = account.client_id\n"
            + ") part on true where account.client_id = :client and account.subject = :subject";

    private final EntityManager em;
    private final OpenFacts openFacts;
    private final TrustFigures figures;

    TrustReader(EntityManager em, OpenFacts openFacts, TrustFigures figures) {
        this.em = em;
        this.openFacts = openFacts;
        this.figures = figures;
    }

    /** Under the current policy, which holds for past instants too. */
    TrustReading read(UUID clientId, Party subject, Instant asOf) {
        return read(clientId, subject, asOf, PolicyInForce.CURRENT);
    }

    /**
     * @param policy the version to read under
     * @throws dev.troth.platform.problem.Refusal 404 where there is no such client, 400 where there is no such version
     */
    TrustReading read(UUID clientId, Party subject, Instant asOf, long policy) {
        return figures.timed(() -> readNow(clientId, subject, asOf, policy));
    }

    private TrustReading readNow(UUID clientId, Party subject, Instant asOf, long policy) {
        List<Tuple> rows = LedgerRepository.tuples(em.createNativeQuery(READ, Tuple.class).setParameter("policy", policy)
                .setParameter("client", clientId).setParameter("subject", subject.name()).setParameter("asOf", asOf));
        if (rows.isEmpty()) {
            throw ProblemType.NOT_FOUND.because("There is no such client.");
        }
        TrustRows gathered = new TrustRows(clientId, subject, asOf, rows.get(0), PolicyInForce.of(rows.get(0), policy));
        rows.forEach(row -> gathered.add(row, openFacts));
        return gathered.reading();
    }
}
