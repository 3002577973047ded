package dev.troth.access;

import dev.troth.attention.AttentionQuery;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import dev.troth.upcoming.UpcomingQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Access grants in the database. */
@ApplicationScoped
class AccessGrantRepository implements PanacheRepositoryBase<AccessGrant, UUID> {

    private static final Listing<AccessGrant> GRANTS = new Listing<>(AccessGrant.class, AccessGrant::id,
            SortKey.instant("recordedAt", "createdAt", AccessGrant::createdAt),
            SortKey.instant("updatedAt", "updatedAt", AccessGrant::updatedAt),
            SortKey.instant("grantedAt", "grantedAt", AccessGrant::grantedAt));
    private static final Listing<AccessGrant> DUE = new Listing<>(AccessGrant.class, AccessGrant::id,
            SortKey.instant("revocationDueAt", "revocationDueAt", AccessGrant::revocationDueAt));

    Page<AccessGrant> page(Filter filter, PageRequest page) {
        return GRANTS.page(getEntityManager(), filter, page);
    }

    /** What is to be revoked and is not, the longest waiting first. */
    Page<AccessGrant> toRevoke(AttentionQuery query) {
        Filter due = new Filter().where("e.revocationDueAt is not null and e.retractedAt is null and e.revocationDueAt < :now", "now", query.now())
                .in("clientId", query.clientIds(), "clientId").where("e.erasedAt is null").in("party", query.parties(), "party");
        return DUE.following(getEntityManager(), due, "revocationDueAt", query.after(), query.limit());
    }

    /** What is to be revoked of a client's in a time, the next first. */
    Page<AccessGrant> upcoming(UpcomingQuery query) {
        Filter due = query.on("revocationDueAt", "e.retractedAt is null");
        return DUE.following(getEntityManager(), due, "revocationDueAt", null, query.limit());
    }

    /** What people can still get into of a client's. */
    List<AccessGrant> notRevoked(UUID clientId) {
        return list("clientId = ?1 and revokedAt is null and retractedAt is null", clientId);
    }
}
