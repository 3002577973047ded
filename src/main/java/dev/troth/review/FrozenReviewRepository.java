package dev.troth.review;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import dev.troth.record.ClientHoldings;
import dev.troth.record.Merge;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Frozen reviews in the database. */
@ApplicationScoped
class FrozenReviewRepository implements PanacheRepositoryBase<FrozenReview, UUID>, ClientHoldings {

    static final Listing<FrozenReview> REVIEWS = new Listing<>(FrozenReview.class, FrozenReview::id,
            SortKey.instant("frozenAt", "frozenAt", FrozenReview::frozenAt));

    Page<FrozenReview> page(UUID clientId, PageRequest page) {
        return REVIEWS.page(getEntityManager(), new Filter().where("e.clientId = :client", "client", clientId), page);
    }

    Optional<FrozenReview> of(UUID clientId, UUID id) {
        return find("clientId = ?1 and id = ?2", clientId, id).firstResultOptional();
    }

    /** The last one whose period ends by an instant. */
    Optional<FrozenReview> former(UUID clientId, Instant to) {
        return find("clientId = ?1 and periodTo <= ?2 order by periodTo desc, frozenAt desc, id desc", clientId, to).firstResultOptional();
    }

    @Override
    public Set<String> tables() {
        return Set.of("review");
    }

    /** They become the other client's; what was seen of the one then stays as it was seen. */
    @Override
    public void handOver(Merge merge) {
        getEntityManager().createNativeQuery("update review set client_id = :into where client_id = :from").setParameter("into", merge.into())
                .setParameter("from", merge.from()).executeUpdate();
    }

    /** Makes all that follows in this transaction see one state of the record; the first statement of it. */
    void seeOneState() {
        getEntityManager().createNativeQuery("set transaction isolation level repeatable read, read only").executeUpdate();
    }
}
