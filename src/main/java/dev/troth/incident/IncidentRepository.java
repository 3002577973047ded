package dev.troth.incident;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import dev.troth.trust.model.Party;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Incidents in the database. */
@ApplicationScoped
class IncidentRepository implements PanacheRepositoryBase<Incident, UUID> {

    private static final Listing<Incident> INCIDENTS = new Listing<>(Incident.class, Incident::id,
            SortKey.instant("recordedAt", "createdAt", Incident::createdAt),
            SortKey.instant("updatedAt", "updatedAt", Incident::updatedAt),
            SortKey.instant("detectedAt", "detectedAt", Incident::detectedAt));

    Page<Incident> page(Filter filter, PageRequest page) {
        return INCIDENTS.page(getEntityManager(), filter, page);
    }

    /** How many earlier incidents of the same cause, for which the party was responsible too, an incident repeats. */
    int earlier(Incident incident, Party responsible) {
        return incident.causeKey() == null ? 0 : (int) count("clientId = ?1 and causeKey = ?2 and detectedAt >= ?3 and detectedAt < ?4 and "
                + share(responsible) + " > 0 and retractedAt is null", incident.clientId(), incident.causeKey(),
                IncidentRules.recurrenceFrom(incident.detectedAt()), incident.detectedAt());
    }

    /** The later incidents of a cause that may repeat one. */
    List<Incident> later(Incident incident, String causeKey) {
        return causeKey == null ? List.of() : list("clientId = ?1 and causeKey = ?2 and detectedAt > ?3 and detectedAt <= ?4 and retractedAt is null",
                incident.clientId(), causeKey, incident.detectedAt(), IncidentRules.recurrenceUntil(incident.detectedAt()));
    }

    /** The client's incidents that are not closed. */
    List<Incident> unclosed(UUID clientId) {
        return list("clientId = ?1 and status <> CLOSED and retractedAt is null", clientId);
    }

    List<Incident> ofCommitment(UUID commitmentId) {
        return list("commitmentId = ?1 and retractedAt is null", commitmentId);
    }

    List<Incident> ofPractice(UUID practiceId) {
        return list("practiceId = ?1", practiceId);
    }

    /** What stands of the breaches of confidentiality that a party is responsible for. */
    List<Incident> breaches(UUID clientId, Party responsible) {
        return list("clientId = ?1 and kind = ?2 and " + share(responsible) + " > 0 and retractedAt is null", clientId,
                IncidentKind.CONFIDENTIALITY_BREACH);
    }

    private static String share(Party party) {
        return party == Party.PROVIDER ? "providerShare" : "clientShare";
    }
}
