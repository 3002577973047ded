package dev.troth.communication;

import dev.troth.attention.AttentionQuery;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.SortKey;
import dev.troth.trust.model.Party;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Contact with clients in the database. */
@ApplicationScoped
class ContactRepository implements PanacheRepositoryBase<Contact, UUID> {

    private static final Listing<Contact> CONTACTS = new Listing<>(Contact.class, Contact::id,
            SortKey.instant("silentFrom", "silentFrom", Contact::silentFrom));

    /** The clients with whom there is silence, the longest first. */
    Page<Contact> silent(AttentionQuery query) {
        Filter silent = new Filter().where("e.silentFrom < :now", "now", query.now()).in("clientId", query.clientIds(), "id")
                .where("not exists (select 1 from Client c where c.id = e.id and c.erasedAt is not null)");
        return CONTACTS.following(getEntityManager(), silent, "silentFrom", query.after(), query.limit());
    }

    /** When a party last spoke, null while it never has. */
    Instant last(UUID clientId, Party from) {
        return getEntityManager().createQuery("""
                select max(e.at) from Communication e where e.clientId = :client and e.sender = :sender and e.retractedAt is null""", Instant.class)
                .setParameter("client", clientId).setParameter("sender", from).getSingleResult();
    }

    /** Nobody was ever heard of, and nobody minds. */
    void forget(UUID clientId) {
        update("lastFromProvider = null, lastFromClient = null, silentFrom = null where id = ?1", clientId);
    }

    /**
     * Since when there is silence with each client; those with whom there is none are left out.
     *
     * @param clientIds none for all
     */
    Map<UUID, Instant> silentSince(List<UUID> clientIds, Instant now) {
        var found = getEntityManager().createQuery("select e.id, e.silentFrom from Contact e where e.silentFrom < :now"
                + (clientIds.isEmpty() ? "" : " and e.id in :clients"), Object[].class).setParameter("now", now);
        return (clientIds.isEmpty() ? found : found.setParameter("clients", clientIds)).getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Instant) row[1]));
    }
}
