package dev.troth.commitment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.agreement.AgreementChanged;
import dev.troth.agreement.AgreementService;
import dev.troth.agreement.MergedLimits;
import dev.troth.agreement.ServiceTimes;
import dev.troth.disclosure.About;
import dev.troth.disclosure.DisclosureChanged;
import dev.troth.disclosure.DisclosureKind;
import dev.troth.disclosure.DisclosureService;
import dev.troth.disclosure.NewDisclosure;
import dev.troth.disclosure.PausedClock;
import dev.troth.disclosure.ToldOfWork;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.time.Ids;
import dev.troth.platform.time.Moments;
import dev.troth.platform.time.WorkingHours;
import dev.troth.record.ClientHours;
import dev.troth.record.Correction;
import dev.troth.record.Merge;
import dev.troth.record.RecordType;
import dev.troth.trust.Submission;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What may be done with commitments. */
@ApplicationScoped
public class CommitmentService extends CommitmentMoves {

    private final CommitmentRepository commitments;
    private final DisclosureService disclosures;
    private final AgreementService agreements;
    private final ClientHours hours;
    private final Event<CommitmentChanged> changes;
    private final Event<ApprovalBypassed> bypasses;
    private final Event<ApprovalBypassTakenBack> bypassesTakenBack;

    CommitmentService(CommitmentRepository commitments, DisclosureService disclosures, AgreementService agreements,
            ClientHours hours, Event<CommitmentChanged> changes, Event<ApprovalBypassed> bypasses, Event<ApprovalBypassTakenBack> bypassesTakenBack) {
        this.commitments = commitments;
        this.disclosures = disclosures;
        this.agreements = agreements;
        this.hours = hours;
        this.changes = changes;
        this.bypasses = bypasses;
        this.bypassesTakenBack = bypassesTakenBack;
    }

    public Page<Commitment> list(Filter filter, PageRequest page) {
        return commitments.page(filter, page);
    }

    /** With a due date a promise, without one a request. */
    @Transactional
    public Commitment create(NewCommitment given) {
        return given.dueAt() == null ? request(given) : promise(given, null, "promised", given);
    }

    /** Something of the other party's is taken in: passing it on is promised with the receipt (practice 18). */
    @Transactional
    public Commitment receive(CustodyReceipt receipt) {
        Moments.past(receipt.receivedAt(), "/receivedAt", clock.instant());
        if (!receipt.forwardBy().isAfter(receipt.receivedAt())) {
            throw Refusal.field("/forwardBy", "must be after receivedAt");
        }
        return promise(receipt.commitment(), receipt.custody(), "custody-received", receipt);
    }

    private Commitment request(NewCommitment given) {
        if (given.promisedAt() != null) {
            throw Refusal.field("/dueAt", "must say until when, where promisedAt says since when");
        }
        ServiceTimes times = times(given.clientId());
        Commitment commitment = begin(given, null, times);
        Instant asked = given.requestedAt() == null ? commitment.createdAt() : given.requestedAt();
        commitment.requestedAt(asked, runningClock(commitment));
        commitment.outsideAgreement(isOutside(commitment, times));
        return create(commitment, "requested", asked, given);
    }

    private Commitment promise(NewCommitment given, Custody custody, String verb, Object data) {
        ServiceTimes times = times(given.clientId());
        Commitment commitment = begin(given, custody, times);
        Instant at = Moments.past(given.promisedAt(), "/promisedAt", commitment.createdAt());
        if (given.requestedAt() != null && at.isBefore(given.requestedAt())) {
            throw Refusal.field("/promisedAt", "must not be before requestedAt");
        }
        commitment.promise(at, given.dueAt(), () -> consented(commitment));
        commitment.outsideAgreement(isOutside(commitment, times));
        return create(commitment, verb, at, data);
    }

    /** Takes the client's accounts before the agreements are read, and a consent is, so that nobody takes it back between the reading and the promise. */
    private ServiceTimes times(UUID clientId) {
        ledger.lock(clientId);
        return agreements.serviceTimes(clientId);
    }

    private Commitment begin(NewCommitment given, Custody custody, ServiceTimes times) {
        Instant now = clock.instant();
        Instant asked = Moments.past(given.requestedAt(), "/requestedAt", now);
        Commitment commitment = new Commitment(Ids.next(), given, custody, times.responseLimit(asked), now);
        commitment.keep(hours.workingHours(given.clientId()));
        return commitment;
    }

    @Transactional
    public Commitment patch(UUID id, Precondition known, JsonNode patch) {
        return edit(id, known, patch, Commitment::fields, (c, fields) -> {
            c.fields(fields, () -> consented(c), clock.instant());
            c.outsideAgreement(isOutside(c));
        });
    }

