package dev.troth.disclosure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.troth.record.Aggregate;
import dev.troth.record.Channel;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Severity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What one party told the other, or should have: three instants decide how candid it was. */
@Entity
@Table(name = "disclosure")
public class Disclosure extends Aggregate {

    static final String DECIDE = "decide";
    static final String DISCOVERED = "discovered";
    static final String ADMIT = "admit";
    static final String PROVE_FALSE = "prove-false";
    static final String REVIEW_OPEN_ITEMS = "review-open-items";

    @Column(updatable = false)
    private UUID clientId;
    @Enumerated(EnumType.STRING)
    private DisclosureKind kind;
    @Enumerated(EnumType.STRING)
    private Party discloser;
    @Enumerated(EnumType.STRING)
    private About.Type aboutType;
    private UUID aboutId;
    private String statement;
    @Enumerated(EnumType.STRING)
    private Severity severity;
    private Instant awareAt;
    private Instant disclosedAt;
    private Instant counterpartKnewAt;
    @Enumerated(EnumType.STRING)
    private Channel channel;
    private String remedyPlan;
    private Instant absentFrom;
    private Instant absentTo;
    private boolean denied;
    private boolean deception;
    @JdbcTypeCode(SqlTypes.JSON)
    private Decision decision;
    @JdbcTypeCode(SqlTypes.JSON)
    private Verdict verdict;
    @Column(updatable = false)
    private boolean apologised;
    private Instant openItemsReviewedAt;
    private String openItemsFindings;
    /** What {@link DisclosureState#callsForReview()} says now, and since when: it depends on what the disclosure is about, too. */
    @JsonIgnore
    private Instant reviewSince;

    protected Disclosure() {
    }

    Disclosure(UUID id, NewDisclosure given, Instant now) {
        super(id, now);
        clientId = given.clientId();
        kind = given.kind();
        discloser = given.discloser() == null ? Party.PROVIDER : given.discloser();
        aboutType = given.about() == null ? null : given.about().type();
        aboutId = given.about() == null ? null : given.about().id();
        awareAt = given.awareAt() != null ? given.awareAt() : earliestKnown(given, now);
        disclosedAt = given.disclosedAt();
        counterpartKnewAt = given.counterpartKnewAt();
        absentFrom = given.window() == null ? null : given.window().from();
        absentTo = given.window() == null ? null : given.window().to();
        apologised = Boolean.TRUE.equals(given.apologised());
        fields(given.fields());
    }

    /** The other party decides on what it was told. */
    void decide(Decision made) {
        require(DECIDE);
        if (made.at().isBefore(disclosedAt)) {
            throw refuse("The other party was told at " + disclosedAt + ": it decides on it no earlier.");
        }
        decision = made;
    }

    /** The other party came to know by other means. */
    void discovered(Instant at) {
        require(DISCOVERED);
        counterpartKnewAt = at;
    }

    /** The discloser tells what it had not told: no earlier than the other party knew, for what was told before that was not found out. */
    void admit(Instant at) {
        require(ADMIT);
        notBefore(counterpartKnewAt, at);
        disclosedAt = at;
    }

    /** The statement is proven false. A lie counts from when the other party learnt of it; an error is no lie (practice 12). */
    void proveFalse(Verdict proven) {
        require(PROVE_FALSE);
        notBefore(saidAt(), proven.provenFalseAt());
        verdict = proven;
        if (proven.knownToBeFalse() && counterpartKnewAt == null) {
            counterpartKnewAt = proven.provenFalseAt();
        }
    }

    /** What is open with the client was looked through, since something was hidden (practice 56). */
    void reviewOpenItems(Instant at, String findings) {
        require(REVIEW_OPEN_ITEMS);
        notBefore(counterpartKnewAt == null ? saidAt() : counterpartKnewAt, at);
        openItemsReviewedAt = at;
        openItemsFindings = findings;
    }

    /** Once its instants, or what it is about, have changed. */
    void judged(DisclosureState state) {
        reviewSince = !state.callsForReview() ? null : counterpartKnewAt == null ? createdAt() : counterpartKnewAt;
    }

    /** @param importance m of what it is about */
    DisclosureFacts facts(Importance importance, Instant toldAt, boolean neutral) {
        return new DisclosureFacts(discloser, severity, importance, awareAt, toldAt, counterpartKnewAt, denied, isDeception(), neutral);
    }

    DisclosureFields fields() {
        return new DisclosureFields(statement, severity, channel, remedyPlan, denied, isDeception());
    }

