package dev.troth.communication;

import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Check-ins in the database, and which agreements they count for. */
@ApplicationScoped
class CheckInRepository {

    private final EntityManager em;

    CheckInRepository(EntityManager em) {
        this.em = em;
    }

    /** Keeps in mind that an agreement has provided for check-ins. */
    void remember(UUID clientId, UUID agreementId) {
        em.createNativeQuery("insert into check_in_plan (client_id, agreement_id) values (:client, :agreement) on conflict do nothing")
                .setParameter("client", clientId).setParameter("agreement", agreementId).executeUpdate();
    }

    void handOver(UUID from, UUID into) {
        em.createNativeQuery("update check_in_plan set client_id = :into where client_id = :from").setParameter("from", from).setParameter("into", into)
                .executeUpdate();
    }

    /** The agreements that provide for check-ins or did. */
    List<UUID> agreements(UUID clientId) {
        List<?> ids = em.createNativeQuery("select agreement_id from check_in_plan where client_id = :client order by agreement_id").setParameter("client", clientId).getResultList();
        return ids.stream().map(UUID.class::cast).toList();
    }

    /** When the provider checked in with a client after an instant, in order. */
    List<Instant> made(UUID clientId, Instant after) {
        return em.createQuery("""
                select e.at from Communication e where e.clientId = :client and e.sender = :provider and e.purpose = :checkIn
                and e.at > :after and e.retractedAt is null order by e.at""", Instant.class)
                .setParameter("client", clientId).setParameter("provider", Party.PROVIDER).setParameter("checkIn", Purpose.CHECK_IN)
                .setParameter("after", after).getResultList();
    }
}