    /** Where its approval is bypassed, an incident opens with it (practice 25). */
    @Transactional
    public Commitment deliver(UUID id, Precondition known, Deliver given) {
        Deliver body = given == null ? Deliver.NOW : given;
        Instant now = clock.instant();
        Instant at = Moments.past(body.deliveredAt(), "/deliveredAt", now);
        DeliveryInput.check(body, now);
        UUID incident = Ids.next();
        Commitment delivered = act(id, known, "delivered", at, body, c -> c.deliver(at, body, incident));
        if (body.bypassApproval() != null) {
            bypasses.fire(new ApprovalBypassed(incident, delivered.clientId(), id, delivered.promisor(), body.bypassApproval().reason(),
                    body.bypassApproval().by(), at));
        }
        return delivered;
    }

    /** The skill it rested on was claimed and is not there: a gap that was known since the promise, and never told of (practice 13). */
    @Transactional
    public Commitment falsifySkill(UUID id, Precondition known, FalsifySkill given) {
        FalsifySkill body = given == null ? FalsifySkill.NOW : given;
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        UUID gap = Ids.next();
        SkillFalsification found = new SkillFalsification(at, gap, body.proof() == null ? List.of() : body.proof());
        Commitment falsified = act(id, known, "skill-falsified", at, body, c -> c.falsifySkill(found, c.promisedAt()));
        disclosures.record(gap, NewDisclosure.neverTold(falsified.clientId(), DisclosureKind.SKILL_GAP, "The skill " + falsified.skill().name()
                + " was claimed to be " + falsified.skill().level() + " and is not there.", falsified.promisor(),
                new About(About.Type.COMMITMENT, id), body.severity(), falsified.promisedAt(), at, Boolean.TRUE.equals(body.knownToBeFalse())));
        return falsified;
    }

    /** What a move led to goes with the move. */
    @Override
    @Transactional
    public Commitment correct(UUID id, Precondition known, Correction why) {
        ApprovalBypass bypass = get(id).approvalBypass();
        SkillFalsification falsified = get(id).skillFalsification();
        Commitment corrected = super.correct(id, known, why);
        if (bypass != null && !bypass.equals(corrected.approvalBypass())) {
            bypassesTakenBack.fire(new ApprovalBypassTakenBack(bypass.incidentId(), why));
        }
        if (falsified != null && corrected.skillFalsification() == null) {
            disclosures.takeBack(falsified.disclosureId(), why);
        }
        // What it follows from may have changed while it was what it no longer is.
        if (refresh(corrected)) {
            store(corrected, clock.instant());
        }
        return corrected;
    }

    /** How important a commitment of the client is; empty where the client has no such commitment, or it was taken back. */
    public Optional<Importance> importance(UUID clientId, UUID commitmentId) {
        return commitments.findByIdOptional(commitmentId).filter(c -> c.clientId().equals(clientId) && c.retractedAt() == null)
                .map(Commitment::importance);
    }

    /**
     * Whether a party of the client has promised it and is still bound by it at an instant: not merely been asked, not out of it by then, and not taken back
     * as a mistake (practice 63).
     */
    public boolean isPromised(UUID clientId, UUID commitmentId, Party promisor, Instant at) {
        return standing(commitmentId).filter(c -> c.clientId().equals(clientId) && c.promisor() == promisor && c.promisedAt() != null)
                .filter(c -> c.endedAt() == null || c.isToBeKept() || !c.endedAt().isBefore(at)).isPresent();
    }

    /** A delay told of, a skill gap consented to, or an absence changes what a commitment says about trust. */
    void follow(@Observes DisclosureChanged disclosure) {
        if (disclosure.aboutType() == RecordType.COMMITMENT) {
            standing(disclosure.aboutId()).ifPresent(this::hear);
        }
        if (disclosure.kind() == DisclosureKind.SKILL_GAP && disclosure.aboutType() == null) {
            judgeEach(commitments.onSkill(disclosure.clientId()), promise -> {
                if (promise.needsConsent()) {
                    reconcile(promise);
                }
            });
        }
        if (disclosure.kind() == DisclosureKind.ABSENCE) {
            for (Party absentee : Party.values()) {
                judgeEach(commitments.asked(disclosure.clientId(), absentee), request -> storeWhere(request.follow(clock(request)), request, clock.instant()));
            }
        }
    }

