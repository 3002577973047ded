package dev.troth.trust;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.Parameters;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Score;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/** Scores and the evidence behind them. Reads only. */
@ApplicationScoped
public class TrustScoreService {

    private final TrustReader reader;
    private final LedgerRepository ledger;
    private final Rebuild rebuild;
    private final Clock clock;

    TrustScoreService(TrustReader reader, LedgerRepository ledger, Rebuild rebuild, Clock clock) {
        this.reader = reader;
        this.ledger = ledger;
        this.rebuild = rebuild;
        this.clock = clock;
    }

    /**
     * @param subject PROVIDER where absent
     * @param asOf now where absent; an instant ahead says what the score will be if nothing more happens
     * @param policy version to read under; where absent the current one, which holds for past instants too
     */
    public TrustScoreView score(UUID clientId, String subject, String asOf, String policy) {
        return TrustScoreView.of(clientId, reader.read(clientId, subject(subject), asOf(asOf), PolicyInForce.asked(policy)));
    }

    /** The ledger's lines that are effective by asOf, each with what it does to the score then. */
    public Page<EvidenceView> evidence(UUID clientId, String subject, String asOf, PageRequest page) {
        Party whose = subject(subject);
        Instant at = asOf(asOf);
        Score score = reader.read(clientId, whose, at).score();
        Filter filter = new Filter().where("e.clientId = :client", "client", clientId).where("e.subject = :subject", "subject", whose);
        if (asOf != null) {
            // Part of the filter, and so of the token, only where the caller fixed it: now is another instant on every page.
            filter.where("e.effectiveAt <= :asOf", "asOf", at);
        }
        return ledger.page(filter, page).map(entry -> EvidenceView.of(entry, score));
    }

    /** The whole ledger of a client, subject by subject in the order it was written down, each line with what it does to the score now. */
    public void eachEvidence(UUID clientId, Consumer<EvidenceView> reader) {
        for (Party subject : Party.values()) {
            Score score = this.reader.read(clientId, subject, clock.instant()).score();
            ledger.each(clientId, subject, entry -> reader.accept(EvidenceView.of(entry, score)));
        }
    }

    public Rebuild.Proof rebuild(UUID clientId, String subject) {
        reader.read(clientId, subject(subject), clock.instant());
        return rebuild.prove(clientId, subject(subject));
    }

    static Party subject(String subject) {
        return subject == null ? Party.PROVIDER : Parameters.constant("subject", subject, Party.class);
    }

    private Instant asOf(String asOf) {
        return asOf == null ? clock.instant() : Parameters.instant("asOf", asOf);
    }
}
