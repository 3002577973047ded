package dev.troth.trust;

import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.sql.SqlStatement;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads what a score is made of: the running sums less what is effective only after asOf, the client's open facts, and the tenant's
 * policy. One statement, so that a fact settled meanwhile is counted once: for about now, when hardly anything is effective only later, and for any
 * other instant alike, but for how what comes after it is added up.
 */
@ApplicationScoped
public class TrustReader {

    private static final Duration ABOUT = Duration.ofDays(1);

    private static final SqlStatement READ = statement(TrustRows.AHEAD_OF_ONE);
    private static final SqlStatement READ_PAST = statement(TrustRows.AHEAD_BY_SEGMENTS);

    private final EntityManager em;
    private final OpenFacts openFacts;
    private final TrustFigures figures;
    private final Clock clock;
    private final LedgerSegments segments;

    TrustReader(EntityManager em, OpenFacts openFacts, TrustFigures figures, Clock clock, LedgerSegments segments) {
        this.em = em;
        this.openFacts = openFacts;
        this.figures = figures;
        this.clock = clock;
        this.segments = segments;
    }

    private static SqlStatement statement(String ahead) {
        return new SqlStatement("select " + TrustRow.OF_ACCOUNT + ", part.* from trust_subject account\n"
                + PolicyInForce.JOIN + "\nleft join lateral (\n"
                + TrustRows.SUMS + " client_id = account.client_id and subject = account.subject\nunion all\n"
                + ahead + "\nunion all\n"
                + TrustRows.OPEN + " where client_id = account.client_id\n"
                + ") part on true where account.client_id = :client and account.subject = :subject");
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
        SqlStatement read = asOf.isBefore(clock.instant().minus(ABOUT)) && segments.exist() ? READ_PAST : READ;
        List<TrustRow> rows = read.rows(em, Map.of("policy", policy, "client", clientId, "subject", subject.name(), "asOf", asOf), TrustRow::of);
        if (rows.isEmpty()) {
            throw ProblemType.NOT_FOUND.because("There is no such client.");
        }
        TrustRows gathered = new TrustRows(clientId, subject, asOf, rows.get(0), PolicyInForce.of(rows.get(0), policy));
        rows.forEach(row -> gathered.add(row, openFacts));
        return gathered.reading();
    }
}
