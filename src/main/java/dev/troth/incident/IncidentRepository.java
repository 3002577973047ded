package dev.troth.incident;

import dev.troth.attention.AttentionQuery;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import dev.troth.trust.model.Party;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Incidents in the database. */
@ApplicationScoped
class IncidentRepository implements PanacheRepositoryBase<Incident, UUID> {

    private static final Listing<Incident> INCIDENTS = new Listing<>(Incident.class, Incident::id,
            SortKey.instant("recordedAt", "createdAt", Incident::createdAt),
            SortKey.instant("updatedAt", "updatedAt", Incident::updatedAt),
            SortKey.instant("detectedAt", "detectedAt", Incident::detectedAt));

    private static final Listing<Incident> WAITING = new Listing<>(Incident.class, Incident::id,
            SortKey.instant("detectedAt", "detectedAt", Incident::detectedAt),
            SortKey.instant("fixedAt", "fixedAt", Incident::fixedAt),
            SortKey.instant("remedyDueAt", "remedyDueAt", Incident::remedyDueAt),
            SortKey.instant("updateDueAt", "updateDueAt", Incident::updateDueAt));

    Page<Incident> page(Filter filter, PageRequest page) {
        return INCIDENTS.page(getEntityManager(), filter, page);
    }

    /** How many earlier incidents of a cause, for which the party was responsible too, an incident repeats. */
    int earlier(Incident incident, String causeKey, Party responsible) {
        return causeKey == null ? 0 : (int) count("clientId = ?1 and causeKey = ?2 and detectedAt >= ?3 and detectedAt < ?4 and "
                + share(responsible) + " > 0 and retractedAt is null", incident.clientId(), causeKey,
                IncidentRules.recurrenceFrom(incident.detectedAt()), incident.detectedAt());
    }

    /** The ids of the later incidents of a cause that may repeat one. */
    List<UUID> later(Incident incident, String causeKey) {
        return causeKey == null ? List.of() : getEntityManager().createQuery("""
                select e.id from Incident e where e.clientId = :client and e.causeKey = :cause and e.detectedAt > :from and e.detectedAt <= :to
                and e.retractedAt is null order by e.detectedAt, e.id""", UUID.class).setParameter("client", incident.clientId()).setParameter("cause", causeKey)
                .setParameter("from", incident.detectedAt()).setParameter("to", IncidentRules.recurrenceUntil(incident.detectedAt())).getResultList();
    }

    /** With a remedy that is due and not done, the longest waiting first. */
    Page<Incident> remedyDue(AttentionQuery query) {
        return waiting(query, new Filter().where("e.status <> CLOSED and e.retractedAt is null and e.remedyDueAt < :now", "now", query.now())
                .in("accountable", query.parties(), "accountable"), "remedyDueAt");
    }

    /** Fixed, and without the lesson or the practice it should leave. */
    Page<Incident> lessonMissing(AttentionQuery query) {
        return waiting(query, new Filter().where("e.lessonMissing and e.fixedAt <= :now", "now", query.now())
                .in("accountable", query.parties(), "accountable"), "fixedAt");
    }

    /** Not closed, and the client has heard nothing of it for longer than it should. */
    Page<Incident> updateDue(AttentionQuery query) {
        return waiting(query, new Filter().where("e.status <> CLOSED and e.retractedAt is null and e.updateDueAt < :now", "now", query.now()), "updateDueAt");
    }

    /** Complaints whose client has not confirmed being heard. */
    Page<Incident> unheard(AttentionQuery query) {
        return waiting(query, new Filter().where("e.unheard and e.detectedAt <= :now", "now", query.now()), "detectedAt");
    }

    private Page<Incident> waiting(AttentionQuery query, Filter filter, String since) {
        return WAITING.following(getEntityManager(), filter.in("clientId", query.clientIds(), "clientId").where("e.erasedAt is null"), since, query.after(), query.limit());
    }

    /** The client's incidents that are not closed. */
    List<Incident> unclosed(UUID clientId) {
        return list("clientId = ?1 and status <> CLOSED and retractedAt is null", clientId);
    }

    /**
     * Since when each client waits to be heard; those who do not are left out.
     *
     * @param clientIds none for all
     */
    Map<UUID, Instant> unheardSince(List<UUID> clientIds) {
        var found = getEntityManager().createQuery("select e.clientId, min(e.detectedAt) from Incident e where e.unheard"
                + (clientIds.isEmpty() ? "" : " and e.clientId in :clients") + " group by e.clientId", Object[].class);
        return (clientIds.isEmpty() ? found : found.setParameter("clients", clientIds)).getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Instant) row[1]));
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
