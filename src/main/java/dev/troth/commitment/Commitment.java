package dev.troth.commitment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.troth.disclosure.PausedClock;
import dev.troth.platform.problem.ProblemType;
import dev.troth.record.Artefact;
import dev.troth.trust.model.Party;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A promise, or the request for one: who promised what until when, and what came of it. */
@Entity
@Table(name = "commitment")
public class Commitment extends MadePromise {

    private Instant deliveredAt;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Artefact> evidence = List.of();
    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> extras = List.of();
    private Instant acceptedAt;
    private Instant graceAt;
    // What follows from this record or from others is no state that a correction could bring back.
    @JsonIgnore
    private boolean outsideAgreement;
    @JsonIgnore
    private boolean told;
    @JsonIgnore
    @Embedded
    private CommitmentFlags flags;

    protected Commitment() {
    }

    /**
     * A request: nothing is promised yet.
     *
     * @param custody what was taken in and is to be passed on, null where nothing was
     */
    Commitment(UUID id, NewCommitment given, Custody custody, Duration replyLimit, Instant now) {
        super(id, given, custody, replyLimit, now);
    }

    /** @param incidentId what the incident is to be called where the approval is bypassed */
    void deliver(Instant at, Deliver given, UUID incidentId) {
        require(CommitmentVerb.DELIVER);
        notBefore(endedAt(), at);
        deliveredWith(given, at, incidentId);
        deliveredAt = at;
        evidence = given.evidence() == null ? List.of() : List.copyOf(given.evidence());
        extras = given.extras() == null ? List.of() : List.copyOf(given.extras());
        become(CommitmentStatus.DELIVERED, null);
    }

    void accept(Instant at) {
        require(CommitmentVerb.ACCEPT);
        afterDelivery(at);
        acceptedAt = at;
        become(CommitmentStatus.ACCEPTED, null);
    }

    void reject(Instant at) {
        require(CommitmentVerb.REJECT);
        afterDelivery(at);
        become(CommitmentStatus.REJECTED, at);
    }

    void giveUp(Instant at) {
        require(CommitmentVerb.GIVE_UP);
        notBefore(endedAt(), at);
        if (at.isBefore(dueAt())) {
            throw refuse("It is due at " + dueAt() + ": until then a promise is withdrawn, not given up.");
        }
        become(CommitmentStatus.MISSED, at);
    }

    void withdraw(Instant at) {
        require(CommitmentVerb.WITHDRAW);
        notBefore(promisedAt(), at);
        notBefore(endedAt(), at);
        if (!at.isBefore(dueAt())) {
            throw refuse("It was due at " + dueAt() + ": from then on a promise is given up, not withdrawn.");
        }
        become(CommitmentStatus.WITHDRAWN, at);
    }

    void cancel(Instant at) {
        require(CommitmentVerb.CANCEL);
        notBefore(madeAt(), at);
        notBefore(endedAt(), at);
        become(CommitmentStatus.CANCELLED, at);
    }

    void grantGrace(Party by, Instant at) {
        require(CommitmentVerb.GRANT_GRACE);
        if (by == promisor()) {
            throw ProblemType.SELF_GRANTED_GRACE.because("The promise was made to the " + promisor().other() + ": only that side can grant grace.");
        }
        notBefore(requestedAt() == null ? promisedAt() : requestedAt(), at);
        graceAt = at;
    }

