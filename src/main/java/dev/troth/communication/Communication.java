package dev.troth.communication;

import dev.troth.agreement.Expectation;
import dev.troth.agreement.StatusDefinition;
import dev.troth.disclosure.PausedClock;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.time.WorkingHours;
import dev.troth.record.Aggregate;
import dev.troth.record.Channel;
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

/** Something one party said to the other: how, what for, what it answers; and, where a reply is owed to it, until when and whether it came. */
@Entity
@Table(name = "communication")
public class Communication extends Aggregate {

    static final String GRANT_GRACE = "grant-grace";
    static final String CONFIRM = "confirm";
    static final String MISREPORTED = "misreported";

    @Column(updatable = false)
    private UUID clientId;
    @Enumerated(EnumType.STRING)
    private Party sender;
    @Enumerated(EnumType.STRING)
    private Channel channel;
    @Enumerated(EnumType.STRING)
    private Purpose purpose;
    private Instant at;
    private String summary;
    private UUID inReplyTo;
    private Boolean onEscalationPlan;
    @Enumerated(EnumType.STRING)
    private Topic.Type aboutType;
    private UUID aboutId;
    @Enumerated(EnumType.STRING)
    private Expectation.Topic expectation;
    @Enumerated(EnumType.STRING)
    private StatementKind statementKind;
    /** The status reported, as it was defined then. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private StatusDefinition statusDefinition;
    private UUID misreportId;
    private String misreportProof;
    private Duration replyLimit;
    @JdbcTypeCode(SqlTypes.JSON)
    private WorkingHours workingHours;
    private Instant replyDueAt;
    private Instant repliedAt;
    private Duration repliedAfter;
    private Instant graceAt;
    private Instant confirmedAt;
    // The database derives both from the columns that decide them; here they are only names to filter by.
    @Column(insertable = false, updatable = false)
    private boolean unanswered;
    @Column(insertable = false, updatable = false)
    private boolean channelMismatch;

    protected Communication() {
    }

    Communication(UUID id, NewCommunication given, Stamp stamp, Instant now) {
        super(id, now);
        clientId = given.clientId();
        sender = given.from();
        channel = given.channel();
        purpose = given.purpose();
        at = given.at();
        summary = given.summary();
        inReplyTo = given.inReplyTo();
        aboutType = given.about() == null ? null : given.about().type();
        aboutId = given.about() == null ? null : given.about().id();
        expectation = given.expectation();
        statementKind = given.statementKind();
        replyLimit = stamp.replyLimit();
        workingHours = stamp.workingHours();
        onEscalationPlan = stamp.onEscalationPlan();
        statusDefinition = stamp.status();
    }

    /** The party that was owed the reply forgives the other for keeping it waiting. */
    void grantGrace(Party party, Instant when) {
        require(GRANT_GRACE);
        if (party != sender) {
            throw ProblemType.SELF_GRANTED_GRACE.because("The reply is owed by " + party + ": " + sender + " may grant grace.");
        }
        if (when.isBefore(at)) {
            throw refuse("Grace cannot be granted before the reply was asked for, at " + at + ".");
        }
        graceAt = when;
    }

    /** The other party says that this is what was meant (practice 22). */
    void confirm(Instant when) {
        require(CONFIRM);
        if (when.isBefore(at)) {
            throw refuse("What was said at " + at + " cannot be confirmed before.");
        }
        confirmedAt = when;
    }

    /** The status it reported was proven false, and known to be, once (practice 62). */
    void checkMisreport(Instant when) {
        require(MISREPORTED);
        if (when.isBefore(at)) {
            throw refuse("It cannot be proven false before it was reported, at " + at + ".");
        }
    }

    /** @param disclosureId the disclosure that records the false statement */
    void misreported(UUID disclosureId, String proof) {
        misreportId = disclosureId;
        misreportProof = proof;
    }

    /**
     * Follows what the replies and the absences say.
     *
     * @param clock of the party that owes the reply
     * @param firstReply when the first reply came, null while there is none
     * @return whether anything has changed
     */
    boolean follow(PausedClock clock, Instant firstReply) {
        Instant due = isOwedReply() ? clock.after(at, replyLimit).orElse(null) : null;
        Duration after = isOwedReply() && firstReply != null ? clock.elapsed(at, firstReply) : null;
        boolean changed = !Objects.equals(due, replyDueAt) || !Objects.equals(firstReply, repliedAt) || !Objects.equals(after, repliedAfter);
        replyDueAt = due;
        repliedAt = firstReply;
        repliedAfter = after;
        return changed;
    }

