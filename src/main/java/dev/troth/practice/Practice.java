package dev.troth.practice;

import dev.troth.record.Aggregate;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** How something is done with a client, in steps both can read: a vague process made clear, often learnt from an incident (practices 28, 30). */
@Entity
@Table(name = "practice")
public class Practice extends Aggregate {

    /** Of one practice at the most. */
    static final int MOST_REVISIONS = 200;
    static final String REVISE = "revise";
    static final String ACKNOWLEDGE = "acknowledge";
    static final String RETIRE = "retire";

    @Column(updatable = false)
    private UUID clientId;
    private String title;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> steps = List.of();
    @Column(updatable = false)
    private UUID fromIncidentId;
    private int revision = 1;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<FormerRevision> formerRevisions = List.of();
    private Instant revisedAt;
    private Instant acknowledgedAt;
    private Instant retiredAt;
    // The database derives it from acknowledgedAt; here it is only a name to filter by.
    @Column(insertable = false, updatable = false)
    private boolean acknowledged;

    protected Practice() {
    }

    Practice(UUID id, NewPractice given, Instant now) {
        super(id, now);
        clientId = given.clientId();
        title = given.title();
        steps = given.steps() == null ? List.of() : List.copyOf(given.steps());
        fromIncidentId = given.fromIncidentId();
        revisedAt = now;
    }

    /**
     * Another revision takes the place of this one, and the client has yet to acknowledge it. What stood before stays readable.
     *
     * @param newTitle null where it stays
     * @param newSteps null where they stay
     */
    void revise(String newTitle, List<String> newSteps, Instant at) {
        require(REVISE);
        if (revision >= MOST_REVISIONS) {
            throw refuse("A practice has at most " + MOST_REVISIONS + " revisions: it is read as a whole.");
        }
        List<FormerRevision> former = new ArrayList<>(formerRevisions);
        former.add(new FormerRevision(revision, title, steps, acknowledgedAt, at));
        formerRevisions = List.copyOf(former);
        revision++;
        title = newTitle == null ? title : newTitle;
        steps = newSteps == null ? steps : List.copyOf(newSteps);
        revisedAt = at;
        acknowledgedAt = null;
    }

    /** The client knows the revision that stands. */
    void acknowledge(Instant at) {
        require(ACKNOWLEDGE);
        // The first may have been known before it was recorded, which is when it counts as revised.
        notBefore(formerRevisions.isEmpty() ? null : revisedAt, at);
        acknowledgedAt = at;
    }

    /** Things are not done this way any more. */
    void retire(Instant at) {
        require(RETIRE);
        retiredAt = at;
    }

    PracticeFields fields() {
        return new PracticeFields(title);
    }

    void fields(PracticeFields fields) {
        if (acknowledgedAt != null && !title.equals(fields.title())) {
            throw refuse("The client has acknowledged it by this title: another title is another revision.");
        }
        title = fields.title();
    }

    @Override
    public UUID clientId() {
        return clientId;
    }

    String title() {
        return title;
    }

    List<String> steps() {
        return steps;
    }

    UUID fromIncidentId() {
        return fromIncidentId;
    }

    int revision() {
        return revision;
    }

    List<FormerRevision> formerRevisions() {
        return formerRevisions;
    }

    /** Since when the revision that stands is there: when the first was recorded, when another took its place. */
    Instant revisedAt() {
        return revisedAt;
    }

    Instant acknowledgedAt() {
        return acknowledgedAt;
    }

    Instant retiredAt() {
        return retiredAt;
    }

    @Override
    public String state() {
        return retiredAt != null ? "RETIRED" : acknowledgedAt != null ? "ACKNOWLEDGED" : "UNACKNOWLEDGED";
    }

    @Override
    protected List<String> moves() {
        if (retiredAt != null) {
            return List.of();
        }
        return acknowledgedAt != null ? List.of(REVISE, RETIRE) : List.of(REVISE, ACKNOWLEDGE, RETIRE);
    }
}