    /**
     * What a delivery was judged by does not change after it: that would rewrite the evidence.
     *
     * @param consented whether the other party has consented to a skill gap in this work; asked where there is one
     */
    void fields(CommitmentFields fields, BooleanSupplier consented, Instant now) {
        boolean judged = status() != CommitmentStatus.REQUESTED && status() != CommitmentStatus.PROMISED;
        CommitmentFields before = fields();
        assign(fields, now);
        if (judged && !before.judgedLike(fields())) {
            throw refuse("Importance, skill, estimate, quality gate and the need of approval do not change once a commitment is " + status() + ".");
        }
        if (status() == CommitmentStatus.PROMISED && before.approvalRequired() && !fields().approvalRequired()) {
            throw refuse("What goes out only once it is approved stays so after it was promised: approve it, or say with the delivery why it goes out without.");
        }
        if (approvedAt() != null && !Objects.equals(before.definitionOfDone(), fields().definitionOfDone())) {
            throw refuse("It was approved by this definition of done: that does not change unless the approval is taken back.");
        }
        if (status() == CommitmentStatus.PROMISED && !Objects.equals(before.skill(), fields().skill())) {
            requireConsent(consented);
        }
    }

    /** What filters and attention look for follows from the rest, whichever way that came about: a move, an edit or a correction. */
    @PrePersist
    @PreUpdate
    void flag() {
        Instant open = isToBeKept() ? assumptionOpenSince() : null;
        flags = new CommitmentFlags(!unconfirmedAssumptions().isEmpty() || !deliveredOnAssumptions().isEmpty(), open, qualityGateMissing(),
                overrunSince());
    }

    /** Whether it was delivered without the quality check it needed. */
    boolean qualityGateMissing() {
        return deliveredAt != null && gateUnpassed(deliveredAt);
    }

    /**
     * @param outside whether no agreement covered it when it was promised
     * @return whether that has changed
     */
    boolean outsideAgreement(boolean outside) {
        boolean before = outsideAgreement;
        outsideAgreement = outside;
        return before != outside;
    }

    /**
     * Whether the other party was told that the work does not go as promised: after it was promised, for before that nobody could say so (practice 51).
     *
     * @param trouble when its promisor last told of any, null where it never has
     * @return whether that has changed
     */
    boolean told(Instant trouble) {
        boolean before = told;
        told = trouble != null && (promisedAt() == null || trouble.isAfter(promisedAt()));
        return before != told;
    }

    /**
     * Whether the other party was told that it is late: after the due date was set, for what was told before it was moved tells of the former one.
     *
     * @param trouble when its promisor last told of any, null where it never has
     */
    boolean delayTold(Instant trouble) {
        Instant set = renegotiations().isEmpty() ? promisedAt() : renegotiations().get(renegotiations().size() - 1).agreedAt();
        return trouble != null && trouble.isAfter(set);
    }

    private void afterDelivery(Instant at) {
        if (at.isBefore(deliveredAt)) {
            throw refuse("It was delivered at " + deliveredAt + ": that is judged afterwards.");
        }
    }

    /** @param clock of the promisor, which stands still while it is absent */
    CommitmentFacts facts(List<Instant> delayNotices, boolean skillGapConsented, PausedClock clock) {
        return new CommitmentFacts(status(), promisor(), importance(), requestedAt(), promisedAt(), dueAt(), renegotiations().size(), deliveredAt,
                deliveredAt == null ? null : confirmation(), endedAt(), refused() != null && !refused().referrals().isEmpty(), replyDueAt(clock),
                graceAt != null, delayNotices, skillGapConsented);
    }

    /** A delivery by the client, recorded by the provider, counts as accepted: it is not its subject that reports it. */
    Confirmation confirmation() {
        if (status() == CommitmentStatus.ACCEPTED || promisor() == Party.CLIENT) {
            return Confirmation.ACCEPTED;
        }
        return evidence.stream().anyMatch(Artefact::backs) ? Confirmation.BACKED_BY_ARTEFACT : Confirmation.SELF_REPORTED;
    }

    Instant deliveredAt() {
        return deliveredAt;
    }

    List<Artefact> evidence() {
        return evidence;
    }

    List<String> extras() {
        return extras;
    }

    Instant acceptedAt() {
        return acceptedAt;
    }

    Instant graceAt() {
        return graceAt;
    }

    boolean outsideAgreement() {
        return outsideAgreement;
    }

    boolean told() {
        return told;
    }

    CommitmentFlags flags() {
        return flags;
    }
}
