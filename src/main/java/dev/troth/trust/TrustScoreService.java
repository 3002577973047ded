package dev.troth.trust;

import dev.troth.platform.json.Rfc3339;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.problem.Refusal;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Score;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

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
     */
    public TrustScoreView score(UUID clientId, String subject, String asOf) {
        return TrustScoreView.of(clientId, reader.read(clientId, subject(subject), asOf(asOf)));
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

    public Rebuild.Proof rebuild(UUID clientId, String subject) {
        reader.read(clientId, subject(subject), clock.instant());
        return rebuild.prove(clientId, subject(subject));
    }

    private static Party subject(String subject) {
        return subject == null ? Party.PROVIDER : Arrays.stream(Party.values()).filter(party -> party.name().equals(subject)).findFirst()
                .orElseThrow(() -> Refusal.parameter("subject", "must be PROVIDER or CLIENT"));
    }

    private Instant asOf(String asOf) {
        if (asOf == null) {
            return clock.instant();
        }
        try {
            return Rfc3339.parse(asOf);
        } catch (IllegalArgumentException e) {
            throw Refusal.parameter("asOf", e.getMessage());
        }
    }
}