    void fields(DisclosureFields fields) {
        statement = fields.statement();
        severity = fields.severity() == null ? Severity.MODERATE : fields.severity();
        channel = fields.channel();
        remedyPlan = fields.remedyPlan();
        denied = Boolean.TRUE.equals(fields.denied());
        if (!isProvenLie()) {
            deception = Boolean.TRUE.equals(fields.deception());
        } else if (!Boolean.TRUE.equals(fields.deception())) {
            throw refuse("A verdict says that it was a lie: correct that where it is wrong.");
        }
    }

    /** When it was told, or could have been where it was not. */
    private Instant saidAt() {
        return disclosedAt == null ? awareAt : disclosedAt;
    }

    private boolean isProvenLie() {
        return verdict != null && verdict.knownToBeFalse();
    }

    private boolean isDeception() {
        return deception || isProvenLie();
    }

    /** What was proven later was not known yet. */
    boolean isKnownForALieAt(Instant at) {
        return deception || isProvenLie() && !verdict.provenFalseAt().isAfter(at);
    }

    /** Whether it says otherwise than it is: it was denied, or a lie. By that nobody was told of anything. */
    boolean isUntrue() {
        return denied || isDeception();
    }

    /** Whether it says when somebody was absent, and is true as far as anybody knows: for a lie no clock stands still (practices 12, 49). */
    boolean wasAbsence() {
        return window() != null && !isUntrue();
    }

    /**
     * Whether it tells of something that has not gone wrong: an assumption, a skill gap before the work was promised, an absence before
     * it began (TRUST-MODEL.md section 3, Disclosure).
     *
     * @param startedAt when what it is about was promised or began, null while it has not
     * @param toldAt when it is told, null if never
     */
    boolean isNeutral(Instant startedAt, Instant toldAt) {
        if (toldAt == null) {
            return false;
        }
        return switch (kind) {
            case ASSUMPTION -> true;
            case SKILL_GAP -> startedAt == null || !toldAt.isAfter(startedAt);
            case ABSENCE -> absentFrom != null && !toldAt.isAfter(absentFrom);
            default -> false;
        };
    }

    private static Instant earliestKnown(NewDisclosure given, Instant now) {
        Instant earliest = given.disclosedAt() == null ? now : given.disclosedAt();
        return given.counterpartKnewAt() != null && given.counterpartKnewAt().isBefore(earliest) ? given.counterpartKnewAt() : earliest;
    }

    @Override
    public UUID clientId() {
        return clientId;
    }

    DisclosureKind kind() {
        return kind;
    }

    Party discloser() {
        return discloser;
    }

    About about() {
        return aboutType == null ? null : new About(aboutType, aboutId);
    }

    Instant awareAt() {
        return awareAt;
    }

    Instant disclosedAt() {
        return disclosedAt;
    }

    Instant counterpartKnewAt() {
        return counterpartKnewAt;
    }

    AbsenceWindow window() {
        return absentFrom == null ? null : new AbsenceWindow(absentFrom, absentTo);
    }

    Decision decision() {
        return decision;
    }

    /** What was proven of its statement, null where nothing was. */
    Verdict verdict() {
        return verdict;
    }

    /** Whether telling came with an apology. */
    boolean apologised() {
        return apologised;
    }

    /** Since when what is open with the client is to be looked through, null where nothing was hidden. */
    Instant reviewSince() {
        return reviewSince;
    }

    Instant openItemsReviewedAt() {
        return openItemsReviewedAt;
    }

    String openItemsFindings() {
        return openItemsFindings;
    }

    /** What its moves depend on. How candid it was depends on what it is about, too: see DisclosureRules. */
    @Override
    public String state() {
        return disclosedAt == null ? "UNDISCLOSED" : decision == null ? "DISCLOSED" : "DECIDED";
    }

    @Override
    protected List<String> moves() {
        List<String> moves = new ArrayList<>();
        if (disclosedAt != null && decision == null) {
            moves.add(DECIDE);
        }
        if (counterpartKnewAt == null) {
            moves.add(DISCOVERED);
        }
        if (disclosedAt == null) {
            moves.add(ADMIT);
        }
        if (verdict == null) {
            moves.add(PROVE_FALSE);
        }
        if (reviewSince != null && openItemsReviewedAt == null) {
            moves.add(REVIEW_OPEN_ITEMS);
        }
        return moves;
    }
}
