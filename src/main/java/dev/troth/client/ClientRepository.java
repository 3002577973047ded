package dev.troth.client;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

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
}
