package dev.troth.commitment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.agreement.AgreementService;
import dev.troth.disclosure.DisclosureChanged;
import dev.troth.disclosure.DisclosureKind;
import dev.troth.disclosure.DisclosureService;
import dev.troth.disclosure.PausedClock;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.time.Ids;
import dev.troth.platform.time.Moments;
import dev.troth.record.GrantGrace;
import dev.troth.record.Move;
import dev.troth.record.RecordService;
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
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** What may be done with commitments. */
@ApplicationScoped
public class CommitmentService extends RecordService<Commitment> {

    private final CommitmentRepository commitments;
    private final DisclosureService disclosures;
    private final AgreementService agreements;
    private final Event<CommitmentChanged> changes;

    CommitmentService(CommitmentRepository commitments, DisclosureService disclosures, AgreementService agreements,
            Event<CommitmentChanged> changes) {
        this.commitments = commitments;
        this.disclosures = disclosures;
        this.agreements = agreements;
        this.changes = changes;
    }

    public Page<Commitment> list(Filter filter, PageRequest page) {
        return commitments.page(filter, page);
    }

    /** With a due date a promise, without one a request. */
    @Transactional
    public Commitment create(NewCommitment given) {
        Instant now = clock.instant();
        // Before the consent is read, so that nobody takes it back between the reading and the promise.
        ledger.lock(given.clientId());
        Moments.pastOrAbsent(given.requestedAt(), "/requestedAt", now);
        Instant asked = given.requestedAt() == null ? now : given.requestedAt();
        Commitment commitment = new Commitment(Ids.next(), given, agreements.responseLimit(given.clientId(), asked), now);
        if (given.dueAt() == null) {
            if (given.promisedAt() != null) {
                throw Refusal.field("/dueAt", "must say until when, where promisedAt says since when");
            }
            commitment.requestedAt(asked, clock(commitment));
            return create(commitment, "requested", asked, given);
        }
        Instant promisedAt = Moments.past(given.promisedAt(), "/promisedAt", now);
        commitment.promise(promisedAt, given.dueAt(), consented(commitment));
        return create(commitment, "promised", promisedAt, given);
    }

    @Transactional
    public Commitment patch(UUID id, Precondition known, JsonNode patch) {
        return edit(id, known, patch, Commitment::fields, (c, fields) -> c.fields(fields, consented(c)));
    }

    @Transactional
    public Commitment promise(UUID id, Precondition known, Promise body) {
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(id, known, "promised", at, body, c -> c.promise(at, body.dueAt(), consented(c)));
    }

    @Transactional
    public Commitment decline(UUID id, Precondition known, Decline given) {
        Decline body = given == null ? Decline.NOW : given;
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        Refused refused = new Refused(body.reason(), body.referrals() == null ? List.of() : body.referrals());
        return act(id, known, "declined", at, body, c -> c.decline(at, refused));
    }

    @Transactional
    public Commitment renegotiate(UUID id, Precondition known, Renegotiate body) {
        Instant at = Moments.past(body.agreedAt(), "/agreedAt", clock.instant());
        return act(id, known, "renegotiated", at, body, c -> c.renegotiate(at, body.dueAt(), body.reason()));
    }

    @Transactional
    public Commitment claim(UUID id, Precondition known, Claim body) {
        return act(id, known, "claimed", Moments.past(body.at(), "/at", clock.instant()), body, c -> c.claim(body.owner()));
    }

    @Transactional
    public Commitment handOff(UUID id, Precondition known, HandOff body) {
        return act(id, known, "handed-off", Moments.past(body.at(), "/at", clock.instant()), body, c -> c.handOff(body.from(), body.to()));
    }

    @Transactional
    public Commitment deliver(UUID id, Precondition known, Deliver given) {
        Deliver body = given == null ? Deliver.NOW : given;
        Instant at = Moments.past(body.deliveredAt(), "/deliveredAt", clock.instant());
        return act(id, known, "delivered", at, body, c -> c.deliver(at, body.evidence(), body.extras()));
    }

