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
import java.util.stream.Stream;

/** Deliveries in the database. Statements of our own name the tenant: see {@link WebhookDelivery}. */
@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<WebhookDelivery, UUID> {

    /** Tenants with something due, for {@code TenantRounds}. */
    static final String TENANTS_WITH_SOMETHING_DUE = "select troth_tenants_to_deliver()";
    /** Tenants of which deliveries do not stand as their webhook does yet. */
    static final String TENANTS_BEHIND = "select troth_tenants_with_backlogs_behind()";

    private static final String OURS = "tenant_id = current_setting('troth.tenant', true)";
    private static final String DUE = "state = 'PENDING' and next_attempt_at is not null";
    private static final String HELD = "state = 'PENDING' and next_attempt_at is null";
    /** What one statement changes of what may be millions: some hundredths of a second. */
    private static final int AT_ONCE = 1_000;
    /** As the contract says. */
    private static final int REDELIVERED_AT_ONCE = 10_000;
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

    /** Some of what is to be sent of a webhook waits from now on; how many. What is under way is held by whoever writes its outcome. */
    int hold(UUID webhookId) {
        return change("set next_attempt_at = null", DUE + " and lease is null", webhookId, AT_ONCE).executeUpdate();
    }

    /** Some of what has waited is due; how many. */
    int release(UUID webhookId, Instant now, Instant giveUpAt) {
        return change("set next_attempt_at = :now, give_up_at = :until, failures = 0", HELD, webhookId, AT_ONCE)
                .setParameter("now", now).setParameter("until", giveUpAt).executeUpdate();
    }

    /** Some of what is to be sent of a webhook is given up; how many. */
    int giveUp(UUID webhookId, String why) {
        return Stream.of(DUE, HELD).mapToInt(waiting -> change(
                "set state = 'DEAD', next_attempt_at = null, lease = null, leased_at = null, leased_until = null, last_error = :why", waiting, webhookId, AT_ONCE)
                .setParameter("why", why).executeUpdate()).sum();
    }

    /**
     * Some of what was given up is due again, the oldest first.
     *
     * @param at null while the webhook is paused
     * @return how many
     */
    int redeliverDead(UUID webhookId, Instant since, Instant at, Instant giveUpAt) {
        return change("set state = 'PENDING', next_attempt_at = cast(:at as timestamptz), give_up_at = :until, failures = 0, last_error = null, last_status = null",
                "state = 'DEAD' and created_at >= :since order by created_at", webhookId, REDELIVERED_AT_ONCE)
                .setParameter("at", at).setParameter("until", giveUpAt).setParameter("since", since).executeUpdate();
    }

    /** Some of those that are older; how many. */
    int deleteSome(Instant before) {
        return getEntityManager().createNativeQuery("delete from webhook_delivery where " + OURS + " and id in (select id from webhook_delivery where " + OURS
                + " and created_at < :before limit " + AT_ONCE + ")").setParameter("before", before).executeUpdate();
    }

    /** What somebody is about to claim is left out: nobody waits for whoever claims. The array is made once, where a list might be looked for again with each row. */
    private Query change(String change, String which, UUID webhookId, int limit) {
        return getEntityManager().createNativeQuery("update webhook_delivery " + change + ", version = version + 1 where " + OURS + " and id = any(array(select id from webhook_delivery where "
                + OURS + " and webhook_id = :webhook and " + which + " limit " + limit + " for update skip locked))").setParameter("webhook", webhookId);
    }
}
