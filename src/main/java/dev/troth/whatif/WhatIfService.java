package dev.troth.whatif;

import dev.troth.agreement.AgreementHypotheses;
import dev.troth.commitment.CommitmentHypotheses;
import dev.troth.commitment.ToldOtherwise;
import dev.troth.communication.CommunicationHypotheses;
import dev.troth.disclosure.DisclosureHypotheses.DelayTold;
import dev.troth.disclosure.DisclosureHypotheses;
import dev.troth.disclosure.HypotheticalDisclosure;
import dev.troth.incident.IncidentHypotheses;
import dev.troth.platform.problem.Refusal;
import dev.troth.record.RecordType;
import dev.troth.trust.Hypotheses.Comparison;
import dev.troth.trust.Hypotheses;
import dev.troth.trust.Hypothesis;
import dev.troth.trust.Ledger;
import dev.troth.trust.Source;
import dev.troth.trust.model.Party;
import dev.troth.whatif.WhatIfAnswer.Piece;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Asks the features what facts would say, were they so, and trust what the score would be then. A fact that is recorded later exactly so
 * gives exactly that score, as far as it is judged by itself and, for a delay, with the commitment that is late: what a breach does to
 * agreements of confidentiality, or an absence to clocks, is not foreseen.
 */
@ApplicationScoped
public class WhatIfService {

    private final CommitmentHypotheses commitments;
    private final DisclosureHypotheses disclosures;
    private final IncidentHypotheses incidents;
    private final CommunicationHypotheses communications;
    private final AgreementHypotheses agreements;
    private final Hypotheses trust;
    private final Ledger ledger;
    private final Clock clock;

    WhatIfService(CommitmentHypotheses commitments, DisclosureHypotheses disclosures, IncidentHypotheses incidents,
            CommunicationHypotheses communications, AgreementHypotheses agreements, Hypotheses trust, Ledger ledger, Clock clock) {
        this.commitments = commitments;
        this.disclosures = disclosures;
        this.incidents = incidents;
        this.communications = communications;
        this.agreements = agreements;
        this.trust = trust;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @throws Refusal 404 where there is no such client, 400 for a fact that is none */
    @Transactional
    public WhatIfAnswer answer(UUID clientId, WhatIf asked) {
        // Before anything is read, so that what is replaced is what was counted.
        ledger.lock(clientId);
        Instant asOf = asked.asOf() == null ? clock.instant() : asked.asOf();
        Map<UUID, List<ToldOtherwise>> delays = delays(clientId, asked.facts());
        List<Hypothesis> hypotheses = new ArrayList<>();
        List<Integer> facts = new ArrayList<>();
        Set<Source> replaced = new HashSet<>();
        for (int i = 0; i < asked.facts().size(); i++) {
            String at = "/facts/" + i;
            Hypothesis hypothesis = hypothesis(clientId, asked.facts().get(i), delays, asOf, at);
            if (hypothesis.replaces() != null && !replaced.add(hypothesis.replaces())) {
                throw Refusal.field(at, "is about a record that another fact is about already");
            }
            hypotheses.add(hypothesis);
            facts.add(i);
        }
        // A delay told of otherwise mitigates otherwise what the lateness costs, also where nothing else is said of the commitment.
        for (int i = 0; i < asked.facts().size(); i++) {
            HypotheticalDisclosure told = asked.facts().get(i).disclosure();
            UUID late = told == null ? null : disclosures.delayTold(clientId, told, at(i, "disclosure")).map(DelayTold::commitmentId).orElse(null);
            if (late != null && replaced.add(new Source(clientId, RecordType.COMMITMENT.name(), late))) {
                hypotheses.add(commitments.told(clientId, late, delays.get(late), asOf, at(i, "disclosure/delayOf")));
                facts.add(i);
            }
        }
        Comparison comparison = trust.compare(clientId, asked.subject() == null ? Party.PROVIDER : asked.subject(), asOf, hypotheses);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < hypotheses.size(); i++) {
            int fact = facts.get(i);
            hypotheses.get(i).evidence().stream().filter(e -> !e.isNeutral())
                    .forEach(e -> pieces.add(Piece.of(fact, e, comparison.effect().applyAsDouble(e))));
        }
        return new WhatIfAnswer(comparison.before(), comparison.after(), comparison.after().trust() - comparison.before().trust(), pieces);
    }

    /** What is told otherwise of delays, by the commitment that is late. */
    private Map<UUID, List<ToldOtherwise>> delays(UUID clientId, List<WhatIfFact> facts) {
        Map<UUID, List<ToldOtherwise>> delays = new HashMap<>();
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).disclosure() != null) {
                disclosures.delayTold(clientId, facts.get(i).disclosure(), at(i, "disclosure")).ifPresent(told ->
                        delays.computeIfAbsent(told.commitmentId(), late -> new ArrayList<>()).add(new ToldOtherwise(told.discloser(), told.recorded(), told.instead())));
            }
        }
        return delays;
    }

    private static String at(int fact, String member) {
        return "/facts/" + fact + "/" + member;
    }

    private Hypothesis hypothesis(UUID clientId, WhatIfFact fact, Map<UUID, List<ToldOtherwise>> delays, Instant asOf, String at) {
        if (!fact.hasOneMember()) {
            throw Refusal.field(at, "must have exactly one member: what kind of fact it is");
        }
        if (fact.commitment() != null) {
            List<ToldOtherwise> told = fact.commitment().id() == null ? List.of() : delays.getOrDefault(fact.commitment().id(), List.of());
            return commitments.of(clientId, fact.commitment(), told, asOf, at + "/commitment");
        }
        if (fact.disclosure() != null) {
            return disclosures.of(clientId, fact.disclosure(), asOf, at + "/disclosure");
        }
        if (fact.incident() != null) {
            return incidents.of(clientId, fact.incident(), asOf, at + "/incident");
        }
        return fact.communication() != null ? communications.of(clientId, fact.communication(), asOf, at + "/communication")
                : agreements.of(clientId, fact.agreement(), asOf, at + "/agreement");
    }
}
