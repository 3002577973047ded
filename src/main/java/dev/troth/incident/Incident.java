package dev.troth.incident;

import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.text.Limits;
import dev.troth.trust.model.Party;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Something that went wrong, and how it is owned, mended and learnt from (practices 15, 16, 30, 32, 35, 54, 57, 58, 66, 68, 72). */
@Entity
@Table(name = "incident")
public class Incident extends ReportedIncident {

    @Enumerated(EnumType.STRING)
    private IncidentStatus status = IncidentStatus.OPEN;
    @Enumerated(EnumType.STRING)
    private Ownership ownership = Ownership.UNSTATED;
    private Instant acknowledgedAt;
    private Instant apologisedAt;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Remedy> remedies = List.of();
    private Instant remedyDueAt;
    private Instant fixedAt;
    @JdbcTypeCode(SqlTypes.JSON)
    private Restitution restitution;
    private String lesson;
    private UUID practiceId;
    @JdbcTypeCode(SqlTypes.JSON)
    private Waiver waiver;
    private Instant heardAt;
    private Instant closedAt;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Party> graceFrom = List.of();
    // The database derives these two; here they are only names to filter by.
    @Column(insertable = false, updatable = false)
    private boolean lessonMissing;
    @Column(insertable = false, updatable = false)
    private boolean unheard;

    protected Incident() {
    }

    Incident(UUID id, NewIncident given, Instant now) {
        super(id, given, now);
    }

    /** The other side's frustration is acknowledged: empathy, which never changes ownership (practice 66). */
    void acknowledge(Instant at) {
        require(IncidentVerb.ACKNOWLEDGE);
        acknowledgedAt = at;
    }

    /** Says whose it is; may be said anew, for who shifted the blame may come to own it. */
    void own(Ownership stated) {
        require(IncidentVerb.OWN);
        if (stated == ownership) {
            throw refuse("The ownership is " + ownership + " already.");
        }
        ownership = stated;
    }

    void apologise(Instant at) {
        require(IncidentVerb.APOLOGISE);
        apologisedAt = at;
    }

    /** Promises a remedy, or says more of the one of the same name: that it is due later, that it is done. */
    void remedy(Remedy remedy) {
        require(IncidentVerb.REMEDY);
        if (remedies.size() == Limits.LIST && remedies.stream().noneMatch(remedy::isOf)) {
            throw refuse("An incident has at most " + Limits.LIST + " remedies.");
        }
        remedies = remedy.among(remedies);
        remedyDueAt = Remedy.nextDue(remedies);
    }

    /** What went wrong is right again. */
    void fix(Instant at) {
        require(IncidentVerb.FIX);
        fixedAt = at;
        status = IncidentStatus.FIXED;
    }

    void restitute(Restitution made) {
        require(IncidentVerb.RESTITUTE);
        restitution = made;
    }

    /**
     * Records what is learnt; may be said anew.
     *
     * @param practice the practice adopted from it, null where there is none or the one named before stays
     * @param waived why no practice is needed, null where nothing is said of it
     */
    void learn(String learnt, UUID practice, Waiver waived) {
        require(IncidentVerb.LEARN);
        if (waived != null && practiceId != null) {
            throw refuse("A practice was adopted from it: there is nothing to waive.");
        }
        lesson = learnt;
        practiceId = practice == null ? practiceId : practice;
        waiver = practice != null ? null : waived != null ? waived : waiver;
    }

    /** The practice adopted from it was itself a mistake in the record. No move of a caller: it happens in any state. */
    void losePractice() {
        practiceId = null;
    }

    /** Being heard on something else is no hearing of a complaint that comes after it (practice 72). */
    void edit(IncidentFields fields) {
        boolean complained = clientComplained();
        fields(fields);
        if (!complained && clientComplained()) {
            if (status == IncidentStatus.CLOSED) {
                throw refuse("An incident that is closed takes no first complaint, which nobody would have to hear: record it as an incident of its own, or take the closing back.");
            }
            heardAt = null;
        }
    }

    /** The client confirms being heard. */
    void heard(Instant at) {
        require(IncidentVerb.HEARD);
        notBefore(detectedAt(), at);
        heardAt = at;
    }

    /**
     * The party that was let down spares the other (practice 32).
     *
     * @param granter who grants it; null where only one party can
     */
    void grantGrace(Party granter) {
        require(IncidentVerb.GRANT_GRACE);
        if (granter == null && bears(Party.PROVIDER) && bears(Party.CLIENT)) {
            throw Refusal.field("/party", "must say who grants it: both parties answer for this incident");
        }
        Party by = granter != null ? granter : bears(Party.PROVIDER) ? Party.CLIENT : Party.PROVIDER;
        if (!bears(by.other())) {
            throw explained(ProblemType.SELF_GRANTED_GRACE, "The " + by + " alone answers for this incident: grace is the " + by.other() + "'s to grant.");
        }
        if (graceFrom.contains(by)) {
            throw refuse("The " + by + " has granted grace already.");
        }
        graceFrom = Stream.concat(graceFrom.stream(), Stream.of(by)).sorted().toList();
    }

    /** Closes what is fixed, with a waiver where the lesson or the practice is missing, null where neither is. */
    void close(Instant at, Waiver waived) {
        if (retractedAt() == null && status != IncidentStatus.CLOSED) {
            ClosingRule.check(this, waived);
        }
        require(IncidentVerb.CLOSE);
        notBefore(fixedAt, at);
        closedAt = at;
        status = IncidentStatus.CLOSED;
        waiver = waived == null ? waiver : waived;
    }

    /** A refusal by a rule of its own, with the state and what it allows. */
    Refusal explained(ProblemType type, String detail) {
        return type.because(detail).with("state", state()).with("allowed", allowed());
    }

    /** Whether a party is responsible, alone or in part. */
    boolean bears(Party party) {
        return shares().of(party) > 0;
    }

    boolean isPracticeMissing() {
        return practiceId == null && waiver == null;
    }

    /** Whether the client complained and has not confirmed being heard (practice 72). */
    boolean isUnheard() {
        return clientComplained() && heardAt == null;
    }

    /** What of it counts as handling. */
    Handling handling() {
        return new Handling(ownership == Ownership.OWNED || ownership == Ownership.SHARED, apologisedAt != null, fixedAt,
                restitution != null, lesson != null, practiceId != null);
    }

    boolean blameShifted() {
        return ownership == Ownership.SHIFTED || ownership == Ownership.DENIED;
    }

    Ownership ownership() {
        return ownership;
    }

    Instant acknowledgedAt() {
        return acknowledgedAt;
    }

    Instant apologisedAt() {
        return apologisedAt;
    }

    List<Remedy> remedies() {
        return remedies;
    }

    /** When the next remedy that is not done is due, null where none is. */
    Instant remedyDueAt() {
        return remedyDueAt;
    }

    Instant fixedAt() {
        return fixedAt;
    }

    Restitution restitution() {
        return restitution;
    }

    String lesson() {
        return lesson;
    }

    UUID practiceId() {
        return practiceId;
    }

    /** Why it leaves no practice, or no lesson; null where nothing was waived. */
    Waiver waiver() {
        return waiver;
    }

    Instant heardAt() {
        return heardAt;
    }

    Instant closedAt() {
        return closedAt;
    }

    /** The parties that have granted grace. */
    List<Party> graceFrom() {
        return graceFrom;
    }

    IncidentStatus status() {
        return status;
    }

    @Override
    public String state() {
        return status.name();
    }

    @Override
    protected List<String> moves() {
        return IncidentVerb.allowedOn(this);
    }
}
