package dev.troth.webhook;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Webhooks in the database. */
@ApplicationScoped
class WebhookRepository implements PanacheRepositoryBase<Webhook, UUID> {

    private static final Listing<Webhook> WEBHOOKS = new Listing<>(Webhook.class, Webhook::id,
            SortKey.instant("recordedAt", "createdAt", Webhook::createdAt),
            SortKey.instant("updatedAt", "updatedAt", Webhook::updatedAt));

    Page<Webhook> page(Filter filter, PageRequest page) {
        return WEBHOOKS.page(getEntityManager(), filter, page);
    }

    /** All of the tenant's, those that have ended too. */
    List<UUID> ids() {
        return getEntityManager().createQuery("select w.id from Webhook w order by w.id", UUID.class).getResultList();
    }

    /** How many have not ended. Whoever else counts them waits for the end of this transaction. */
    long countLive(String tenant) {
        getEntityManager().createNativeQuery("select pg_advisory_xact_lock(hashtextextended('webhooks ' || :tenant, 0))").setParameter("tenant", tenant).getSingleResult();
        return count("status <> ENDED");
    }

    /** Those that events are queued for. None of them changes its status before the end of this transaction. */
    List<Webhook> listening() {
        return find("status in (ACTIVE, PAUSED) order by id").withLock(LockModeType.PESSIMISTIC_READ).list();
    }

    /** A webhook that nobody else changes before the end of this transaction. */
    Webhook locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** What a webhook is until the end of this transaction, for any number of those who ask. */
    WebhookStatus standing(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_READ).status();
    }

    /** Since when every attempt of a webhook has failed, empty where the last one succeeded. */
    Optional<Instant> failingSince(UUID id) {
        return Optional.ofNullable(getEntityManager().createQuery("select w.failingSince from Webhook w where w.id = :id", Instant.class)
                .setParameter("id", id).getSingleResultOrNull());
    }

    /**
     * Webhooks with something due, which nobody else claims deliveries of before the end of this transaction; those that somebody is claiming of
     * are left out. Nobody else waits: events are queued, and webhooks paused, meanwhile.
     */
    @SuppressWarnings("unchecked")
    List<UUID> toClaimOf(Instant now) {
        // Only what is due is locked: offset 0 keeps the one condition from being tried before the other.
        return getEntityManager().createNativeQuery("""
                select due.id from (
                  select w.id from webhook w cross join lateral (
                    select d.next_attempt_at from webhook_delivery d where d.tenant_id = current_setting('troth.tenant', true) and d.webhook_id = w.id
                    and d.state = 'PENDING' and d.next_attempt_at <= :now and (d.leased_until is null or d.leased_until <= :now)
                    order by d.next_attempt_at limit 1) longest
                  where w.status = 'ACTIVE' order by longest.next_attempt_at offset 0) due
                where pg_try_advisory_xact_lock(hashtextextended('webhook ' || due.id, 0))""").setParameter("now", now).getResultList();
    }
}
