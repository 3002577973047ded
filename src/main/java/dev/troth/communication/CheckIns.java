package dev.troth.communication;

import dev.troth.agreement.AgreementChanged;
import dev.troth.agreement.AgreementService;
import dev.troth.agreement.CheckInPlan;
import dev.troth.disclosure.Absence;
import dev.troth.disclosure.DisclosureChanged;
import dev.troth.disclosure.DisclosureKind;
import dev.troth.disclosure.DisclosureService;
import dev.troth.record.ClientHoldings;
import dev.troth.record.Merge;
import dev.troth.trust.Ledger;
import dev.troth.trust.Source;
import dev.troth.trust.Submission;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The check-ins that agreements provide for: a source of evidence of its own, one per agreement. Works inside the transaction of what
 * has changed.
 */
@ApplicationScoped
class CheckIns implements ClientHoldings {

    static final String SOURCE_TYPE = "CHECK_INS";

    private final CheckInRepository checkIns;
    private final AgreementService agreements;
    private final DisclosureService disclosures;
    private final Ledger ledger;
    private final Clock clock;

    CheckIns(CheckInRepository checkIns, AgreementService agreements, DisclosureService disclosures, Ledger ledger, Clock clock) {
        this.checkIns = checkIns;
        this.agreements = agreements;
        this.disclosures = disclosures;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Judges all of a client's agreements anew, once a check-in was recorded or taken back. */
    void reconcile(UUID clientId) {
        checkIns.agreements(clientId).forEach(agreement -> reconcile(clientId, agreement));
    }

    /** The check-ins provided for in all of a client's agreements. */
    List<CheckInPlan> plans(UUID clientId) {
        return checkIns.agreements(clientId).stream().flatMap(agreement -> agreements.checkInPlans(agreement).stream()).toList();
    }

    /** The same, and which of them were made. */
    List<CheckInFacts> agreed(UUID clientId) {
        List<Absence> absences = disclosures.absences(clientId, Party.PROVIDER);
        return plans(clientId).stream().map(plan -> facts(clientId, plan, absences)).toList();
    }

    /** The check-ins of a client that fall due in a time, the next first. */
    List<DueCheckIn> due(UUID clientId, Instant from, Instant until) {
        return checkIns.agreements(clientId).stream().flatMap(agreement -> facts(clientId, agreement).stream()
                .flatMap(facts -> CheckInRules.due(facts, from, until).stream().map(at -> new DueCheckIn(agreement, at))))
                .sorted(Comparator.comparing(DueCheckIn::at)).toList();
    }

    @Override
    public Set<String> tables() {
        return Set.of("check_in_plan");
    }

    @Override
    public void handOver(Merge merge) {
        checkIns.handOver(merge.from(), merge.into());
    }

    /** A check-in with the one was one with the other: it counts for the plans of both. */
    @Override
    public void judge(Merge merge) {
        reconcile(merge.into());
    }

    void agreementChanged(@Observes AgreementChanged event) {
        ledger.lock(event.clientId());
        if (!agreements.checkInPlans(event.agreementId()).isEmpty()) {
            checkIns.remember(event.clientId(), event.agreementId());
        }
        // An agreement that lost its plan is remembered from when it had one.
        reconcile(event.clientId());
    }

    void absenceChanged(@Observes DisclosureChanged event) {
        if (event.kind() == DisclosureKind.ABSENCE) {
            ledger.lock(event.clientId());
            reconcile(event.clientId());
        }
    }

    private void reconcile(UUID clientId, UUID agreementId) {
        Instant now = clock.instant();
        List<CheckInFacts> plans = facts(clientId, agreementId);
        List<CheckInFacts> open = plans.stream().filter(facts -> CheckInRules.isOpen(facts.plan(), now)).toList();
        Submission submission = new Submission(plans.stream().flatMap(facts -> CheckInRules.evidence(facts, now).stream()).toList(),
                open.isEmpty() ? null : new OpenCheckIns(open));
        ledger.reconcile(new Source(clientId, SOURCE_TYPE, agreementId), submission, now);
    }

    private List<CheckInFacts> facts(UUID clientId, UUID agreementId) {
        List<Absence> absences = disclosures.absences(clientId, Party.PROVIDER);
        return agreements.checkInPlans(agreementId).stream().map(plan -> facts(clientId, plan, absences)).toList();
    }

    private CheckInFacts facts(UUID clientId, CheckInPlan plan, List<Absence> absences) {
        return new CheckInFacts(plan, CheckInRules.firstOfEachPeriod(plan, checkIns.made(clientId, plan.start())), absences);
    }

    /** A check-in that an agreement provides for. */
    record DueCheckIn(UUID agreementId, Instant at) {
    }

    /** The plans that time alone can still change. */
    record OpenCheckIns(List<CheckInFacts> plans) {
    }
}
