package dev.troth.trust;

import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.EvidenceSum;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Reason;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One line of the ledger: an addition, or the reversal of one. Written once; the service's role can neither change nor delete it. It stands there with what it adds to the running sums. */
@Entity
@Immutable
@Table(name = "ledger")
class LedgerEntry {

    @Id
    private UUID id;
    private UUID clientId;
    @Enumerated(EnumType.STRING)
    private Party subject;
    @Enumerated(EnumType.STRING)
    private Dimension dimension;
    @Enumerated(EnumType.STRING)
    private Reason reason;
    private String sourceType;
    private UUID sourceId;
    private double r;
    private double s;
    private Instant effectiveAt;
    private int tally;
    private UUID reverses;
    private Instant recordedAt;

    protected LedgerEntry() {
    }

    private LedgerEntry(UUID id, Source source, Evidence evidence, UUID reverses, Instant now) {
        this.id = id;
        this.clientId = source.clientId();
        this.subject = evidence.subject();
        this.dimension = evidence.dimension();
        this.reason = evidence.reason();
        this.sourceType = source.type();
        this.sourceId = source.id();
        this.r = evidence.r();
        this.s = evidence.s();
        this.effectiveAt = evidence.effectiveAt();
        this.tally = evidence.tally();
        this.reverses = reverses;
        this.recordedAt = now;
    }

    static LedgerEntry addition(UUID id, Source source, Evidence evidence, Instant now) {
        return new LedgerEntry(id, source, evidence, null, now);
    }

    LedgerEntry reversal(UUID id, Instant now) {
        return new LedgerEntry(id, source(), evidence(), this.id, now);
    }

    UUID id() {
        return id;
    }

    Source source() {
        return new Source(clientId, sourceType, sourceId);
    }

    Evidence evidence() {
        return new Evidence(subject, dimension, reason, r, s, effectiveAt, tally, true);
    }

    /** The entry this one takes back, null for an addition. */
    UUID reverses() {
        return reverses;
    }

    /** When the service wrote it down; when it counts from is the evidence's effectiveAt. */
    Instant recordedAt() {
        return recordedAt;
    }

    /** What it adds to the running sums, computed afresh: a reversal exactly what its addition added, with the other sign. */
    EvidenceSum sum() {
        EvidenceSum sum = EvidenceSum.of(evidence());
        return reverses == null ? sum : sum.negate();
    }
}
