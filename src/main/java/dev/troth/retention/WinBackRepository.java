package dev.troth.retention;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import dev.troth.platform.sql.Lots;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Win-backs in the database. */
@ApplicationScoped
class WinBackRepository implements PanacheRepositoryBase<WinBack, UUID> {

    private static final Listing<WinBack> WIN_BACKS = new Listing<>(WinBack.class, WinBack::id,
            SortKey.instant("attemptedAt", "attemptedAt", WinBack::attemptedAt),
            SortKey.instant("recordedAt", "createdAt", WinBack::createdAt));

    Page<WinBack> page(Filter filter, PageRequest page) {
        return WIN_BACKS.page(getEntityManager(), filter, page);
    }

    /** The attempts to win these clients back that stand. */
    List<WinBack> standing(List<UUID> clientIds) {
        return Lots.of(clientIds).stream().flatMap(some -> list("clientId in ?1 and retractedAt is null", some).stream()).toList();
    }
}
