package dev.troth.incident;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Incidents that are fixed and leave no lesson, or no practice, yet (practice 30). */
@Singleton
public class LessonMissingAttention implements AttentionSource {

    private final IncidentRepository incidents;

    LessonMissingAttention(IncidentRepository incidents) {
        this.incidents = incidents;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.LESSON_MISSING;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        return incidents.lessonMissing(query).map(this::item);
    }

    private AttentionItem item(Incident incident) {
        List<String> missing = new ArrayList<>();
        if (incident.lesson() == null) {
            missing.add("lesson");
        }
        if (incident.isPracticeMissing()) {
            missing.add("practice");
        }
        return new AttentionItem(kind(), incident.clientId(), incident.accountable(), RecordType.INCIDENT, incident.id(), incident.fixedAt(),
                "Each mishap leaves a lesson and a practice, or a word on why not.",
                Map.of("fixedAt", incident.fixedAt().toString(), "missing", String.join(", ", missing)), null, "POST /v1/incidents/" + incident.id() + "/learn");
    }
}
