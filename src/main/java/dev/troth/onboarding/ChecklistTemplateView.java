package dev.troth.onboarding;

import dev.troth.client.Client;
import dev.troth.platform.precondition.Representation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A template of checklist items on the wire. */
@Schema(name = "ChecklistTemplate")
public record ChecklistTemplateView(
        @Schema(required = true) UUID id,
        @Schema(required = true) long version,
        @Schema(description = "The kind of client it is for; absent for every client") Client.Kind clientKind,
        @Schema(required = true) String title,
        @Schema(required = true, description = "Whether a client becomes ACTIVE only once it is settled") boolean blocking,
        @Schema(description = "The incident it was learnt from") UUID fromIncidentId,
        @Schema(required = true) TemplateStatus status,
        Instant retiredAt,
        @Schema(required = true, description = "When the service recorded it") Instant recordedAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(required = true, description = "The moves open now") List<String> allowed) implements Representation {

    static ChecklistTemplateView of(ChecklistTemplate template) {
        return new ChecklistTemplateView(template.id(), template.version(), template.clientKind(), template.title(), template.blocking(),
                template.fromIncidentId(), template.status(), template.retiredAt(), template.createdAt(), template.updatedAt(), template.allowed());
    }
}
