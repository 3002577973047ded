package dev.troth.incident;

import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.text.Limits;
import dev.troth.trust.model.Party;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Something that went wrong, and how it is owned, mended and learnt from (practices 15, 16, 30, 32, 35, 54, 57, 58, 66, 68, 72). */
@Entity
@Table(name = "incident")
public class Incident extends ReportedIncident {

    static final String ACKNOWLEDGE = "acknowledge";
    static final String OWN = "own";
    static final String APOLOGISE = "apologise";
    static final String REMEDY = "remedy";
    static final String FIX = "fix";
    static final String RESTITUTE = "restitute";
    static final String LEARN = "learn";
    static final String HEARD = "heard";
    static final String CLOSE = "close";
    static final String GRANT_GRACE = "grant-grace";

    @Enumerated(EnumType.STRING)
    private IncidentStatus status = IncidentStatus.OPEN;
    @Enumerated(EnumType.STRING)
    private Ownership ownership = Ownership.UNSTATED;
    private Instant acknowledgedAt;
    private Instant apologisedAt;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Remedy> remedies = List.of();
    private Instant fixedAt;
    @JdbcTypeCode(SqlTypes.JSON)
    private Restitution restitution;
    private String lesson;
    private UUID practiceId;
    private Instant heardAt;
    private Instant closedAt;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Party> graceFrom = List.of();

    protected Incident() {
    }

    Incident(UUID id, NewIncident given, Instant now) {
        super(id, given, now);
    }

    /** The other side's frustration is acknowledged: empathy, which never changes ownership (practice 66). */
    void acknowledge(Instant at) {
        require(ACKNOWLEDGE);
        acknowledgedAt = at;
    }

    /** Says whose it is; may be said anew, for who shifted the blame may come to own it. */
    void own(Ownership stated) {
        require(OWN);
        if (stated == ownership) {
            throw refuse("The ownership is " + ownership + " already.");
        }
        ownership = stated;
    }

    void apologise(Instant at) {
        require(APOLOGISE);
        apologisedAt = at;
    }

    /** Promises a remedy, or says more of the one of the same name: that it is due later, that it is done. */
    void remedy(Remedy remedy) {
        require(REMEDY);
        List<Remedy> changed = new ArrayList<>(remedies);
        int known = remedies.stream().map(Remedy::action).toList().indexOf(remedy.action());
        if (known >= 0) {
            changed.set(known, remedies.get(known).with(remedy));
        } else if (remedies.size() == Limits.LIST) {
            throw refuse("An incident has at most " + Limits.LIST + " remedies.");
        } else {
            changed.add(remedy);
        }
        remedies = List.copyOf(changed);
    }

    /** What went wrong is right again. */
    void fix(Instant at) {
        require(FIX);
        fixedAt = at;
        status = IncidentStatus.FIXED;
    }

    void restitute(Restitution made) {
        require(RESTITUTE);
        restitution = made;
    }

    /**
     * Records what is learnt; may be said anew.
     *
     * @param practice the practice adopted from it, null where there is none or the one named before stays
     */
    void learn(String learnt, UUID practice) {
        require(LEARN);
        lesson = learnt;
        practiceId = practice == null ? practiceId : practice;
    }

    /** The practice adopted from it was itself a mistake in the record. No move of a caller: it happens in any state. */
    void losePractice() {
        practiceId = null;
    }

    /** The client confirms being heard. */
    void heard(Instant at) {
        require(HEARD);
        heardAt = at;
    }

    /** The party that was let down spares the other. */
    /** @param granter who grants it; null where only one party can */
    void grantGrace(Party granter) {
        require(GRANT_GRACE);
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

    /** Closes what is fixed. What a close needs besides is said first, so that a caller learns of it while there is time. */
    void close(Instant at) {
        boolean closable = retractedAt() == null && status != IncidentStatus.CLOSED;
        if (closable && lesson == null) {
            throw explained(ProblemType.LESSON_MISSING, "Record what is learnt from the incident, then close it.");
        }
        if (closable && clientComplained() && heardAt == null) {
            throw explained(ProblemType.NOT_HEARD, "The client complained and has not confirmed being heard.");
        }
        require(CLOSE);
        closedAt = at;
        status = IncidentStatus.CLOSED;
    }

    private Refusal explained(ProblemType type, String detail) {
        return type.because(detail).with("state", state()).with("allowed", allowed());
    }

    private boolean bears(Party party) {
        return shares().of(party) > 0;
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
        List<String> moves = new ArrayList<>();
        if (status != IncidentStatus.CLOSED) {
            offer(moves, ACKNOWLEDGE, acknowledgedAt == null);
            moves.add(OWN);
            offer(moves, APOLOGISE, apologisedAt == null);
            moves.add(REMEDY);
            offer(moves, FIX, status == IncidentStatus.OPEN);
            offer(moves, RESTITUTE, restitution == null);
            moves.add(LEARN);
            offer(moves, HEARD, heardAt == null);
            offer(moves, CLOSE, status == IncidentStatus.FIXED);
        }
        offer(moves, GRANT_GRACE, Arrays.stream(Party.values()).anyMatch(by -> bears(by.other()) && !graceFrom.contains(by)));
        return moves;
    }

    private static void offer(List<String> moves, String move, boolean open) {
        if (open) {
            moves.add(move);
        }
    }
}
