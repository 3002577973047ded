package dev.troth.practice;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Practices in the database. */
@ApplicationScoped
class PracticeRepository implements PanacheRepositoryBase<Practice, UUID> {

    private static final Listing<Practice> PRACTICES = new Listing<>(Practice.class, Practice::id,
            SortKey.instant("recordedAt", "createdAt", Practice::createdAt),
            SortKey.instant("updatedAt", "updatedAt", Practice::updatedAt),
            SortKey.text("title", "title", Practice::title));

    Page<Practice> page(Filter filter, PageRequest page) {
        return PRACTICES.page(getEntityManager(), filter, page);
    }

    boolean stands(UUID clientId, UUID id) {
        return count("clientId = ?1 and id = ?2 and retractedAt is null", clientId, id) > 0;
    }
}
