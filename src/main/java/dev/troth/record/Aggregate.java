package dev.troth.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What every record has: an id, a version, the service's own times, and the moves that its state allows. */
@MappedSuperclass
public abstract class Aggregate {

    @Id
    private UUID id;
    @Version
    private long version;
    @Column(updatable = false)
    private Instant createdAt;
    private Instant updatedAt;
    private Instant retractedAt;
    // Written where a client is erased, past the record: a state no move leads to.
    @JsonIgnore
    @Column(insertable = false, updatable = false)
    private Instant erasedAt;

    protected Aggregate() {
    }

    protected Aggregate(UUID id, Instant now) {
        this.id = id;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** The client whose relationship this record belongs to. */
    public abstract UUID clientId();

    /** The state the record is in, as problems name it. */
    public abstract String state();

    /** The moves its state allows, corrections aside. */
    protected abstract List<String> moves();

    /** The moves open to a caller: what a frontend shows as buttons. */
    public final List<String> allowed() {
        return !stands() || erasedAt != null ? List.of() : Stream.concat(moves().stream(), Stream.of(RecordService.CORRECT)).toList();
    }

    /** @throws Refusal invalid-transition where the state does not allow the move */
    protected final void require(String move) {
        if (!allowed().contains(move)) {
            throw refuse("A record that is " + state() + " does not allow " + move + ".");
        }
    }

    /** An invalid-transition refusal with the state and what it allows. */
    protected final Refusal refuse(String detail) {
        return ProblemType.INVALID_TRANSITION.because(detail).with("state", state()).with("allowed", allowed());
    }

    /**
     * What follows does not come before what it follows.
     *
     * @param recorded when that was, null where nothing was recorded
     * @throws Refusal invalid-transition where it does
     */
    protected final void notBefore(Instant recorded, Instant at) {
        if (recorded != null && at.isBefore(recorded)) {
            throw refuse("What happened before was at " + recorded + ": this does not come earlier.");
        }
    }

    /** Whether it counts, and can change. */
    protected boolean stands() {
        return retractedAt == null;
    }

    /** Whether the record itself can be taken back as a mistake. */
    protected boolean isRetractable() {
        return true;
    }

    /** Takes the record itself back: it stays readable and counts for nothing. */
    final void retract(Instant now) {
        retractedAt = now;
    }

    final void touch(Instant now) {
        updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    /** When the service recorded it. */
    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** When what it said of its client was erased, null while it was not. */
    public Instant erasedAt() {
        return erasedAt;
    }

    /** When it was taken back as a mistake, null while it stands. */
    public Instant retractedAt() {
        return retractedAt;
    }
}