    /** What applied was another's, who turned out to be the same client: nothing else of the stamp changes. */
    void restamp(Duration limit, WorkingHours hours) {
        replyLimit = limit;
        workingHours = hours;
    }

    /** Whether it came on a channel of the escalation plan of the client that stands. */
    void restamp(boolean onPlan) {
        onEscalationPlan = onPlan;
    }

    /** Whether the other party owes a reply to it. */
    boolean isOwedReply() {
        return replyLimit != null;
    }

    /** Whether it would have been said better by talking than by mail (practice 6). */
    boolean isChannelMismatch() {
        return channel == Channel.EMAIL && purpose.callsForTalking();
    }

    CommunicationFields fields() {
        return new CommunicationFields(summary);
    }

    /** What was confirmed stays as it was confirmed. */
    void fields(CommunicationFields fields) {
        if (confirmedAt != null && !Objects.equals(summary, fields.summary())) {
            throw refuse("It was confirmed in these words: they do not change unless the confirmation is taken back.");
        }
        summary = fields.summary();
    }

    Party sender() {
        return sender;
    }

    Channel channel() {
        return channel;
    }

    Purpose purpose() {
        return purpose;
    }

    Instant at() {
        return at;
    }

    UUID inReplyTo() {
        return inReplyTo;
    }

    /** Whether it came on a channel of the client's escalation plan as that was when it was recorded; null for what answers nothing. */
    Boolean onEscalationPlan() {
        return onEscalationPlan;
    }

    /** What it is about, null for nothing in particular. */
    Topic about() {
        return aboutId == null ? null : new Topic(aboutType, aboutId);
    }

    /** The expectation it bears on, of the agreement it is about; null for none in particular. */
    Expectation.Topic expectation() {
        return expectation;
    }

    StatementKind statementKind() {
        return statementKind;
    }

    /** In which the clock of the reply runs, as they were when this was recorded; null for day and night, and where no reply is owed. */
    WorkingHours workingHours() {
        return workingHours;
    }

    /** The status it reports, null where it reports none. */
    String status() {
        return statusDefinition == null ? null : statusDefinition.status();
    }

    /** What the status meant when it was reported. */
    StatusDefinition statusDefinition() {
        return statusDefinition;
    }

    /** The disclosure that records the status as false, null where it was not proven so. */
    UUID misreportId() {
        return misreportId;
    }

    String misreportProof() {
        return misreportProof;
    }

    /** How long the reply may take, as agreed when this was recorded; null where none is owed. */
    Duration replyLimit() {
        return replyLimit;
    }

    /** When the reply is due; null where none is owed, and during an absence without an end. */
    Instant replyDueAt() {
        return replyDueAt;
    }

    /** When the first reply came, null while there is none. */
    Instant repliedAt() {
        return repliedAt;
    }

    /** How long the first reply took, absences left out; null where none is owed or none has come. */
    Duration repliedAfter() {
        return repliedAfter;
    }

    /** When grace was granted, null where it was not. */
    Instant graceAt() {
        return graceAt;
    }

    /** When the other party confirmed it, null while it has not. */
    Instant confirmedAt() {
        return confirmedAt;
    }

    @Override
    public UUID clientId() {
        return clientId;
    }

    @Override
    public String state() {
        if (!isOwedReply()) {
            return "RECORDED";
        }
        return repliedAt == null ? "UNANSWERED" : "ANSWERED";
    }

    @Override
    protected List<String> moves() {
        return Stream.of(isOwedReply() && graceAt == null ? GRANT_GRACE : null, statusDefinition != null && misreportId == null ? MISREPORTED : null,
                confirmedAt == null ? CONFIRM : null).filter(Objects::nonNull).toList();
    }

    /**
     * What applied when it was recorded, and stays so whatever is agreed later.
     *
     * @param replyLimit null where no reply is owed
     * @param workingHours in which the clock of the reply runs; null for day and night, and where no reply is owed
     * @param onEscalationPlan null for what answers nothing
     * @param status what the status it reports means, null where it reports none
     */
    record Stamp(Duration replyLimit, WorkingHours workingHours, Boolean onEscalationPlan, StatusDefinition status) {
    }
}
