package dev.troth.retention;

import dev.troth.record.Aggregate;
import dev.troth.record.Channel;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An attempt to win a client back who is about to leave, or has left: nobody is written off (practice 70). */
@Entity
@Table(name = "win_back")
public class WinBack extends Aggregate {

    static final String CONCLUDE = "conclude";

    @Column(updatable = false)
    private UUID clientId;
    private String approach;
    @Enumerated(EnumType.STRING)
    private Channel channel;
    private Instant attemptedAt;
    @Enumerated(EnumType.STRING)
    private WinBackOutcome outcome;
    private Instant concludedAt;
    private String note;

    protected WinBack() {
    }

    WinBack(UUID id, UUID clientId, NewWinBack given, Instant attemptedAt, Instant now) {
        super(id, now);
        this.clientId = clientId;
        this.attemptedAt = attemptedAt;
        fields(new WinBackFields(given.approach(), given.channel()));
    }

    /** Says what came of it. */
    void conclude(WinBackOutcome how, Instant at, String word) {
        require(CONCLUDE);
        if (at.isBefore(attemptedAt)) {
            throw refuse("It was attempted at " + attemptedAt + ": what came of it came afterwards.");
        }
        outcome = how;
        concludedAt = at;
        note = word;
    }

    WinBackFields fields() {
        return new WinBackFields(approach, channel);
    }

    void fields(WinBackFields fields) {
        approach = fields.approach();
        channel = fields.channel();
    }

    /** Whether nothing has come of it yet. */
    boolean isUnderWay() {
        return outcome == null;
    }

    /** Whether it is over and did not win the client back. */
    boolean cameToNothing() {
        return outcome == WinBackOutcome.DECLINED || outcome == WinBackOutcome.NO_ANSWER;
    }

    Instant attemptedAt() {
        return attemptedAt;
    }

    /** Null while nothing has come of it yet. */
    WinBackOutcome outcome() {
        return outcome;
    }

    Instant concludedAt() {
        return concludedAt;
    }

    String note() {
        return note;
    }

    @Override
    public UUID clientId() {
        return clientId;
    }

    @Override
    public String state() {
        return outcome == null ? "OPEN" : "CONCLUDED";
    }

    @Override
    protected List<String> moves() {
        return outcome == null ? List.of(CONCLUDE) : List.of();
    }
}
