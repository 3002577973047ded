package dev.troth.webhook;

import dev.troth.platform.problem.ProblemType;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.type.SqlTypes;

/** One event on its way to one webhook, and what became of it. */
@Entity
@Table(name = "webhook_delivery")
// As the policy says too, which here has an exception for workers: with one condition that must hold the database can use its indexes.
@SQLRestriction("tenant_id = current_setting('troth.tenant', true)")
class WebhookDelivery {

    static final String REDELIVER = "redeliver";
    /** The type of what is sent to try a webhook out. */
    static final String TEST_TYPE = "webhook.test";

    /** Attempts that are shown: the latest. */
    private static final int LOGGED = 20;
    private static final String LOST = "the service stopped before the outcome was known";

    @Id
    private UUID id;
    @Version
    private long version;
    @Column(updatable = false)
    private UUID webhookId;
    @Column(updatable = false)
    private UUID entryId;
    @Column(updatable = false)
    private Long seq;
    @Column(updatable = false)
    private String type;
    @Enumerated(EnumType.STRING)
    private DeliveryState state = DeliveryState.PENDING;
    private int attempts;
    private int failures;
    private Instant nextAttemptAt;
    private Instant giveUpAt;
    private UUID lease;
    private Instant leasedAt;
    private Instant leasedUntil;
    private Integer lastStatus;
    private String lastError;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<DeliveryAttempt> log = List.of();
    @Column(updatable = false)
    private Instant createdAt;
    private Instant deliveredAt;

    protected WebhookDelivery() {
    }

    /**
     * @param entryId the journal's entry, null for a test
     * @param seq its place in the tenant's order, null for a test
     */
    WebhookDelivery(UUID id, UUID webhookId, UUID entryId, Long seq, String type, Instant now) {
        this.id = id;
        this.webhookId = webhookId;
        this.entryId = entryId;
        this.seq = seq;
        this.type = type;
        this.createdAt = now;
    }

    /**
     * It is to be sent.
     *
     * @param at null while the webhook is paused
     * @param until after which it is given up
     */
    void due(Instant at, Instant until) {
        state = DeliveryState.PENDING;
        nextAttemptAt = at;
        giveUpAt = until;
        failures = 0;
        lastError = null;
        lastStatus = null;
        deliveredAt = null;
    }

    /** Sends it anew, whether it was given up or taken. */
    void redeliver(Instant at, Instant until) {
        if (!allowed().contains(REDELIVER)) {
            throw ProblemType.INVALID_TRANSITION.because("A delivery that is " + state + " does not allow " + REDELIVER + ".").with("state", state.name())
                    .with("allowed", allowed());
        }
        due(at, until);
    }

    /**
     * An attempt begins, and belongs to whoever has the lease. One before it that never told its outcome has failed.
     *
     * @return false where that one was the last: it is given up
     */
    boolean begin(UUID by, Instant now, Duration length) {
        if (lease != null) {
            failed(new DeliveryAttempt(leasedAt, null, LOST, null), now.isAfter(giveUpAt) ? Optional.empty() : Optional.of(now));
        }
        if (state != DeliveryState.PENDING) {
            return false;
        }
        lease = by;
        leasedAt = now;
        leasedUntil = now.plus(length);
        attempts++;
        return true;
    }

    void delivered(DeliveryAttempt attempt, Instant now) {
        release(attempt);
        state = DeliveryState.DELIVERED;
        nextAttemptAt = null;
        deliveredAt = now;
    }

    /** @param next when it is tried again, empty where it is given up */
    void failed(DeliveryAttempt attempt, Optional<Instant> next) {
        release(attempt);
        failures++;
        nextAttemptAt = next.orElse(null);
        state = next.isPresent() ? DeliveryState.PENDING : DeliveryState.DEAD;
    }

    /** It waits until the webhook is resumed. */
    void hold() {
        nextAttemptAt = null;
    }

    private void release(DeliveryAttempt attempt) {
        lease = null;
        leasedAt = null;
        leasedUntil = null;
        lastStatus = attempt.status();
        lastError = attempt.error();
        log = Stream.concat(log.stream().skip(Math.max(0, log.size() - LOGGED + 1)), Stream.of(attempt)).toList();
    }

    List<String> allowed() {
        return state == DeliveryState.PENDING ? List.of() : List.of(REDELIVER);
    }

    boolean isGivenUp() {
        return state == DeliveryState.DEAD;
    }

    boolean isTest() {
        return entryId == null;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID webhookId() {
        return webhookId;
    }

    /** The journal's entry, null for a test. */
    UUID entryId() {
        return entryId;
    }

    Long seq() {
        return seq;
    }

    String type() {
        return type;
    }

    DeliveryState state() {
        return state;
    }

    int attempts() {
        return attempts;
    }

    /** Since it was last made due. */
    int failures() {
        return failures;
    }

    Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    Instant giveUpAt() {
        return giveUpAt;
    }

    /** Whose attempt is under way, null where none is. */
    UUID lease() {
        return lease;
    }

    Integer lastStatus() {
        return lastStatus;
    }

    String lastError() {
        return lastError;
    }

    /** The latest attempts, in order. */
    List<DeliveryAttempt> log() {
        return log;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant deliveredAt() {
        return deliveredAt;
    }
}
