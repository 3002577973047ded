package dev.troth.commitment;

import dev.troth.agreement.MergedLimits;
import dev.troth.disclosure.PausedClock;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.time.WorkingHours;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** How a promise is made: asked for, promised until when or declined, moved by agreement, and whose work it is. */
@MappedSuperclass
abstract class MadePromise extends UnderstoodPromise {

    /** They are read with the promise, each time. */
    private static final int MOST_RENEGOTIATIONS = 200;

    @Enumerated(EnumType.STRING)
    private CommitmentStatus status;
    private Instant requestedAt;
    private Instant promisedAt;
    private Instant dueAt;
    private String owner;
    @JdbcTypeCode(SqlTypes.JSON)
    private Duration replyLimit;
    @JdbcTypeCode(SqlTypes.JSON)
    private WorkingHours workingHours;
    private Instant replyDueAt;
    @JdbcTypeCode(SqlTypes.JSON)
    private Refused refused;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Renegotiation> renegotiations = List.of();
    /** When it was rejected, given up, withdrawn, declined or cancelled. */
    private Instant endedAt;

    protected MadePromise() {
    }

    MadePromise(UUID id, NewCommitment given, Custody custody, Duration replyLimit, Instant now) {
        super(id, given, custody, now);
        this.status = CommitmentStatus.REQUESTED;
        this.requestedAt = given.requestedAt();
        this.owner = given.owner();
        this.replyLimit = replyLimit;
    }

    /** The hours in which the clock of a request runs, as they are when it is recorded; null for day and night. */
    void keep(WorkingHours hours) {
        workingHours = hours;
    }

    /** What applied when it was asked for was another's, who turned out to be the same client. */
    void restamp(MergedLimits limits, WorkingHours hours) {
        replyLimit = limits.of(replyLimit, requestedAt, createdAt());
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
        replyDueAt = replyDueAt(clock);
        return !Objects.equals(before, replyDueAt);
    }

    /** @param consented whether the other party has consented to a skill gap in this work; asked where there is one */
    void promise(Instant at, Instant due, BooleanSupplier consented) {
        require(CommitmentVerb.PROMISE);
        notBefore(requestedAt, at);
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
        notBefore(requestedAt, at);
        refused = given;
        become(CommitmentStatus.DECLINED, at);
    }

    /** Moves the due date, by agreement and before the date it replaces; of what was rejected in time, too, which is still to be kept. */
    void renegotiate(Instant agreedAt, Instant due, String reason) {
        require(CommitmentVerb.RENEGOTIATE);
        notBefore(renegotiations.isEmpty() ? promisedAt : renegotiations.get(renegotiations.size() - 1).agreedAt(), agreedAt);
        notBefore(endedAt, agreedAt);
        if (!agreedAt.isBefore(dueAt)) {
            throw refuse("A due date is moved before it comes: this one was " + dueAt + ".");
        }
        if (!due.isAfter(dueAt)) {
            throw Refusal.field("/dueAt", "must be after the date it replaces");
        }
        if (renegotiations.size() >= MOST_RENEGOTIATIONS) {
            throw refuse("A promise is renegotiated " + MOST_RENEGOTIATIONS + " times at most.");
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
        if (owner == null && allowed().contains(CommitmentVerb.CLAIM)) {
            throw refuse("Nobody has claimed it: claim it instead.");
        }
        require(CommitmentVerb.HAND_OFF);
        if (!owner.equals(from)) {
            throw ProblemType.ALREADY_CLAIMED.because("It is claimed by " + owner + ".").with("owner", owner);
        }
        owner = to;
    }

    /** Nothing is promised on a skill that is not there before the other party has consented to it (practice 14). */
    final void requireConsent(BooleanSupplier consented) {
        if (needsConsent() && !consented.getAsBoolean()) {
            throw ProblemType.CONSENT_MISSING.because("The skill " + skill().name() + " is " + skill().level()
                    + ": disclose the skill gap and have it consented to before promising.");
        }
    }

    /** Promised and not delivered for good: what was rejected before it is due is to be delivered again. */
    final boolean isToBeKept() {
        return status == CommitmentStatus.PROMISED || status == CommitmentStatus.REJECTED && !endedAt.isAfter(dueAt);
    }

    /** @param ended when it came to an end without being kept, null where it did not */
    final void become(CommitmentStatus next, Instant ended) {
        status = next;
        endedAt = ended;
    }

    /** Until when a request is owed an answer by this clock, null where nothing was asked or an absence has no end. */
    Instant replyDueAt(PausedClock clock) {
        return requestedAt == null ? null : clock.after(requestedAt, replyLimit).orElse(null);
    }

    @Override
    public String state() {
        return status.name();
    }

    CommitmentStatus status() {
        return status;
    }

    /** In which the clock of a request runs, as they were when it was recorded; null for day and night. */
    WorkingHours workingHours() {
        return workingHours;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    Instant replyDueAt() {
        return replyDueAt;
    }

    Instant promisedAt() {
        return promisedAt;
    }

    /** When it was promised, or asked for where it was not promised. */
    Instant madeAt() {
        return promisedAt == null ? requestedAt : promisedAt;
    }

    Instant dueAt() {
        return dueAt;
    }

    String owner() {
        return owner;
    }

    Refused refused() {
        return refused;
    }

    List<Renegotiation> renegotiations() {
        return renegotiations;
    }

    Instant endedAt() {
        return endedAt;
    }

    @Override
    protected List<String> moves() {
        return CommitmentVerb.allowedIn(status, isToBeKept(), !unconfirmedAssumptions().isEmpty(), owner != null, promisedAt != null && claimsSkill());
    }
}
