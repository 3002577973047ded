package dev.troth.disclosure;

import dev.troth.record.Aggregate;
import dev.troth.record.Channel;
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
        fields(given.fields());
    }

    /** The other party decides on what it was told. */
    void decide(Decision made) {
        require(DECIDE);
        decision = made;
    }

    /** The other party came to know by other means. */
    void discovered(Instant at) {
        require(DISCOVERED);
        counterpartKnewAt = at;
    }

    /** The discloser tells what it had not told. */
    void admit(Instant at) {
        require(ADMIT);
        disclosedAt = at;
    }

    DisclosureFields fields() {
        return new DisclosureFields(statement, severity, channel, remedyPlan, denied, deception);
    }

    void fields(DisclosureFields fields) {
        statement = fields.statement();
        severity = fields.severity() == null ? Severity.MODERATE : fields.severity();
        channel = fields.channel();
        remedyPlan = fields.remedyPlan();
        denied = Boolean.TRUE.equals(fields.denied());
        deception = Boolean.TRUE.equals(fields.deception());
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
        return moves;
    }
}
