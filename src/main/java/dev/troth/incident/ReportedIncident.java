package dev.troth.incident;

import dev.troth.record.Aggregate;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Severity;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** What is said of an incident when it is recorded: what happened, how bad it is and who answers for it. It changes by edits, not by moves. */
@MappedSuperclass
abstract class ReportedIncident extends Aggregate {

    private static final Duration UPDATE_EVERY = Duration.ofDays(3);
    private static final Duration UPDATE_EVERY_IF_GRAVE = Duration.ofDays(1);

    @Column(updatable = false)
    private UUID clientId;
    @Enumerated(EnumType.STRING)
    private IncidentKind kind;
    private String title;
    private String description;
    private String complaint;
    @Enumerated(EnumType.STRING)
    private Severity severity;
    @Enumerated(EnumType.STRING)
    private Importance importance;
    @Column(updatable = false)
    private UUID commitmentId;
    private Instant occurredAt;
    private Instant detectedAt;
    @Enumerated(EnumType.STRING)
    private Detector detectedBy;
    private String causeKey;
    @Enumerated(EnumType.STRING)
    private Cause.Category causeCategory;
    @Enumerated(EnumType.STRING)
    private Cause.Coverage causeCoverage;
    private String causedBy;
    private int recurrence;
    // The database derives it from the recurrence; here it is only a name to filter by.
    @Column(insertable = false, updatable = false)
    private boolean repeats;
    @Enumerated(EnumType.STRING)
    private Party accountable;
    private BigDecimal providerShare;
    private BigDecimal clientShare;
    private boolean dataLeftScope;
    private Duration updateEvery;
    private Instant lastUpdateAt;
    private Instant updateDueAt;

    protected ReportedIncident() {
    }

    ReportedIncident(UUID id, NewIncident given, Instant now) {
        super(id, now);
        clientId = given.clientId();
        kind = given.kind() == null ? IncidentKind.SERVICE_FAILURE : given.kind();
        severity = given.severity();
        importance = given.importance();
        commitmentId = given.commitmentId();
        detectedAt = given.detectedAt();
        detectedBy = given.detectedBy() == null ? Detector.PROVIDER : given.detectedBy();
        accountable = given.accountableParty();
        Shares shares = given.shares() == null ? Shares.alone(accountable) : given.shares();
        providerShare = shares.provider();
        clientShare = shares.client();
        dataLeftScope = Boolean.TRUE.equals(given.dataLeftScope());
        fields(given.fields());
    }

    IncidentFields fields() {
        Cause cause = causeKey == null ? null : new Cause(causeKey, causeCategory, causeCoverage);
        return new IncidentFields(title, description, cause, causedBy, complaint, occurredAt, updateEvery);
    }

    /** What the client complained of stays: removed, it would be closed unheard (practice 72). */
    void fields(IncidentFields fields) {
        if (complaint != null && fields.complaint() == null) {
            throw refuse("What the client complained of can be reworded, and is not removed: it is heard.");
        }
        title = fields.title();
        description = fields.description();
        causeKey = fields.cause() == null ? null : fields.cause().key();
        causeCategory = fields.cause() == null ? null : fields.cause().category();
        causeCoverage = fields.cause() == null ? null : fields.cause().coverage();
        causedBy = fields.causedBy();
        complaint = fields.complaint();
        occurredAt = fields.occurredAt();
        updateEvery = fields.updateEvery() != null ? fields.updateEvery() : severity.compareTo(Severity.MAJOR) < 0 ? UPDATE_EVERY : UPDATE_EVERY_IF_GRAVE;
        scheduleUpdate();
    }

    /**
     * Follows what the provider said about it.
     *
     * @param last when the last of it was said, null where nothing was
     * @return whether anything has changed
     */
    boolean told(Instant last) {
        if (Objects.equals(last, lastUpdateAt)) {
            return false;
        }
        lastUpdateAt = last;
        scheduleUpdate();
        return true;
    }

    private void scheduleUpdate() {
        Instant heardLast = lastUpdateAt == null || lastUpdateAt.isBefore(detectedAt) ? detectedAt : lastUpdateAt;
        updateDueAt = heardLast.plus(updateEvery);
    }

    /**
     * Follows what was recorded of earlier incidents.
     *
     * @param earlier how many it repeats, as far as they count
     * @return whether anything has changed
     */
    boolean repeats(int earlier) {
        boolean changed = recurrence != earlier;
        recurrence = earlier;
        return changed;
    }

    @Override
    public UUID clientId() {
        return clientId;
    }

    IncidentKind kind() {
        return kind;
    }

    Severity severity() {
        return severity;
    }

    /** As it was stated; null where it follows from the commitment. */
    Importance importance() {
        return importance;
    }

    /** The commitment it happened to, null where there is none. */
    UUID commitmentId() {
        return commitmentId;
    }

    /** What tells the same mistake again, null where the cause is not known. */
    String causeKey() {
        return causeKey;
    }

    /** k: the earlier incidents of the same cause that count for the party that answers for it, at most 3 (practice 33). */
    int recurrence() {
        return recurrence;
    }

    /** How often the client is to hear of it while it is not closed (practice 61). */
    Duration updateEvery() {
        return updateEvery;
    }

    /** When the provider last spoke about it, null where it has not. */
    Instant lastUpdateAt() {
        return lastUpdateAt;
    }

    Instant updateDueAt() {
        return updateDueAt;
    }

    Instant detectedAt() {
        return detectedAt;
    }

    /** When it happened, as far as is known: when it was detected where nothing else is said. */
    Instant startedAt() {
        return occurredAt == null ? detectedAt : occurredAt;
    }

    Detector detectedBy() {
        return detectedBy;
    }

    /** Who answers for it; never blank (practice 54). */
    Party accountable() {
        return accountable;
    }

    Shares shares() {
        return new Shares(providerShare, clientShare);
    }

    boolean dataLeftScope() {
        return dataLeftScope;
    }

    /** Whether it is closed only once the client was heard: who noticed it, or said something of it in their own words (practice 72). */
    boolean clientComplained() {
        return detectedBy == Detector.CLIENT || kind == IncidentKind.COMPLAINT || complaint != null;
    }
}
