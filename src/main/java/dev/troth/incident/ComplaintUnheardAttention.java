package dev.troth.incident;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.trust.model.Party;
import jakarta.inject.Singleton;
import java.util.Map;

/** Complaints whose client has not confirmed being heard (practices 71, 72). */
@Singleton
public class ComplaintUnheardAttention implements AttentionSource {

    private final IncidentRepository incidents;

    ComplaintUnheardAttention(IncidentRepository incidents) {
        this.incidents = incidents;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.COMPLAINT_UNHEARD;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        return query.asksFor(Party.PROVIDER) ? incidents.unheard(query).map(this::item) : Page.none();
    }

    private AttentionItem item(Incident incident) {
        return new AttentionItem(kind(), incident.clientId(), Party.PROVIDER, RecordType.INCIDENT, incident.id(), incident.detectedAt(),
                "Who complains is heard, and says so.",
                Map.of("detectedAt", incident.detectedAt().toString(), "severity", incident.severity().name()), null, "POST /v1/incidents/" + incident.id() + "/heard");
    }
}
