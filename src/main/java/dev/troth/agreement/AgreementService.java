package dev.troth.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.disclosure.DisclosureChanged;
import dev.troth.disclosure.DisclosureKind;
import dev.troth.disclosure.DisclosureService;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.platform.time.Ids;
import dev.troth.platform.time.Moments;
import dev.troth.record.Correction;
import dev.troth.record.Move;
import dev.troth.record.RecordService;
import dev.troth.record.RecordType;
import dev.troth.trust.Submission;
import dev.troth.trust.model.Party;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** What may be done with agreements, and what others ask of those in force. */
@ApplicationScoped
public class AgreementService extends RecordService<Agreement> {

    private final AgreementRepository agreements;
    private final DisclosureService disclosures;
    private final List<ConfidentialityBreaches> breaches;
    private final Event<AgreementChanged> changes;
    private final Event<ClauseBroken> broken;
    private final Event<ClauseCheckTakenBack> takenBack;
    private final CurrentTenant current;

    AgreementService(AgreementRepository agreements, DisclosureService disclosures, @All List<ConfidentialityBreaches> breaches,
            Event<AgreementChanged> changes, Event<ClauseBroken> broken, Event<ClauseCheckTakenBack> takenBack, CurrentTenant current) {
        this.agreements = agreements;
        this.disclosures = disclosures;
        this.breaches = breaches;
        this.changes = changes;
        this.broken = broken;
        this.takenBack = takenBack;
        this.current = current;
    }

    public Page<AgreementView> list(Filter filter, PageRequest page) {
        return agreements.page(filter, page).map(this::view);
    }

    /** An agreement as it stands now. */
    public AgreementView view(Agreement agreement) {
        return AgreementView.of(agreement, clock.instant());
    }

    @Transactional
    public Agreement create(NewAgreement given) {
        Instant now = clock.instant();
        return create(new Agreement(Ids.next(), given, now), "drafted", now, given);
    }

    @Transactional
    public Agreement patch(UUID id, Precondition known, JsonNode patch) {
        Instant now = clock.instant();
        return edit(id, known, patch, Agreement::fields, (agreement, fields) -> agreement.fields(fields, now));
    }

    @Transactional
    public Agreement offer(UUID id, Precondition known, Move given) {
        Move body = Move.orNow(given);
        return move(id, known, "offered", body.at(), body, Agreement::offer);
    }

    @Transactional
    public Agreement accept(UUID id, Precondition known, AcceptAgreement body) {
        return move(id, known, "accepted", body.at(), body, (agreement, at) -> agreement.accept(body.party(), at, clock.instant()));
    }

    @Transactional
    public Agreement decline(UUID id, Precondition known, DeclineAgreement given) {
        DeclineAgreement body = given == null ? DeclineAgreement.NOW : given;
        Party party = body.party() == null ? Party.CLIENT : body.party();
        return move(id, known, "declined", body.at(), body,
                (agreement, at) -> agreement.decline(new Declined(party, at, body.reason())));
    }

    @Transactional
    public Agreement discloseFees(UUID id, Precondition known, DiscloseFees given) {
        DiscloseFees body = given == null ? DiscloseFees.NOW : given;
        return move(id, known, "fees-disclosed", body.at(), body, (agreement, at) -> agreement.discloseFees(body.names(), at));
    }

    @Transactional
    public Agreement amend(UUID id, Precondition known, AmendAgreement body) {
        return move(id, known, "amended", body.at(), body, (agreement, at) ->
                agreement.amend(body.appliedTo(agreement.terms()).checked(clock.instant()), at));
    }

    @Transactional
    public Agreement reviewed(UUID id, Precondition known, ReviewAgreement body) {
        return move(id, known, "reviewed", body.at(), body, (agreement, at) -> agreement.reviewed(at, body.reviewDue(), body.note()));
    }

    /** A clause that was not adhered to is an incident, in the same transaction (practice 42). */
    @Transactional
    public Agreement check(UUID id, Precondition known, CheckClause body) {
        UUID incidentId = body.adhered() ? null : Ids.next();
        Agreement agreement = move(id, known, "checked", body.at(), body, (checked, at) ->
                checked.check(body.at(at, incidentId, clock.instant(), current.caller())));
        if (incidentId != null) {
            ClauseCheck check = agreement.checks().get(agreement.checks().size() - 1);
            broken.fire(new ClauseBroken(agreement.clientId(), agreement.title(), check,
                    agreement.expectations(check.topic(), check.at()).stream().map(Expectation::text).collect(Collectors.joining(" "))));
        }
        return agreement;
    }

