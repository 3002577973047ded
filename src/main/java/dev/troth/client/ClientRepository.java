package dev.troth.client;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Clients in the database. */
@ApplicationScoped
class ClientRepository implements PanacheRepositoryBase<Client, UUID> {

    private static final Listing<Client> CLIENTS = new Listing<>(Client.class, Client::id,
            SortKey.instant("recordedAt", "createdAt", Client::createdAt),
            SortKey.instant("updatedAt", "updatedAt", Client::updatedAt),
            SortKey.text("name", "name", Client::name));

    Page<Client> page(Filter filter, PageRequest page) {
        return CLIENTS.page(getEntityManager(), filter, page);
    }

    /** The ids of the clients at one of several stages. */
    List<UUID> atStages(Collection<Client.Stage> stages) {
        return getEntityManager().createQuery("select c.id from Client c where c.stage in :stages", UUID.class).setParameter("stages", stages)
                .getResultList();
    }

    /** How the given clients are called. */
    Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : getEntityManager().createQuery("select c.id, c.name from Client c where c.id in :ids", Object[].class)
                .setParameter("ids", ids).getResultStream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
    }
}
