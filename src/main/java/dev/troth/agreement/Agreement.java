package dev.troth.agreement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.troth.record.Aggregate;
import dev.troth.trust.model.Party;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What two sides agree on, revision by revision: offered, accepted by both, amended, ended. */
@Entity
@Table(name = "agreement")
public class Agreement extends Aggregate {

    @Column(updatable = false)
    private UUID clientId;
    @Enumerated(EnumType.STRING)
    private AgreementKind kind;
    private String title;
    @Enumerated(EnumType.STRING)
    private AgreementStatus status;
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
    private List<FeesTold> feesDisclosed = List.of();
    /** The same, by disclosures: kept apart from what a correction of this agreement takes back. */
    @JdbcTypeCode(SqlTypes.JSON)
    private List<FeesTold> feeDisclosures = List.of();
    private Instant expiresAt;
    private Instant reviewDue;
    private Instant endedAt;
    private String endReason;

    protected Agreement() {
    }

    Agreement(UUID id, NewAgreement given, Instant now) {
        super(id, now);
        clientId = given.clientId();
        kind = given.kind() == null ? AgreementKind.SERVICE : given.kind();
        title = given.title();
        status = AgreementStatus.DRAFT;
        revisions = List.of();
        take(new Revision(1, given.terms().checked(now), now, null, List.of(), null));
    }

    void offer(Instant at) {
        require(AgreementVerb.OFFER);
        take(current().offered(at));
        status = AgreementStatus.OFFERED;
    }

    /** Once both have accepted a revision it is active. The client accepts nothing before it knows what it costs and what to expect. */
    void accept(Party party, Instant at) {
        require(AgreementVerb.ACCEPT);
        notBefore(current().offeredAt(), at);
        if (current().acceptedAt(party) != null) {
            throw refuse("The " + party + " has accepted revision " + revision + " already.");
        }
        if (party == Party.CLIENT) {
            current().requireAcceptable(kind, undisclosedFees());
        }
        take(current().accepted(party, at));
        if (current().agreedAt() != null) {
            status = AgreementStatus.ACTIVE;
        }
    }

    /** What both had accepted before stands again; where there was nothing, the agreement is declined. */
    void decline(Declined how) {
        require(AgreementVerb.DECLINE);
        notBefore(current().lastMoveAt(), how.at());
        take(current().declined(how));
        Revision agreed = agreed();
        if (agreed == null) {
            status = AgreementStatus.DECLINED;
        } else {
            take(agreed);
            status = AgreementStatus.ACTIVE;
        }
    }

    /** @param names of the fees, null for all that are undisclosed */
    void discloseFees(List<String> names, Instant at) {
        require(AgreementVerb.DISCLOSE_FEES);
        List<Fee> told = Fees.named(undisclosedFees(), names);
        feesDisclosed = Stream.concat(feesDisclosed.stream(), Stream.of(new FeesTold(null, at, told))).toList();
    }

    /** Offers new terms as the next revision. What both accepted stays in force until both accept again. */
    void amend(AgreementTerms terms, Instant at) {
        require(AgreementVerb.AMEND);
        notBefore(current().lastMoveAt(), at);
        take(new Revision(revisions.size() + 1, terms, at, at, List.of(), null));
        status = AgreementStatus.OFFERED;
    }

    void end(Instant at, String reason) {
        require(AgreementVerb.END);
        notBefore(agreed().agreedAt(), at);
        endedAt = at;
        endReason = reason;
        take(agreed());
        status = AgreementStatus.ENDED;
    }

    /** Before each move: what has expired by now is no longer active. */
    void settle(Instant now) {
        status = status(now);
    }

    /**
     * A disclosure told of the fees that were undisclosed when it was recorded; later it may be dated otherwise, or be taken back.
     *
     * @param at null where nothing was told
     * @return whether it changes anything here
     */
    boolean follow(UUID disclosureId, Instant at) {
        List<FeesTold> before = feeDisclosures;
        feeDisclosures = FeesTold.followed(before, disclosureId, at, undisclosedFees());
        return !feeDisclosures.equals(before);
    }

    AgreementFields fields() {
        return AgreementFields.of(title, current().terms());
    }

    /** The terms are edited while it is a draft, and amended afterwards. */
    void fields(AgreementFields fields, Instant now) {
        if (status == AgreementStatus.DRAFT) {
            take(current().terms(fields.terms().checked(now)));
        } else if (!fields.terms().equals(current().terms())) {
            throw refuse("The terms are edited while the agreement is a DRAFT; it is " + status + ": amend it.");
        }
        title = fields.title();
    }

    /** The status at an instant: expiry needs no move. The same rule is in statusNow. */
    AgreementStatus status(Instant now) {
        return status == AgreementStatus.ACTIVE && expiresAt != null && !expiresAt.isAfter(now) ? AgreementStatus.EXPIRED : status;
    }

    /** When which terms were in force. */
    List<InForce> inForce() {
        return retractedAt() != null ? List.of() : InForce.of(revisions, endedAt);
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

    /** The last revision both accepted, null if there is none. */
    Revision agreed() {
        return revisions.stream().filter(r -> r.agreedAt() != null).reduce((former, latter) -> latter).orElse(null);
    }

    /** All revisions but the current one. */
    List<Revision> others() {
        return revisions.stream().filter(r -> r.number() != revision).toList();
    }

    /** The terms with what the client was told of their fees. */
    AgreementTerms told(AgreementTerms terms) {
        return terms.fees(Fees.told(terms.fees(), revisions, Stream.concat(feesDisclosed.stream(), feeDisclosures.stream()).toList()));
    }

    private List<Fee> undisclosedFees() {
        return told(current().terms()).fees().stream().filter(fee -> fee.disclosedAt() == null).toList();
    }

    private void notBefore(Instant recorded, Instant at) {
        if (at.isBefore(recorded)) {
            throw refuse("What happened before was at " + recorded + ": this does not come earlier.");
        }
    }

    /** Puts a revision where its number says and makes it the current one. */
    private void take(Revision taken) {
        List<Revision> all = new ArrayList<>(revisions);
        if (taken.number() > all.size()) {
            all.add(taken);
        } else {
            all.set(taken.number() - 1, taken);
        }
        revisions = List.copyOf(all);
        revision = taken.number();
        expiresAt = taken.terms().expiresAt();
        reviewDue = taken.terms().reviewDue();
    }

    @Override
    public UUID clientId() {
        return clientId;
    }

    AgreementKind kind() {
        return kind;
    }

    String title() {
        return title;
    }

    int revision() {
        return revision;
    }

    Instant endedAt() {
        return endedAt;
    }

    String endReason() {
        return endReason;
    }

    @Override
    public String state() {
        return status.name();
    }

    @Override
    protected List<String> moves() {
        return AgreementVerb.allowedIn(status, agreed() != null, !undisclosedFees().isEmpty());
    }
}
