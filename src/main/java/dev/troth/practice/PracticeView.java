package dev.troth.practice;

import dev.troth.platform.precondition.Representation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A practice on the wire. */
@Schema(name = "Practice")
public record PracticeView(
        @Schema(required = true) UUID id,
        @Schema(required = true) long version,
        @Schema(required = true) UUID clientId,
        @Schema(required = true) String title,
        @Schema(required = true, description = "What is done, in order") List<String> steps,
        @Schema(description = "The incident it was learnt from") UUID fromIncidentId,
        @Schema(required = true, description = "1 for the first") int revision,
        @Schema(required = true, description = "Since when the revision that stands is there") Instant revisedAt,
        @Schema(required = true, description = "Whether the client has acknowledged the revision that stands") boolean acknowledged,
        @Schema(description = "When the client acknowledged the revision that stands; absent while it has not") Instant acknowledgedAt,
        @Schema(description = "When it was given up; absent while it is in use") Instant retiredAt,
        @Schema(required = true, description = "The revisions before this one, the first first") List<FormerRevision> formerRevisions,
        @Schema(required = true, description = "When the service recorded it") Instant recordedAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(description = "When it was taken back as a mistake") Instant retractedAt,
        @Schema(required = true, description = "The moves open now") List<String> allowed) implements Representation {

    static PracticeView of(Practice practice) {
        return new PracticeView(practice.id(), practice.version(), practice.clientId(), practice.title(), practice.steps(),
                practice.fromIncidentId(), practice.revision(), practice.revisedAt(), practice.acknowledgedAt() != null, practice.acknowledgedAt(), practice.retiredAt(),
                practice.formerRevisions(), practice.createdAt(), practice.updatedAt(), practice.retractedAt(), practice.allowed());
    }
}