    /** Where a check is taken back, so is what it had opened. */
    @Override
    @Transactional
    public Agreement correct(UUID id, Precondition known, Correction correction) {
        List<ClauseCheck> before = get(id).checks();
        Agreement agreement = super.correct(id, known, correction);
        before.stream().filter(check -> check.incidentId() != null && !agreement.checks().contains(check))
                .forEach(check -> takenBack.fire(new ClauseCheckTakenBack(check.incidentId(), correction.reason())));
        return agreement;
    }

    @Transactional
    public Agreement end(UUID id, Precondition known, EndAgreement given) {
        EndAgreement body = given == null ? EndAgreement.NOW : given;
        return move(id, known, "ended", body.at(), body, (agreement, at) -> agreement.end(at, body.reason()));
    }

    /** How long a reply may take, by the agreements in force at the instant. */
    public Duration responseLimit(UUID clientId, Instant at) {
        return serviceTimes(clientId).responseLimit(at);
    }

    /** What limits the replies to a client, once another turned out to be the same. */
    public MergedLimits mergedLimits(UUID clientId, UUID other) {
        return new MergedLimits(agreements.of(clientId, AgreementKind.SERVICE), agreements.of(other, AgreementKind.SERVICE));
    }

    /** When which service agreement of the client was in force. */
    public ServiceTimes serviceTimes(UUID clientId) {
        return ServiceTimes.of(agreements.services(clientId));
    }

    /**
     * The words about progress that both had defined at the instant, in the agreements in force then.
     *
     * @param first the agreement whose words come before those of the others, which follow as they were recorded; or null
     */
    public List<StatusDefinition> statusDefinitions(UUID clientId, Instant at, UUID first) {
        return agreements.of(clientId).stream().sorted(Comparator.comparing((Agreement agreement) -> !agreement.id().equals(first)).thenComparing(Agreement::id))
                .flatMap(agreement -> agreement.inForce().stream()).filter(time -> time.contains(at)).flatMap(time -> time.terms().statusDefinitions().stream()).toList();
    }

    /** The check-ins an agreement has provided for, one plan for each rhythm both accepted, in order. */
    public List<CheckInPlan> checkInPlans(UUID agreementId) {
        return agreements.findByIdOptional(agreementId).map(Agreement::inForce).map(InForce::checkIns).orElse(List.of());
    }

    /** Judges the client's confidentiality agreements anew, once a breach was recorded or changed. */
    @Transactional
    public void breachesChanged(UUID clientId) {
        agreements.of(clientId, AgreementKind.CONFIDENTIALITY).forEach(this::reconcile);
    }

    /** A fee disclosed is disclosed, however that is recorded: what a disclosure of the provider's tells of an agreement's fees, or pretends to, the agreement knows. */
    void feesTold(@Observes DisclosureChanged disclosure) {
        if (disclosure.kind() == DisclosureKind.FEE && disclosure.discloser() == Party.PROVIDER && disclosure.aboutType() == RecordType.AGREEMENT) {
            standing(disclosure.aboutId()).filter(agreement -> agreement.follow(disclosure.disclosureId(), disclosure.disclosedAt(), disclosure.untrue()))
                    .ifPresent(agreement -> {
                        store(agreement, clock.instant());
                        changed(agreement);
                    });
        }
    }

    private Agreement move(UUID id, Precondition known, String verb, Instant reported, Object body, BiConsumer<Agreement, Instant> step) {
        Instant now = clock.instant();
        Instant at = Moments.past(reported, "/at", now);
        return act(id, known, verb, at, body, agreement -> {
            agreement.settle(now);
            step.accept(agreement, at);
        });
    }

    /** What attention looks for follows from the rest, whatever has changed that. */
    @Override
    protected void store(Agreement agreement, Instant now) {
        agreement.derive();
        super.store(agreement, now);
    }

    @Override
    protected void changed(Agreement agreement) {
        changes.fire(new AgreementChanged(agreement.clientId(), agreement.id()));
        disclosures.topicChanged(type(), agreement.id());
    }

    @Override
    protected RecordType type() {
        return RecordType.AGREEMENT;
    }

    @Override
    protected PanacheRepositoryBase<Agreement, UUID> repository() {
        return agreements;
    }

    @Override
    protected Submission evidence(Agreement agreement, Instant now) {
        AgreementFacts facts = agreement.facts(breaches(agreement.clientId(), agreement.kind(), Party.PROVIDER),
                breaches(agreement.clientId(), agreement.kind(), Party.CLIENT));
        return new Submission(AgreementRules.evidence(facts, now), AgreementRules.isOpen(facts, now) ? facts : null);
    }

    /** What is on record of a party's breaches of an agreement with the client. */
    List<Instant> breaches(UUID clientId, AgreementKind kind, Party party) {
        return kind != AgreementKind.CONFIDENTIALITY ? List.of()
                : breaches.stream().flatMap(source -> source.by(clientId, party).stream()).sorted().toList();
    }
}
