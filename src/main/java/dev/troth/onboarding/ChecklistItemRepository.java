package dev.troth.onboarding;

import dev.troth.attention.AttentionQuery;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Items of checklists in the database. */
@ApplicationScoped
class ChecklistItemRepository implements PanacheRepositoryBase<ChecklistItem, UUID> {

    private static final Listing<ChecklistItem> ITEMS = new Listing<>(ChecklistItem.class, ChecklistItem::id,
            SortKey.instant("recordedAt", "createdAt", ChecklistItem::createdAt),
            SortKey.instant("updatedAt", "updatedAt", ChecklistItem::updatedAt));

    Page<ChecklistItem> page(Filter filter, PageRequest page) {
        return ITEMS.page(getEntityManager(), filter, page);
    }

    /** The items a client does not become ACTIVE with, the first first. */
    List<ChecklistItem> blocking(UUID clientId) {
        return list("clientId = ?1 and status = OPEN and retractedAt is null and blocking = true order by createdAt, id", clientId);
    }

    /** The templates that items of the client's stand for. */
    List<UUID> templates(UUID clientId) {
        return getEntityManager().createQuery("select e.templateId from ChecklistItem e where e.clientId = :client and e.templateId is not null and e.retractedAt is null",
                UUID.class).setParameter("client", clientId).getResultList();
    }

    /** What is open with clients the relationship goes on with, the longest waiting first. */
    Page<ChecklistItem> open(AttentionQuery query) {
        Filter open = new Filter().where("e.status = OPEN and e.retractedAt is null and e.clientGone = false and e.createdAt <= :now", "now", query.now())
                .in("clientId", query.clientIds(), "clientId").where("e.erasedAt is null");
        return ITEMS.following(getEntityManager(), open, "recordedAt", query.after(), query.limit());
    }

    /** Follows the client: no change of the items themselves, so their versions stay. */
    void follow(UUID clientId, boolean gone) {
        getEntityManager().createNativeQuery("update checklist_item set client_gone = :gone where client_id = :client and client_gone <> :gone")
                .setParameter("client", clientId).setParameter("gone", gone).executeUpdate();
    }
}