    @Transactional
    public Commitment grantGrace(UUID id, Precondition known, GrantGrace given) {
        GrantGrace body = GrantGrace.orNow(given);
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(id, known, "grace-granted", at, body, c -> c.grantGrace(body.party() == null ? c.promisor().other() : body.party(), at));
    }

    @Transactional
    public Commitment approve(UUID id, Precondition known, Move body) {
        return move(id, known, "approved", body, Commitment::approve);
    }

    @Transactional
    public Commitment accept(UUID id, Precondition known, Move body) {
        return move(id, known, "accepted", body, Commitment::accept);
    }

    @Transactional
    public Commitment reject(UUID id, Precondition known, Move body) {
        return move(id, known, "rejected", body, Commitment::reject);
    }

    @Transactional
    public Commitment giveUp(UUID id, Precondition known, Move body) {
        return move(id, known, "given-up", body, Commitment::giveUp);
    }

    @Transactional
    public Commitment withdraw(UUID id, Precondition known, Move body) {
        return move(id, known, "withdrawn", body, Commitment::withdraw);
    }

    @Transactional
    public Commitment cancel(UUID id, Precondition known, Move body) {
        return move(id, known, "cancelled", body, Commitment::cancel);
    }

    /** How important a commitment of the client is; empty where the client has no such commitment, or it was taken back. */
    public Optional<Importance> importance(UUID clientId, UUID commitmentId) {
        return commitments.findByIdOptional(commitmentId).filter(c -> c.clientId().equals(clientId) && c.retractedAt() == null)
                .map(Commitment::importance);
    }

    /** A commitment that was not taken back. */
    Optional<Commitment> standing(UUID id) {
        return commitments.findByIdOptional(id).filter(commitment -> commitment.retractedAt() == null);
    }

    /** A delay told of, a skill gap consented to, or an absence changes what a commitment says about trust. */
    void follow(@Observes DisclosureChanged disclosure) {
        if (disclosure.aboutType() == RecordType.COMMITMENT) {
            commitments.findByIdOptional(disclosure.aboutId()).ifPresent(this::reconcile);
        } else if (disclosure.kind() == DisclosureKind.SKILL_GAP && disclosure.aboutType() == null) {
            commitments.onSkill(disclosure.clientId()).stream().filter(Commitment::needsConsent).forEach(this::reconcile);
        } else if (disclosure.kind() == DisclosureKind.ABSENCE) {
            for (Party absentee : Party.values()) {
                commitments.asked(disclosure.clientId(), absentee).forEach(this::restartClock);
            }
        }
    }

    private void restartClock(Commitment request) {
        if (request.follow(clock(request))) {
            store(request, clock.instant());
        } else {
            reconcile(request);
        }
    }

    private PausedClock clock(Commitment commitment) {
        return PausedClock.of(disclosures.absences(commitment.clientId(), commitment.promisor()));
    }

    private Commitment move(UUID id, Precondition known, String verb, Move given, BiConsumer<Commitment, Instant> step) {
        Move body = Move.orNow(given);
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(id, known, verb, at, body, c -> step.accept(c, at));
    }

    private boolean consented(Commitment commitment) {
        return disclosures.skillGapConsent(commitment.clientId(), commitment.id(), commitment.promisor()).isPresent();
    }

    @Override
    protected void changed(Commitment commitment) {
        disclosures.topicChanged(type(), commitment.id());
        changes.fire(new CommitmentChanged(commitment.clientId(), commitment.id()));
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
        CommitmentFacts facts = facts(commitment);
        return new Submission(CommitmentRules.evidence(facts, now), CommitmentRules.isOpen(facts) ? facts : null);
    }

    /** What the rules need of a commitment, and what others know of it. */
    CommitmentFacts facts(Commitment commitment) {
        boolean beforehand = commitment.promisedAt() != null && commitment.needsConsent()
                && disclosures.skillGapConsent(commitment.clientId(), commitment.id(), commitment.promisor())
                        .filter(consent -> !consent.isAfter(commitment.promisedAt())).isPresent();
        return commitment.facts(disclosures.delayNotices(commitment.id(), commitment.promisor()), beforehand, clock(commitment));
    }
}
