package dev.troth.onboarding;

import dev.troth.client.Client;
import dev.troth.platform.problem.ProblemType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What every later client is asked, often because of what went wrong with an earlier one (practice 26). It belongs to the tenant and to no
 * client, so it is no record of a relationship; nothing of it changes but that it may be retired.
 */
@Entity
@Table(name = "checklist_template")
class ChecklistTemplate {

    static final String RETIRE = "retire";

    @Id
    private UUID id;
    @Version
    private long version;
    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    private Client.Kind clientKind;
    @Column(updatable = false)
    private String title;
    @Column(updatable = false)
    private boolean blocking;
    @Column(updatable = false)
    private UUID fromIncidentId;
    @Enumerated(EnumType.STRING)
    private TemplateStatus status = TemplateStatus.STANDING;
    private Instant retiredAt;
    @Column(updatable = false)
    private Instant createdAt;
    private Instant updatedAt;

    protected ChecklistTemplate() {
    }

    ChecklistTemplate(UUID id, NewChecklistTemplate given, Instant now) {
        this.id = id;
        createdAt = now;
        updatedAt = now;
        clientKind = given.clientKind();
        title = given.title();
        blocking = given.blocking() == null || given.blocking();
        fromIncidentId = given.fromIncidentId();
    }

    /** No new client is given it from now on; the items there are stay. */
    void retire(Instant at, Instant now) {
        if (status == TemplateStatus.RETIRED) {
            throw ProblemType.INVALID_TRANSITION.because("The template was retired at " + retiredAt + ".").with("state", status.name())
                    .with("allowed", allowed());
        }
        status = TemplateStatus.RETIRED;
        retiredAt = at;
        updatedAt = now;
    }

    List<String> allowed() {
        return status == TemplateStatus.STANDING ? List.of(RETIRE) : List.of();
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    /** The kind of client it is for, null for every client. */
    Client.Kind clientKind() {
        return clientKind;
    }

    String title() {
        return title;
    }

    boolean blocking() {
        return blocking;
    }

    UUID fromIncidentId() {
        return fromIncidentId;
    }

    TemplateStatus status() {
        return status;
    }

    Instant retiredAt() {
        return retiredAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
