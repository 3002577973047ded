package dev.troth.agreement;

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

/** Agreements in the database. */
@ApplicationScoped
class AgreementRepository implements PanacheRepositoryBase<Agreement, UUID> {

    private static final Listing<Agreement> AGREEMENTS = new Listing<>(Agreement.class, Agreement::id,
            SortKey.instant("recordedAt", "createdAt", Agreement::createdAt),
            SortKey.instant("updatedAt", "updatedAt", Agreement::updatedAt),
            SortKey.text("title", "title", Agreement::title));

    private static final Listing<Agreement> COMING = new Listing<>(Agreement.class, Agreement::id,
            SortKey.optionalInstant("reviewDue", "reviewDue", agreement -> agreement.current().terms().reviewDue()),
            SortKey.optionalInstant("expiresAt", "expiresAt", agreement -> agreement.current().terms().expiresAt()));

    Page<Agreement> page(Filter filter, PageRequest page) {
        return AGREEMENTS.page(getEntityManager(), filter, page);
    }

    /** The client's agreements in force that are to be looked at again, the next first. */
    Page<Agreement> reviews(UpcomingQuery query) {
        Filter due = query.on("reviewDue", "e.status = ACTIVE and e.retractedAt is null and (e.expiresAt is null or e.expiresAt > :from)");
        return COMING.following(getEntityManager(), due, "reviewDue", null, query.limit());
    }

    /** The client's agreements in force that expire, the next first. */
    Page<Agreement> expiries(UpcomingQuery query) {
        Filter due = query.on("expiresAt", "e.status = ACTIVE and e.retractedAt is null");
        return COMING.following(getEntityManager(), due, "expiresAt", null, query.limit());
    }

    /** The client's agreements of a kind that stand. */
    List<Agreement> of(UUID clientId, AgreementKind kind) {
        return list("clientId = ?1 and kind = ?2 and retractedAt is null", clientId, kind);
    }
}
