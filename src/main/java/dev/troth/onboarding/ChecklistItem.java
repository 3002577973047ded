package dev.troth.onboarding;

import dev.troth.record.Aggregate;
import dev.troth.record.Artefact;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Something to be settled with a client before work begins (practice 26). */
@Entity
@Table(name = "checklist_item")
public class ChecklistItem extends Aggregate {

    static final String DONE = "done";
    static final String WAIVE = "waive";

    @Column(updatable = false)
    private UUID clientId;
    @Column(updatable = false)
    private UUID templateId;
    private String title;
    private boolean blocking;
    @Enumerated(EnumType.STRING)
    private ChecklistStatus status = ChecklistStatus.OPEN;
    private Instant doneAt;
    private String note;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Artefact> evidence = List.of();
    private Instant waivedAt;
    private String waiverReason;
    /** Whether the relationship has lapsed or ended. It follows the client and is written with it: never by a move of this item. */
    @Column(updatable = false)
    private boolean clientGone;

    protected ChecklistItem() {
    }

    /** @param template the template it comes from, null for an item of this client's own */
    ChecklistItem(UUID id, UUID clientId, UUID template, NewChecklistItem given, boolean clientGone, Instant now) {
        super(id, now);
        this.clientId = clientId;
        this.clientGone = clientGone;
        templateId = template;
        title = given.title();
        blocking = given.blocking() == null || given.blocking();
    }

    void done(Instant at, String said, List<Artefact> shown) {
        require(DONE);
        doneAt = at;
        note = said;
        evidence = shown == null ? List.of() : List.copyOf(shown);
        status = ChecklistStatus.DONE;
    }

    void waive(Instant at, String reason) {
        require(WAIVE);
        waivedAt = at;
        waiverReason = reason;
        status = ChecklistStatus.WAIVED;
    }

    @Override
    public UUID clientId() {
        return clientId;
    }

    UUID templateId() {
        return templateId;
    }

    String title() {
        return title;
    }

    boolean blocking() {
        return blocking;
    }

    ChecklistStatus status() {
        return status;
    }

    Instant doneAt() {
        return doneAt;
    }

    String note() {
        return note;
    }

    List<Artefact> evidence() {
        return evidence;
    }

    Instant waivedAt() {
        return waivedAt;
    }

    String waiverReason() {
        return waiverReason;
    }

    @Override
    public String state() {
        return status.name();
    }

    @Override
    protected List<String> moves() {
        return status == ChecklistStatus.OPEN ? List.of(DONE, WAIVE) : List.of();
    }
}
