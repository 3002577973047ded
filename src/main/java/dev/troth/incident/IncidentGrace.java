package dev.troth.incident;

import dev.troth.platform.text.Limits;
import dev.troth.trust.model.Party;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The party that was let down spares the other (practice 32). */
@Schema(description = "The party that was let down spares the other")
public record IncidentGrace(
        @Schema(required = true, description = "Who grants it") @NotNull Party party,
        @Schema(description = "When; now where absent") Instant at,
        @Schema(description = "A word on it, kept in the timeline") @Size(max = Limits.PARAGRAPH) String note) {
}
