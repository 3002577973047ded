package dev.troth.onboarding;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** References in the database. */
@ApplicationScoped
class ReferenceRepository implements PanacheRepositoryBase<Reference, UUID> {

    private static final Listing<Reference> REFERENCES = new Listing<>(Reference.class, Reference::id,
            SortKey.instant("recordedAt", "createdAt", Reference::createdAt),
            SortKey.instant("updatedAt", "updatedAt", Reference::updatedAt),
            SortKey.instant("askedAt", "askedAt", Reference::askedAt));

    Page<Reference> page(Filter filter, PageRequest page) {
        return REFERENCES.page(getEntityManager(), filter, page);
    }
}
