package dev.troth.incident;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import jakarta.inject.Singleton;
import java.util.Map;

/** Remedies that were promised, are due and not done (practice 16). */
@Singleton
public class RemedyDueAttention implements AttentionSource {

    private final IncidentRepository incidents;

    RemedyDueAttention(IncidentRepository incidents) {
        this.incidents = incidents;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.REMEDY_DUE;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        return incidents.remedyDue(query).map(this::item);
    }

    private AttentionItem item(Incident incident) {
        long open = incident.remedies().stream().filter(remedy -> remedy.doneAt() == null).count();
        return new AttentionItem(kind(), incident.clientId(), incident.accountable(), RecordType.INCIDENT, incident.id(), incident.remedyDueAt(),
                "A remedy that was promised is done by its date.",
                Map.of("dueAt", incident.remedyDueAt().toString(), "severity", incident.severity().name(), "remediesOpen", Long.toString(open)), null, "POST /v1/incidents/" + incident.id() + "/remedy");
    }
}
