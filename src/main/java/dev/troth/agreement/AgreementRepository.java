package dev.troth.agreement;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
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

    Page<Agreement> page(Filter filter, PageRequest page) {
        return AGREEMENTS.page(getEntityManager(), filter, page);
    }

    /** The client's service agreements, those that were taken back included. */
    List<Agreement> services(UUID clientId) {
        return list("clientId = ?1 and kind = ?2", clientId, AgreementKind.SERVICE);
    }

    /** The client's agreements of a kind that stand. */
    List<Agreement> of(UUID clientId, AgreementKind kind) {
        return list("clientId = ?1 and kind = ?2 and retractedAt is null", clientId, kind);
    }
}
