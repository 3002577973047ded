package dev.troth.agreement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.troth.platform.json.StoredJson;
import dev.troth.record.Aggregate;
import dev.troth.trust.model.Party;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An agreement as its revisions tell it: what is agreed, since when, what was told of its fees, and what follows from all that. The moves are made by {@link Agreement}. */
@MappedSuperclass
abstract class RevisedAgreement extends Aggregate {

    @Column(updatable = false)
    private UUID clientId;
    @Enumerated(EnumType.STRING)
    private AgreementKind kind;
    @Enumerated(EnumType.STRING)
    AgreementStatus status;
    /** What {@link #status(Instant)} is now, for filters. */
    @JsonIgnore
    @Enumerated(EnumType.STRING)
    @Formula("case when status = 'ACTIVE' and expires_at <= now() then 'EXPIRED' else status end")
    private AgreementStatus statusNow;
    /** The number of the revision the two sides are at. */
    private int revision;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Revision> revisions;
    /** What the client was told of fees, by the moves of this agreement. */
    @JdbcTypeCode(SqlTypes.JSON)
    List<FeesTold> feesDisclosed = List.of();
    /** The same, by disclosures: kept apart from what a correction of this agreement takes back. */
    @JdbcTypeCode(SqlTypes.JSON)
    List<FeesTold> feeDisclosures = List.of();
    @JdbcTypeCode(SqlTypes.JSON)
    List<Review> reviews = List.of();
    private Instant expiresAt;
    /** Of the revision the two sides are at, for filters. */
    @JsonIgnore
    private Instant reviewDue;
    /** What waits; it follows from all else, so that no correction restores it. */
    @JsonIgnore
    @Embedded
    private Awaited awaited;
    Instant endedAt;

    protected RevisedAgreement() {
    }

    RevisedAgreement(UUID id, UUID clientId, AgreementKind kind, Instant now) {
        super(id, now);
        this.clientId = clientId;
        this.kind = kind;
        status = AgreementStatus.DRAFT;
        revisions = List.of();
    }

    /** Puts a revision where its number says and makes it the current one. */
    final void take(Revision taken) {
        revisions = with(taken);
        revision = taken.number();
        expiresAt = taken.terms().expiresAt();
    }

    private List<Revision> with(Revision taken) {
        List<Revision> all = new ArrayList<>(revisions);
        if (taken.number() > all.size()) {
            all.add(taken);
        } else {
            all.set(taken.number() - 1, taken);
        }
        return List.copyOf(all);
    }

    /** Brings in line what follows from all else, whatever changed it: a move, a correction, a disclosure of fees. */
    final void derive() {
        reviewDue = terms().reviewDue();
        awaited = retractedAt() != null || status == AgreementStatus.ENDED ? Awaited.NOTHING
                : Awaited.of(current(), agreed(), reviewDue(agreed()), status, undisclosedFees());
    }

    /** The status at an instant: expiry needs no move. The same rule is in statusNow. */
    AgreementStatus status(Instant now) {
        return status == AgreementStatus.ACTIVE && expiresAt != null && !expiresAt.isAfter(now) ? AgreementStatus.EXPIRED : status;
    }

    /** When which terms were in force. */
    List<InForce> inForce() {
        return retractedAt() != null ? List.of() : InForce.of(revisions, endedAt);
    }

    /** When which terms would be in force if a revision were taken. */
    final List<InForce> inForceWith(Revision taken) {
        return InForce.of(with(taken), endedAt);
    }

    /** When both had first accepted, null if they have not. */
    Instant agreedAt() {
        return revisions.stream().map(Revision::agreedAt).filter(Objects::nonNull).findFirst().orElse(null);
    }

    AgreementFacts facts(List<Instant> breachesByProvider, List<Instant> breachesByClient) {
        List<InForce> times = kind == AgreementKind.CONFIDENTIALITY ? inForce() : List.of();
        List<Bond> bonds = Stream.of(Party.values()).flatMap(party -> InForce.bonds(times, party).stream()).toList();
        boolean expectations = revisions.stream().filter(r -> r.agreedAt() != null).findFirst()
                .filter(first -> !first.terms().expectations().isEmpty()).isPresent();
        return new AgreementFacts(kind, expectations, agreedAt(), Fees.facts(revisions, endedAt, this::told), bonds, breachesByProvider,
                breachesByClient);
    }

    /** The revision the two sides are at. */
    Revision current() {
        return revisions.get(revision - 1);
    }

    /** The terms the two sides are at, with the review they settled on last. */
    AgreementTerms terms() {
        return current().terms().reviewDue(reviewDue(current()));
    }

    /** The last revision both accepted, null if there is none. */
    Revision agreed() {
        return revisions.stream().filter(r -> r.agreedAt() != null).reduce((former, latter) -> latter).orElse(null);
    }

    /** All revisions but the current one. */
    List<Revision> others() {
        return revisions.stream().filter(r -> r.number() != revision).toList();
    }

    /** How long all revisions would be with another, as they are kept. */
    final int charactersWith(Revision next) {
        try {
            return StoredJson.mapper().writeValueAsString(Stream.concat(revisions.stream(), Stream.of(next)).toList()).length();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    int revisionsMade() {
        return revisions.size();
    }

    /** The terms with what the client was told of their fees. */
    AgreementTerms told(AgreementTerms terms) {
        return terms.fees(Fees.told(terms.fees(), revisions, Stream.concat(feesDisclosed.stream(), feeDisclosures.stream()).toList()));
    }

    List<Fee> undisclosedFees() {
        return told(current().terms()).fees().stream().filter(fee -> fee.disclosedAt() == null).toList();
    }

    /** When the terms of a revision are looked at again: as both settled in the latest review of it, else as it says itself. */
    private Instant reviewDue(Revision of) {
        return of == null ? null : Review.latestOf(reviews, of.number()).map(Review::reviewDue).orElse(of.terms().reviewDue());
    }

    @Override
    public UUID clientId() {
        return clientId;
    }

    AgreementKind kind() {
        return kind;
    }

    int revision() {
        return revision;
    }

    /** What both found when they looked at the terms again, in the order it was recorded. */
    List<Review> reviews() {
        return reviews;
    }

    /** What waits for somebody. */
    Awaited awaited() {
        return awaited == null ? Awaited.NOTHING : awaited;
    }

    Instant endedAt() {
        return endedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public String state() {
        return status.name();
    }
}
