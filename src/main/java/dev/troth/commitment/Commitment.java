package dev.troth.commitment;

import dev.troth.disclosure.PausedClock;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.time.WorkingHours;
import dev.troth.record.Aggregate;
import dev.troth.record.Artefact;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A promise, or the request for one: who promised what until when, and what came of it. */
@Entity
@Table(name = "commitment")
public class Commitment extends Aggregate {

    @Column(updatable = false)
    private UUID clientId;
    @Enumerated(EnumType.STRING)
    private CommitmentStatus status;
    @Enumerated(EnumType.STRING)
    private Party promisor;
    private String title;
    @Enumerated(EnumType.STRING)
    private CommitmentKind kind;
    private UUID agreementId;
    @Enumerated(EnumType.STRING)
    private Importance importance;
    private Instant requestedAt;
    private Instant promisedAt;
    private Instant dueAt;
    private Instant targetAt;
    private String owner;
    private String definitionOfDone;
    private boolean approvalRequired;
    private Instant approvedAt;
    @JdbcTypeCode(SqlTypes.JSON)
    private Skill skill;
    @JdbcTypeCode(SqlTypes.JSON)
    private Duration replyLimit;
    @JdbcTypeCode(SqlTypes.JSON)
    private WorkingHours workingHours;
    private Instant replyDueAt;
    private Instant deliveredAt;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Artefact> evidence = List.of();
    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> extras = List.of();
    private Instant acceptedAt;
    private Instant endedAt;
    @JdbcTypeCode(SqlTypes.JSON)
    private Refused refused;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Renegotiation> renegotiations = List.of();
    private Instant graceAt;

    protected Commitment() {
    }

    /** A request: nothing is promised yet. */
    Commitment(UUID id, NewCommitment given, Duration replyLimit, Instant now) {
        super(id, now);
        this.clientId = given.clientId();
        this.status = CommitmentStatus.REQUESTED;
        this.promisor = given.promisor() == null ? Party.PROVIDER : given.promisor();
        this.requestedAt = given.requestedAt();
        this.owner = given.owner();
        this.replyLimit = replyLimit;
        assign(given.fields());
    }

    /** The hours in which the clock of a request runs, as they are when it is recorded; null for day and night. */
    void keep(WorkingHours hours) {
        workingHours = hours;
    }

    /** @param clock of the party asked */
    void requestedAt(Instant at, PausedClock clock) {
        requestedAt = at;
        follow(clock);
    }

    /**
     * Until when a request is owed an answer, absences left out.
     *
     * @return whether that has changed
     */
    boolean follow(PausedClock clock) {
        Instant before = replyDueAt;
        replyDueAt = requestedAt == null ? null : clock.after(requestedAt, replyLimit).orElse(null);
        return !Objects.equals(before, replyDueAt);
    }

    /** @param consented whether the other party has consented to a skill gap in this work */
    void promise(Instant at, Instant due, boolean consented) {
        require(CommitmentVerb.PROMISE);
        if (!due.isAfter(at)) {
            throw Refusal.field("/dueAt", "must be after the promise is made");
        }
        requireConsent(consented);
        promisedAt = at;
        dueAt = due;
        status = CommitmentStatus.PROMISED;
    }

    void decline(Instant at, Refused given) {
        require(CommitmentVerb.DECLINE);
        refused = given;
        endedAt = at;
        status = CommitmentStatus.DECLINED;
    }

    /** Moves the due date, by agreement and before the date it replaces. */
    void renegotiate(Instant agreedAt, Instant due, String reason) {
        require(CommitmentVerb.RENEGOTIATE);
        if (!agreedAt.isBefore(dueAt)) {
            throw refuse("A due date is moved before it comes: this one was " + dueAt + ".");
        }
        if (!due.isAfter(dueAt)) {
            throw Refusal.field("/dueAt", "must be after the date it replaces");
        }
        renegotiations = Stream.concat(renegotiations.stream(), Stream.of(new Renegotiation(due, dueAt, agreedAt, reason))).toList();
        dueAt = due;
    }

    void claim(String claimant) {
        require(CommitmentVerb.CLAIM);
        if (owner != null && !owner.equals(claimant)) {
            throw ProblemType.ALREADY_CLAIMED.because("It is claimed by " + owner + ".").with("owner", owner);
        }
        owner = claimant;
    }

    /** From the one who has it to another, by name: nobody takes over what somebody else works on. */
    void handOff(String from, String to) {
        require(CommitmentVerb.HAND_OFF);
        if (owner == null) {
            throw refuse("Nobody has claimed it: claim it instead.");
        }
        if (!owner.equals(from)) {
            throw ProblemType.ALREADY_CLAIMED.because("It is claimed by " + owner + ".").with("owner", owner);
        }
        owner = to;
    }

    void approve(Instant at) {
        require(CommitmentVerb.APPROVE);
        approvedAt = at;
    }

    void deliver(Instant at, List<Artefact> proof, List<String> extra) {
        require(CommitmentVerb.DELIVER);
        if (approvalRequired && approvedAt == null) {
            throw ProblemType.APPROVAL_MISSING.because("It is delivered only after its approval.");
        }
        deliveredAt = at;
        evidence = proof == null ? List.of() : List.copyOf(proof);
        extras = extra == null ? List.of() : List.copyOf(extra);
        endedAt = null;
        status = CommitmentStatus.DELIVERED;
    }

