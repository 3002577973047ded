package dev.troth.incident;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.trust.model.Party;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Incidents of which the client has heard nothing for longer than it should: who is left in the dark is upset (practice 61). */
@Singleton
public class IncidentUpdateAttention implements AttentionSource {

    private final IncidentRepository incidents;

    IncidentUpdateAttention(IncidentRepository incidents) {
        this.incidents = incidents;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.INCIDENT_UPDATE_DUE;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        return query.asksFor(Party.PROVIDER) ? incidents.updateDue(query).map(this::item) : Page.none();
    }

    private AttentionItem item(Incident incident) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("detectedAt", incident.detectedAt().toString());
        if (incident.lastUpdateAt() != null) {
            facts.put("lastUpdateAt", incident.lastUpdateAt().toString());
        }
        facts.put("updateEvery", incident.updateEvery().toString());
        return new AttentionItem(kind(), incident.clientId(), Party.PROVIDER, RecordType.INCIDENT, incident.id(), incident.updateDueAt(),
                "Until an incident is closed the client hears of it in a rhythm.",
                facts, null, "POST /v1/communications");
    }
}
