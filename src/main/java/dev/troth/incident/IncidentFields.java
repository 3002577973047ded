package dev.troth.incident;

import dev.troth.platform.text.Limits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may change in an incident: the fields a merge patch works on. How it is handled changes by moves. */
@Schema(description = "The fields of an incident that may change; how it is handled changes by moves")
public record IncidentFields(
        @Schema(required = true) @NotBlank @Size(max = Limits.LINE) String title,
        @Size(max = Limits.TEXT) String description,
        @Valid Cause cause,
        @Schema(description = "In the client's own words") @Size(max = Limits.TEXT) String complaint,
        @Schema(description = "When it happened") Instant occurredAt) {
}
