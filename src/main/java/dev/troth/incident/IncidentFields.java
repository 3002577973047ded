package dev.troth.incident;

import dev.troth.platform.text.Limits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may change in an incident: the fields a merge patch works on. How it is handled changes by moves. */
@Schema(description = "The fields of an incident that may change; how it is handled changes by moves")
public record IncidentFields(
        @Schema(required = true) @NotBlank @Size(max = Limits.LINE) String title,
        @Size(max = Limits.TEXT) String description,
        @Valid Cause cause,
        @Schema(description = "The team or supplier whose doing it was, in free words: told apart from who answers for it, and never scored",
                examples = "The printer") @Size(max = Limits.LINE) String causedBy,
        @Schema(description = "In the client's own words: reworded, never removed. The first of an incident is unheard, whatever was heard before it; one that is closed takes none") @Size(max = Limits.TEXT) String complaint,
        @Schema(description = "When it happened") Instant occurredAt,
        @Schema(description = "How often the client is to hear of it until it is closed; at least an hour. P1D where absent and it is MAJOR or SEVERE, P3D otherwise",
                implementation = String.class, format = "duration", examples = "PT24H") Duration updateEvery) {
}
