package dev.troth.webhook;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Deliveries in the database. Statements of our own name the tenant: see {@link WebhookDelivery}. */
@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<WebhookDelivery, UUID> {

    /** Tenants with something due, for {@code TenantRounds}. */
    static final String TENANTS_WITH_SOMETHING_DUE = "select troth_tenants_to_deliver()";

    private static final String OURS = "tenant_id = current_setting('troth.tenant', true)";
    private static final int DELETED_AT_ONCE = 1_000;
    private static final Listing<WebhookDelivery> DELIVERIES = new Listing<>(WebhookDelivery.class, WebhookDelivery::id,
            SortKey.instant("recordedAt", "createdAt", WebhookDelivery::createdAt));

    Page<WebhookDelivery> page(Filter filter, PageRequest page) {
        return DELIVERIES.page(getEntityManager(), filter, page);
    }

    /** The webhook a delivery goes to. */
    Optional<UUID> webhookOf(UUID id) {
        return Optional.ofNullable(getEntityManager().createQuery("select d.webhookId from WebhookDelivery d where d.id = :id", UUID.class)
                .setParameter("id", id).getSingleResultOrNull());
    }

    /** A delivery that nobody else changes before the end of this transaction. */
    Optional<WebhookDelivery> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * What is due of one webhook, in its order, for the taking.
     *
     * @param atOnce attempts of the webhook that may be under way, those that are already included
     */
    List<WebhookDelivery> due(UUID webhookId, Instant now, int atOnce, int limit) {
        long underWay = count("webhookId = ?1 and state = PENDING and leasedUntil > ?2", webhookId, now);
        int room = (int) Math.min(limit, atOnce - underWay);
        return room <= 0 ? List.of() : find("""
                webhookId = ?1 and state = PENDING and nextAttemptAt <= ?2 and (leasedUntil is null or leasedUntil <= ?2)
                order by nextAttemptAt, seq""", webhookId, now).withLock(LockModeType.PESSIMISTIC_WRITE).page(0, room).list();
    }

    /** What is to be sent of a webhook waits. */
    void hold(UUID webhookId) {
        update("set next_attempt_at = null", "state = 'PENDING' and lease is null", webhookId).executeUpdate();
    }

    /** What has waited is due. */
    void release(UUID webhookId, Instant now, Instant giveUpAt) {
        update("set next_attempt_at = :now, give_up_at = :until, failures = 0", "state = 'PENDING' and next_attempt_at is null", webhookId)
                .setParameter("now", now).setParameter("until", giveUpAt).executeUpdate();
    }

    /** What is to be sent of a webhook is given up; how many deliveries that were. */
    int giveUp(UUID webhookId, String why) {
        return update("set state = 'DEAD', next_attempt_at = null, lease = null, leased_at = null, leased_until = null, last_error = :why", "state = 'PENDING'",
                webhookId).setParameter("why", why).executeUpdate();
    }

    /**
     * What was given up is due again.
     *
     * @param at null while the webhook is paused
     * @return how many
     */
    int redeliverDead(UUID webhookId, Instant since, Instant at, Instant giveUpAt) {
        return update("set state = 'PENDING', next_attempt_at = cast(:at as timestamptz), give_up_at = :until, failures = 0, last_error = null, last_status = null",
                "state = 'DEAD' and created_at >= :since", webhookId)
                .setParameter("at", at).setParameter("until", giveUpAt).setParameter("since", since).executeUpdate();
    }

    /** Some of those that are older; how many. */
    int deleteSome(Instant before) {
        return getEntityManager().createNativeQuery("delete from webhook_delivery where " + OURS + " and id in (select id from webhook_delivery where " + OURS
                + " and created_at < :before limit " + DELETED_AT_ONCE + ")").setParameter("before", before).executeUpdate();
    }

    private Query update(String change, String condition, UUID webhookId) {
        return getEntityManager().createNativeQuery("update webhook_delivery " + change + ", version = version + 1 where " + OURS
                + " and webhook_id = :webhook and " + condition).setParameter("webhook", webhookId);
    }
}
