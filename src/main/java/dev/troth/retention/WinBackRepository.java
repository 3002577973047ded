package dev.troth.retention;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Win-backs in the database. */
@ApplicationScoped
class WinBackRepository implements PanacheRepositoryBase<WinBack, UUID> {

    private static final Listing<WinBack> WIN_BACKS = new Listing<>(WinBack.class, WinBack::id,
            SortKey.instant("attemptedAt", "attemptedAt", WinBack::attemptedAt),
            SortKey.instant("recordedAt", "createdAt", WinBack::createdAt));

    Page<WinBack> page(Filter filter, PageRequest page) {
        return WIN_BACKS.page(getEntityManager(), filter, page);
    }

    /** When each of these clients was last tried to be won back; those who never were are left out. */
    Map<UUID, Instant> lastAttempts(Collection<UUID> clientIds) {
        return clientIds.isEmpty() ? Map.of() : getEntityManager().createQuery("""
                select w.clientId, max(w.attemptedAt) from WinBack w where w.clientId in :ids and w.retractedAt is null group by w.clientId""", Object[].class)
                .setParameter("ids", clientIds).getResultStream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (Instant) row[1]));
    }
}
