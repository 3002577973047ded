package dev.troth.platform.idempotency;

import dev.troth.platform.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** First answers per tenant, caller and key, kept for a day. */
@ApplicationScoped
public class IdempotencyStore {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int LET_GO_AT_ONCE = 1_000;

    private final EntityManager em;
    private final CurrentTenant current;
    private final Clock clock;

    IdempotencyStore(EntityManager em, CurrentTenant current, Clock clock) {
        this.em = em;
        this.current = current;
        this.clock = clock;
    }

    /** Takes the key for the rest of the transaction; false while another transaction has it. */
    boolean begin(String key) {
        String lock = String.join("\n", current.tenant(), current.caller(), key);
        return (Boolean) em.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:key, 0))")
                .setParameter("key", lock).getSingleResult();
    }

    Optional<StoredAnswer> find(String key) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery("""
                select fingerprint, status, location, tag, body from idempotency
                where caller = :caller and key = :key and created_at > :oldest""")
                .setParameter("caller", current.caller()).setParameter("key", key)
                .setParameter("oldest", clock.instant().minus(KEPT)).getResultList();
        return rows.stream().findFirst().map(row -> new StoredAnswer((String) row[0], ((Number) row[1]).intValue(), (String) row[2],
                (String) row[3], (String) row[4]));
    }

    /** Lets go of some of the tenant's answers that are a day old; how many. */
    int letGoOfSome() {
        return em.createNativeQuery("""
                delete from idempotency where (caller, key) in (
                  select caller, key from idempotency where created_at <= :oldest order by created_at limit :most)""")
                .setParameter("oldest", clock.instant().minus(KEPT)).setParameter("most", LET_GO_AT_ONCE).executeUpdate();
    }

    /**
     * Keeps an answer, in the place of the one to the same key of a day ago or more. Others that are as old are left to {@link ExpiredAnswers}: whoever has
     * nothing to do with them is not to wait for them.
     *
     * @param about the client it is about, or the record where that belongs to none; null where it names neither
     */
    void keep(String key, StoredAnswer answer, UUID about) {
        em.createNativeQuery("delete from idempotency where caller = :caller and key = :key")
                .setParameter("caller", current.caller()).setParameter("key", key).executeUpdate();
        em.createNativeQuery("""
                insert into idempotency (caller, key, fingerprint, status, location, tag, body, about, created_at)
                values (:caller, :key, :fingerprint, :status, :location, :tag, :body, cast(:about as uuid), :now)""")
                .setParameter("caller", current.caller()).setParameter("key", key)
                .setParameter("fingerprint", answer.fingerprint()).setParameter("status", answer.status())
                .setParameter("location", answer.location()).setParameter("tag", answer.tag())
                .setParameter("body", answer.body()).setParameter("about", about == null ? null : about.toString()).setParameter("now", clock.instant()).executeUpdate();
    }
}