    void accept(Instant at) {
        require(CommitmentVerb.ACCEPT);
        afterDelivery(at);
        acceptedAt = at;
        status = CommitmentStatus.ACCEPTED;
    }

    void reject(Instant at) {
        require(CommitmentVerb.REJECT);
        afterDelivery(at);
        endedAt = at;
        status = CommitmentStatus.REJECTED;
    }

    void giveUp(Instant at) {
        require(CommitmentVerb.GIVE_UP);
        if (at.isBefore(dueAt)) {
            throw refuse("It is due at " + dueAt + ": until then a promise is withdrawn, not given up.");
        }
        endedAt = at;
        status = CommitmentStatus.MISSED;
    }

    void withdraw(Instant at) {
        require(CommitmentVerb.WITHDRAW);
        if (!at.isBefore(dueAt)) {
            throw refuse("It was due at " + dueAt + ": from then on a promise is given up, not withdrawn.");
        }
        endedAt = at;
        status = CommitmentStatus.WITHDRAWN;
    }

    void cancel(Instant at) {
        require(CommitmentVerb.CANCEL);
        endedAt = at;
        status = CommitmentStatus.CANCELLED;
    }

    void grantGrace(Party by, Instant at) {
        require(CommitmentVerb.GRANT_GRACE);
        if (by == promisor) {
            throw ProblemType.SELF_GRANTED_GRACE.because("The promise was made to the " + promisor.other() + ": only that side can grant grace.");
        }
        graceAt = at;
    }

    CommitmentFields fields() {
        return new CommitmentFields(title, kind, agreementId, importance, targetAt, definitionOfDone, approvalRequired, skill);
    }

    /**
     * What a delivery was judged by does not change after it: that would rewrite the evidence.
     *
     * @param consented whether the other party has consented to a skill gap in this work
     */
    void fields(CommitmentFields fields, boolean consented) {
        boolean judged = status != CommitmentStatus.REQUESTED && status != CommitmentStatus.PROMISED;
        CommitmentFields before = fields();
        assign(fields);
        CommitmentFields after = fields();
        if (judged && !(before.importance() == after.importance() && Objects.equals(before.skill(), after.skill())
                && before.approvalRequired().equals(after.approvalRequired()))) {
            throw refuse("Importance, skill and the need of approval do not change once a commitment is " + status + ".");
        }
        if (status == CommitmentStatus.PROMISED && !Objects.equals(before.skill(), after.skill())) {
            requireConsent(consented);
        }
    }

    private void assign(CommitmentFields fields) {
        title = fields.title();
        kind = fields.kind() == null ? CommitmentKind.DELIVERABLE : fields.kind();
        agreementId = fields.agreementId();
        importance = fields.importance() == null ? Importance.NORMAL : fields.importance();
        targetAt = fields.targetAt();
        definitionOfDone = fields.definitionOfDone();
        approvalRequired = Boolean.TRUE.equals(fields.approvalRequired());
        skill = fields.skill();
    }

    private void requireConsent(boolean consented) {
        if (needsConsent() && !consented) {
            throw ProblemType.CONSENT_MISSING.because("The skill " + skill.name() + " is " + skill.level()
                    + ": disclose the skill gap and have it consented to before promising.");
        }
    }

    private void afterDelivery(Instant at) {
        if (at.isBefore(deliveredAt)) {
            throw refuse("It was delivered at " + deliveredAt + ": that is judged afterwards.");
        }
    }

    /** @param clock of the promisor, which stands still while it is absent */
    CommitmentFacts facts(List<Instant> delayNotices, boolean skillGapConsented, PausedClock clock) {
        Instant replyDueAt = requestedAt == null ? null : clock.after(requestedAt, replyLimit).orElse(null);
        return new CommitmentFacts(status, promisor, importance, requestedAt, promisedAt, dueAt, renegotiations.size(), deliveredAt,
                deliveredAt == null ? null : confirmation(), endedAt, refused != null && !refused.referrals().isEmpty(), replyDueAt,
                graceAt != null, delayNotices, skillGapConsented);
    }

    /** A delivery by the client, recorded by the provider, counts as accepted: it is not its subject that reports it. */
    Confirmation confirmation() {
        if (status == CommitmentStatus.ACCEPTED || promisor == Party.CLIENT) {
            return Confirmation.ACCEPTED;
        }
        return evidence.stream().anyMatch(Artefact::backs) ? Confirmation.BACKED_BY_ARTEFACT : Confirmation.SELF_REPORTED;
    }

    /** Whether it rests on a skill the other party has to be told about and to consent to. */
    boolean needsConsent() {
        return skill != null && skill.level().needsConsent();
    }

    CommitmentState snapshot() {
        return new CommitmentState(requestedAt, promisedAt, dueAt, owner, approvedAt, deliveredAt, evidence, extras, acceptedAt, endedAt,
                refused, renegotiations, graceAt);
    }

    @Override
    public UUID clientId() {
        return clientId;
    }

    @Override
    public String state() {
        return status.name();
    }

    CommitmentStatus status() {
        return status;
    }

    Party promisor() {
        return promisor;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    /** In which the clock of a request runs, as they were when it was recorded; null for day and night. */
    WorkingHours workingHours() {
        return workingHours;
    }

    Instant replyDueAt() {
        return replyDueAt;
    }

    Importance importance() {
        return importance;
    }

    Instant promisedAt() {
        return promisedAt;
    }

    Instant dueAt() {
        return dueAt;
    }

    @Override
    protected List<String> moves() {
        return CommitmentVerb.allowedIn(status);
    }
}
