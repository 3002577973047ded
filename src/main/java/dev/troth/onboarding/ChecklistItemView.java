package dev.troth.onboarding;

import dev.troth.platform.precondition.Representation;
import dev.troth.record.Artefact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An item of a checklist on the wire. */
@Schema(name = "ChecklistItem")
public record ChecklistItemView(
        @Schema(required = true) UUID id,
        @Schema(required = true) long version,
        @Schema(required = true) UUID clientId,
        @Schema(description = "The template it comes from; absent for an item of this client's own") UUID templateId,
        @Schema(required = true) String title,
        @Schema(required = true, description = "Whether the client becomes ACTIVE only once it is settled") boolean blocking,
        @Schema(required = true) ChecklistStatus status,
        Instant doneAt,
        String note,
        @Schema(required = true, description = "What shows that it is done") List<Artefact> evidence,
        Instant waivedAt,
        @Schema(description = "Why it is not needed with this client") String waiverReason,
        @Schema(required = true, description = "When the service recorded it") Instant recordedAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(description = "When it was taken back as a mistake") Instant retractedAt,
        @Schema(required = true, description = "The moves open now") List<String> allowed) implements Representation {

    static ChecklistItemView of(ChecklistItem item) {
        return new ChecklistItemView(item.id(), item.version(), item.clientId(), item.templateId(), item.title(), item.blocking(), item.status(),
                item.doneAt(), item.note(), item.evidence(), item.waivedAt(), item.waiverReason(), item.createdAt(), item.updatedAt(),
                item.retractedAt(), item.allowed());
    }
}
