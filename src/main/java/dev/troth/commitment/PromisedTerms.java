package dev.troth.commitment;

import dev.troth.record.Aggregate;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What is said of a promise: who promises what, on which terms, with what effort. It changes by edits, not by moves. */
@MappedSuperclass
abstract class PromisedTerms extends Aggregate {

    private static final double MILLION = 1e6;

    @Column(updatable = false)
    private UUID clientId;
    @Enumerated(EnumType.STRING)
    private Party promisor;
    private String title;
    @Enumerated(EnumType.STRING)
    private CommitmentKind kind;
    private UUID agreementId;
    @Enumerated(EnumType.STRING)
    private Importance importance;
    private Instant targetAt;
    private String definitionOfDone;
    private boolean approvalRequired;
    @JdbcTypeCode(SqlTypes.JSON)
    private Skill skill;
    @JdbcTypeCode(SqlTypes.JSON)
    private QualityGate qualityGate;
    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private Custody custody;
    private Long estimatedSeconds;
    private Long actualSeconds;
    /** When the actual effort was recorded, null while it is not. */
    private Instant actualAt;

    protected PromisedTerms() {
    }

    PromisedTerms(UUID id, NewCommitment given, Custody custody, Instant now) {
        super(id, now);
        this.clientId = given.clientId();
        this.promisor = given.promisor() == null ? Party.PROVIDER : given.promisor();
        this.custody = custody;
        assign(given.fields(), now);
    }

    CommitmentFields fields() {
        return new CommitmentFields(title, kind, agreementId, importance, targetAt, definitionOfDone, approvalRequired, skill,
                duration(estimatedSeconds), duration(actualSeconds), qualityGate);
    }

    final void assign(CommitmentFields fields, Instant now) {
        title = fields.title();
        kind = fields.kind() == null ? CommitmentKind.DELIVERABLE : fields.kind();
        agreementId = fields.agreementId();
        importance = fields.importance() == null ? Importance.NORMAL : fields.importance();
        targetAt = fields.targetAt();
        definitionOfDone = fields.definitionOfDone();
        approvalRequired = Boolean.TRUE.equals(fields.approvalRequired());
        skill = fields.skill();
        qualityGate = fields.qualityGate();
        estimatedSeconds = fields.estimatedEffort() == null ? null : fields.estimatedEffort().toSeconds();
        if (!Objects.equals(duration(actualSeconds), fields.actualEffort())) {
            took(fields.actualEffort(), now);
        }
    }

    /** @param effort null where it is not known (any more) */
    final void took(Duration effort, Instant at) {
        actualSeconds = effort == null ? null : effort.toSeconds();
        actualAt = effort == null ? null : at;
    }

    /** actual/estimate − 1, to six decimals; null where one of the two is not known (practice 51). */
    Double estimateError() {
        return estimatedSeconds == null || actualSeconds == null ? null
                : Math.round((actualSeconds / (double) estimatedSeconds - 1) * MILLION) / MILLION;
    }

    /** Whether it took longer than estimated. */
    boolean overrun() {
        return estimatedSeconds != null && actualSeconds != null && actualSeconds > estimatedSeconds;
    }

    /** When it was recorded that it took longer than estimated, null where it did not. */
    Instant overrunSince() {
        return overrun() ? actualAt : null;
    }

    /** Whether it rests on a skill the other party has to be told about and to consent to. */
    boolean needsConsent() {
        return skill != null && skill.level().needsConsent();
    }

    private static Duration duration(Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    @Override
    public UUID clientId() {
        return clientId;
    }

    Party promisor() {
        return promisor;
    }

    UUID agreementId() {
        return agreementId;
    }

    Importance importance() {
        return importance;
    }

    Instant targetAt() {
        return targetAt;
    }

    boolean approvalRequired() {
        return approvalRequired;
    }

    Skill skill() {
        return skill;
    }

    QualityGate qualityGate() {
        return qualityGate;
    }

    /** What was taken in and is to be passed on, null where nothing was. */
    Custody custody() {
        return custody;
    }
}
