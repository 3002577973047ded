package dev.troth.webhook;

import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Who wants to be told what: a setting of the tenant, which belongs to no client. */
@Entity
@Table(name = "webhook")
class Webhook {

    static final String PAUSE = "pause";
    static final String RESUME = "resume";
    static final String ROTATE_SECRET = "rotate-secret";
    static final String TEST = "test";
    static final String REDELIVER = "redeliver";
    static final String END = "end";

    /** How long the secret before goes on signing, so that receivers can change over (Standard Webhooks). */
    private static final Duration OVERLAP = Duration.ofHours(24);

    @Id
    private UUID id;
    @Version
    private long version;
    private String url;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> types;
    private String description;
    @Enumerated(EnumType.STRING)
    private WebhookStatus status = WebhookStatus.ACTIVE;
    private String reason;
    /** As {@link SecretBox} keeps it. */
    private String secret;
    private String formerSecret;
    private Instant formerSecretUntil;
    private Instant failingSince;
    @Column(updatable = false)
    private Instant createdAt;
    private Instant updatedAt;

    protected Webhook() {
    }

    /** @param secret as it is kept */
    Webhook(UUID id, WebhookFields given, String secret, Instant now) {
        this.id = id;
        this.secret = secret;
        createdAt = now;
        set(given, now);
    }

    void edit(WebhookFields fields, Instant now) {
        if (status == WebhookStatus.ENDED) {
            throw refuse("A webhook that has ended does not change any more.");
        }
        set(fields, now);
    }

    private void set(WebhookFields fields, Instant now) {
        url = fields.url();
        types = fields.types();
        description = fields.description();
        updatedAt = now;
    }

    void pause(Instant now) {
        become(PAUSE, WebhookStatus.PAUSED, null, now);
    }

    void resume(Instant now) {
        become(RESUME, WebhookStatus.ACTIVE, null, now);
        failingSince = null;
    }

    void end(Instant now) {
        become(END, WebhookStatus.ENDED, null, now);
    }

    /** By the service itself: nothing reaches the receiver. */
    void disable(String because, Instant now) {
        status = WebhookStatus.DISABLED;
        reason = because;
        updatedAt = now;
    }

    /** @param next as it is kept */
    void rotate(String next, Instant now) {
        require(ROTATE_SECRET);
        formerSecret = secret;
        formerSecretUntil = now.plus(OVERLAP);
        secret = next;
        updatedAt = now;
    }

    /** An attempt failed or succeeded. */
    void heard(boolean success, Instant at) {
        if (success) {
            failingSince = null;
        } else if (failingSince == null) {
            failingSince = at;
        }
    }

    private void become(String move, WebhookStatus next, String because, Instant now) {
        require(move);
        status = next;
        reason = because;
        updatedAt = now;
    }

    /** @throws Refusal invalid-transition where the status does not allow the move */
    void require(String move) {
        if (!allowed().contains(move)) {
            throw refuse("A webhook that is " + status + " does not allow " + move + ".");
        }
    }

    private Refusal refuse(String detail) {
        return ProblemType.INVALID_TRANSITION.because(detail).with("state", status.name()).with("allowed", allowed());
    }

    List<String> allowed() {
        return switch (status) {
            case ACTIVE -> List.of(PAUSE, ROTATE_SECRET, TEST, REDELIVER, END);
            case PAUSED -> List.of(RESUME, ROTATE_SECRET, REDELIVER, END);
            case DISABLED -> List.of(RESUME, ROTATE_SECRET, END);
            case ENDED -> List.of();
        };
    }

    /** What signs at an instant, as it is kept: the secret, and the one before while both are good. */
    List<String> secrets(Instant now) {
        return formerSecret != null && now.isBefore(formerSecretUntil) ? List.of(secret, formerSecret) : List.of(secret);
    }

    /** When something queued now is due: null while it is paused. */
    Instant dueAt(Instant now) {
        return status == WebhookStatus.PAUSED ? null : now;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    WebhookFields fields() {
        return new WebhookFields(url, types, description);
    }

    WebhookStatus status() {
        return status;
    }

    /** Why the service has disabled it, null where it has not. */
    String reason() {
        return reason;
    }

    /** Since when every attempt has failed, null where the last one succeeded. */
    Instant failingSince() {
        return failingSince;
    }

    Instant formerSecretUntil() {
        return formerSecretUntil;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