    /** Which of the client's work an agreement covers depends on when it was in force (practice 39). */
    void follow(@Observes AgreementChanged agreement) {
        ServiceTimes times = agreements.serviceTimes(agreement.clientId());
        List<UUID> turned = commitments.made(agreement.clientId()).stream().filter(made -> made.outside() == times.cover(made.agreementId(), made.at()))
                .map(CommitmentRepository.Made::id).toList();
        judgeEach(turned, commitment -> storeWhere(commitment.outsideAgreement(isOutside(commitment, times)), commitment, clock.instant()));
    }

    /** Agreements with either bind what either asked; the hours of the client that stands hold for what was asked of the other, where it has some. */
    @Override
    public void restamp(Merge merge) {
        restamp(merge.into(), merge.from(), null);
        restamp(merge.from(), merge.into(), hours.workingHours(merge.into()));
    }

    private void restamp(UUID clientId, UUID other, WorkingHours standing) {
        MergedLimits limits = agreements.mergedLimits(clientId, other);
        commitments.requested(clientId).forEach(request -> request.restamp(limits, standing == null ? request.workingHours() : standing));
    }

    @Override
    protected boolean refresh(Commitment commitment) {
        return commitment.outsideAgreement(isOutside(commitment)) | commitment.follow(clock(commitment)) | commitment.told(lastTrouble(commitment));
    }

    private void hear(Commitment commitment) {
        storeWhere(commitment.told(lastTrouble(commitment)), commitment, clock.instant());
    }

    /** Where nothing was asked, no reply is owed that an absence could put off. */
    private PausedClock clock(Commitment commitment) {
        return commitment.requestedAt() == null ? PausedClock.of(List.of()) : runningClock(commitment);
    }

    private PausedClock runningClock(Commitment commitment) {
        return PausedClock.of(disclosures.absences(commitment.clientId(), commitment.promisor()), commitment.workingHours());
    }

    @Override
    protected boolean isOutside(Commitment commitment) {
        return isOutside(commitment, agreements.serviceTimes(commitment.clientId()));
    }

    private static boolean isOutside(Commitment commitment, ServiceTimes times) {
        return !times.cover(commitment.agreementId(), commitment.madeAt());
    }

    @Override
    protected boolean consented(Commitment commitment) {
        return disclosures.skillGapConsent(commitment.clientId(), commitment.id(), commitment.promisor()).isPresent();
    }

    @Override
    protected Instant lastTrouble(Commitment commitment) {
        return disclosures.lastTrouble(List.of(commitment.id())).getOrDefault(commitment.id(), Map.of()).get(commitment.promisor());
    }

    @Override
    protected void changed(Commitment commitment) {
        disclosures.topicChanged(type(), commitment.id());
        changes.fire(new CommitmentChanged(commitment.clientId(), commitment.id()));
    }

    /** Nothing can be about a commitment yet that nobody has heard of. */
    @Override
    protected void created(Commitment commitment) {
        // neither a disclosure nor an incident to judge anew
    }

    @Override
    protected RecordType type() {
        return RecordType.COMMITMENT;
    }

    @Override
    protected PanacheRepositoryBase<Commitment, UUID> repository() {
        return commitments;
    }

    @Override
    protected Submission evidence(Commitment commitment, Instant now) {
        return submission(facts(commitment), now);
    }

    @Override
    protected Submission first(Commitment commitment, Instant now) {
        return submission(facts(commitment, ToldOfWork.NOTHING, commitment.promisedAt()), now);
    }

    private static Submission submission(CommitmentFacts facts, Instant now) {
        return new Submission(CommitmentRules.evidence(facts, now), CommitmentRules.isOpen(facts) ? facts : null);
    }

    /** What the rules need of a commitment, and what others know of it. */
    CommitmentFacts facts(Commitment commitment) {
        return facts(commitment, commitment.promisedAt());
    }

    /** The same as if it had been promised at that instant; null where it is not. */
    CommitmentFacts facts(Commitment commitment, Instant promisedAt) {
        return facts(commitment, disclosures.toldOfWork(commitment.id(), commitment.promisor()), promisedAt);
    }

    private CommitmentFacts facts(Commitment commitment, ToldOfWork told, Instant promisedAt) {
        return commitment.facts(told.delayNotices(), promisedAt != null && consented(commitment, told, promisedAt), clock(commitment));
    }

    /** A consent to a gap in general is one to the work that names a skill with one; it would halve every failure otherwise. */
    private boolean consented(Commitment commitment, ToldOfWork told, Instant by) {
        Optional<Instant> consent = commitment.needsConsent()
                ? disclosures.skillGapConsent(commitment.clientId(), commitment.id(), commitment.promisor())
                : Optional.ofNullable(told.skillGapConsentedAt());
        return consent.filter(at -> !at.isAfter(by)).isPresent();
    }
}
