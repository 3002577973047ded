package dev.troth.trust;

import dev.troth.trust.TrustReading.OpenEvidence;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.EvidenceSum;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Score;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The score as it would be: the evidence of hypothetical facts in the place of what the ledger holds of them. Nothing is stored.
 */
@ApplicationScoped
public class Hypotheses {

    private final TrustReader reader;
    private final LedgerRepository ledger;

    Hypotheses(TrustReader reader, LedgerRepository ledger) {
        this.reader = reader;
        this.ledger = ledger;
    }

    /** Called while the accounts are held, so that what is taken away is what was counted. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Comparison compare(UUID clientId, Party subject, Instant asOf, List<Hypothesis> hypotheses) {
        TrustReading before = reader.read(clientId, subject, asOf);
        TrustReading after = after(clientId, before, hypotheses);
        Score score = after.score();
        return new Comparison(TrustScoreView.of(clientId, before), TrustScoreView.of(clientId, after),
                e -> e.subject() == subject ? score.contribution(e) : 0);
    }

    private TrustReading after(UUID clientId, TrustReading before, List<Hypothesis> hypotheses) {
        Set<Source> replaced = hypotheses.stream().map(Hypothesis::replaces).filter(Objects::nonNull).collect(Collectors.toSet());
        List<EvidenceSum> settled = new ArrayList<>(before.settled());
        List<Evidence> lost = replaced.stream().flatMap(source -> ledger.standing(source).stream()).map(LedgerEntry::evidence)
                .filter(e -> counts(e, before)).toList();
        lost.forEach(e -> settled.add(EvidenceSum.of(e).negate()));
        List<Evidence> won = new ArrayList<>();
        List<OpenEvidence> open = new ArrayList<>(before.open().stream().filter(fact -> !replaced.contains(fact.source())).toList());
        for (Hypothesis hypothesis : hypotheses) {
            for (Evidence e : hypothesis.evidence()) {
                if (counts(e, before) && !e.settled() && hypothesis.replaces() != null) {
                    open.add(new OpenEvidence(hypothesis.replaces(), e));
                } else if (counts(e, before)) {
                    settled.add(EvidenceSum.of(e));
                    // An open fact establishes nobody (ADR 0003).
                    if (e.settled()) {
                        won.add(e);
                    }
                }
            }
        }
        return new TrustReading(before.subject(), before.asOf(), settled, open, establishedAt(clientId, before, replaced, lost, won), before.policy());
    }

    /** Only what comes no later than the instant the subject was established at can move that instant. */
    private Instant establishedAt(UUID clientId, TrustReading before, Set<Source> replaced, List<Evidence> lost, List<Evidence> won) {
        Instant recorded = before.establishedAt();
        if (Stream.concat(lost.stream(), won.stream()).allMatch(e -> recorded != null && e.effectiveAt().isAfter(recorded))) {
            return recorded;
        }
        try (Stream<LedgerEntry> entries = ledger.evidence(clientId, before.subject(), before.asOf())) {
            return Establishment.of(entries.filter(entry -> !replaced.contains(entry.source())), won).orElse(null);
        }
    }

    private static boolean counts(Evidence e, TrustReading reading) {
        return e.subject() == reading.subject() && !e.isNeutral() && !e.effectiveAt().isAfter(reading.asOf());
    }

    /**
     * The score without and with the hypotheses.
     *
     * @param effect what a piece of evidence does to the score with them; 0 where it is not about the subject, or not effective yet
     */
    public record Comparison(TrustScoreView before, TrustScoreView after, ToDoubleFunction<Evidence> effect) {
    }
}
