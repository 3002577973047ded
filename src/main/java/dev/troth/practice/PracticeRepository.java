package dev.troth.practice;

import dev.troth.attention.AttentionQuery;
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
            SortKey.text("title", "title"));

    private static final Listing<Practice> STANDING = new Listing<>(Practice.class, Practice::id,
            SortKey.instant("revisedAt", "revisedAt", Practice::revisedAt));

    Page<Practice> page(Filter filter, PageRequest page) {
        return PRACTICES.page(getEntityManager(), filter, page);
    }

    /** What is in use and the client has not acknowledged as it stands, the longest waiting first. */
    Page<Practice> unacknowledged(AttentionQuery query) {
        Filter unknown = new Filter().where("e.acknowledgedAt is null and e.retiredAt is null and e.retractedAt is null and e.revisedAt <= :now", "now", query.now())
                .in("clientId", query.clientIds(), "clientId").where("e.erasedAt is null");
        return STANDING.following(getEntityManager(), unknown, "revisedAt", query.after(), query.limit());
    }

    boolean stands(UUID clientId, UUID id) {
        return count("clientId = ?1 and id = ?2 and retractedAt is null", clientId, id) > 0;
    }

    boolean isInUse(UUID clientId, UUID id) {
        return count("clientId = ?1 and id = ?2 and retractedAt is null and retiredAt is null", clientId, id) > 0;
    }
}
