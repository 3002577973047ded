package dev.troth.agreement;

import dev.troth.agreement.AgreementFacts.FeeFacts;
import dev.troth.agreement.AgreementFacts.RevisionFees;
import dev.troth.platform.problem.Refusal;
import dev.troth.trust.Hypothesis;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What another agreement would say about trust: by the rules that judge real ones. */
@ApplicationScoped
public class AgreementHypotheses {

    private final AgreementService agreements;

    AgreementHypotheses(AgreementService agreements) {
        this.agreements = agreements;
    }

    /** @param at where it stands in the body */
    public Hypothesis of(UUID clientId, HypotheticalAgreement given, Instant asOf, String at) {
        AgreementKind kind = given.kind() == null ? AgreementKind.SERVICE : given.kind();
        boolean binds = kind == AgreementKind.CONFIDENTIALITY;
        if (!binds && (given.bound() != null || given.endsAt() != null)) {
            throw Refusal.field(at + (given.bound() != null ? "/bound" : "/endsAt"), "belongs to a CONFIDENTIALITY agreement only");
        }
        if (binds && given.expectations() != null) {
            throw Refusal.field(at + "/expectations", "belongs to a SERVICE agreement only");
        }
        if (given.endsAt() != null && !given.endsAt().isAfter(given.acceptedAt())) {
            throw Refusal.field(at + "/endsAt", "must be after it is accepted");
        }
        boolean expectations = !Boolean.FALSE.equals(given.expectations());
        List<RevisionFees> fees = given.feesDisclosedAt() == null && given.feesChargedFrom() == null ? List.of()
                : List.of(new RevisionFees(given.acceptedAt(), List.of(new FeeFacts(given.feesDisclosedAt(), given.feesChargedFrom()))));
        Bound bound = given.bound() == null ? Bound.BOTH : given.bound();
        List<Bond> bonds = !binds ? List.of() : Arrays.stream(Party.values()).filter(bound::includes)
                .map(party -> new Bond(party, given.acceptedAt(), given.endsAt())).toList();
        return Hypothesis.of(AgreementRules.evidence(new AgreementFacts(kind, expectations, given.acceptedAt(), fees, bonds,
                agreements.breaches(clientId, kind, Party.PROVIDER), agreements.breaches(clientId, kind, Party.CLIENT)), asOf));
    }
}
