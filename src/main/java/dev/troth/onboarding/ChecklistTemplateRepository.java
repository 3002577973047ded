package dev.troth.onboarding;

import dev.troth.client.Client;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Templates of checklist items in the database. */
@ApplicationScoped
class ChecklistTemplateRepository implements PanacheRepositoryBase<ChecklistTemplate, UUID> {

    private static final Listing<ChecklistTemplate> TEMPLATES = new Listing<>(ChecklistTemplate.class, ChecklistTemplate::id,
            SortKey.instant("recordedAt", "createdAt", ChecklistTemplate::createdAt),
            SortKey.instant("updatedAt", "updatedAt", ChecklistTemplate::updatedAt),
            SortKey.text("title", "title"));

    Page<ChecklistTemplate> page(Filter filter, PageRequest page) {
        return TEMPLATES.page(getEntityManager(), filter, page);
    }

    /** The templates a new client of a kind is given items for, in the order they were recorded. */
    List<ChecklistTemplate> standing(Client.Kind kind) {
        return list("status = STANDING and (clientKind is null or clientKind = ?1) order by createdAt, id", kind);
    }

    /** Those of them that are for clients of that kind alone. */
    List<ChecklistTemplate> standingFor(Client.Kind kind) {
        return list("status = STANDING and clientKind = ?1 order by createdAt, id", kind);
    }

    /** What stands of the lessons of an incident. */
    List<ChecklistTemplate> learntFrom(UUID incidentId, Instant since) {
        return list("fromIncidentId = ?1 and status = STANDING and createdAt >= ?2", incidentId, since);
    }

    /** The same lesson drawn before from an incident. */
    Optional<ChecklistTemplate> learnt(NewChecklistTemplate lesson) {
        return find("fromIncidentId = ?1 and title = ?2 and status = STANDING", lesson.fromIncidentId(), lesson.title()).stream()
                .filter(template -> template.clientKind() == lesson.clientKind()).findFirst();
    }
}
