package dev.troth.disclosure;

import dev.troth.attention.AttentionQuery;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import dev.troth.trust.model.Party;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Disclosures in the database. */
@ApplicationScoped
class DisclosureRepository implements PanacheRepositoryBase<Disclosure, UUID> {

    private static final Listing<Disclosure> DISCLOSURES = new Listing<>(Disclosure.class, Disclosure::id,
            SortKey.instant("recordedAt", "createdAt", Disclosure::createdAt),
            SortKey.instant("updatedAt", "updatedAt", Disclosure::updatedAt),
            SortKey.instant("awareAt", "awareAt", Disclosure::awareAt),
            SortKey.optionalInstant("disclosedAt", "disclosedAt", Disclosure::disclosedAt));

    private static final Listing<Disclosure> HIDDEN = new Listing<>(Disclosure.class, Disclosure::id,
            SortKey.instant("reviewSince", "reviewSince", Disclosure::reviewSince));

    Page<Disclosure> page(Filter filter, PageRequest page) {
        return DISCLOSURES.page(getEntityManager(), filter, page);
    }

    /** What was hidden, and nobody has looked through what else is open since; the longest waiting first. */
    Page<Disclosure> toReview(AttentionQuery query) {
        Filter hidden = new Filter()
                .where("e.reviewSince is not null and e.openItemsReviewedAt is null and e.retractedAt is null and e.reviewSince <= :now", "now", query.now())
                .in("clientId", query.clientIds(), "clientId").where("e.erasedAt is null").in("discloser", query.parties(), "discloser");
        return HIDDEN.following(getEntityManager(), hidden, "reviewSince", query.after(), query.limit());
    }

    /** What stands about a record. */
    List<Disclosure> about(About about) {
        return list("aboutType = ?1 and aboutId = ?2 and retractedAt is null", about.type(), about.id());
    }

    /** What of these kinds was told about these records and stands. */
    List<Disclosure> told(About.Type type, Collection<UUID> ids, Collection<DisclosureKind> kinds) {
        return list("aboutType = ?1 and aboutId in ?2 and kind in ?3 and disclosedAt is not null and retractedAt is null", type, ids, kinds);
    }

    /** The absences that clients and their providers have told of and that stand. */
    List<Disclosure> absences(Collection<UUID> clientIds) {
        return list("clientId in ?1 and kind = ?2 and disclosedAt is not null and retractedAt is null", clientIds, DisclosureKind.ABSENCE);
    }

    /** What a party has told of a kind and stands. */
    List<Disclosure> told(UUID clientId, Party discloser, DisclosureKind kind) {
        return list("clientId = ?1 and discloser = ?2 and kind = ?3 and disclosedAt is not null and retractedAt is null",
                clientId, discloser, kind);
    }
}
