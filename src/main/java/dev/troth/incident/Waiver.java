package dev.troth.incident;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an incident leaves no practice, or not even a lesson (practice 30). It is kept, and earns nothing. */
@Schema(name = "IncidentWaiver", description = "Why the incident leaves no practice, or no lesson")
public record Waiver(
        @Schema(required = true) String reason,
        @Schema(required = true) Instant at) {
}
