package dev.troth.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What failed, and whether there was a process for it (practice 31). */
@Schema(description = "Incidents by the category of their cause and by whether a process covered it")
public record CauseReport(
        @Schema(required = true, description = "Detected at this instant or after") Instant from,
        @Schema(required = true, description = "Detected before this instant") Instant to,
        @Schema(required = true, description = "The clients asked for; none for all") List<UUID> clientIds,
        @Schema(required = true, description = "In the order of the categories, then of the coverages; what has no cause yet comes last") List<CauseFigures> causes,
        @Schema(required = true, description = "All of them together") CauseFigures total) {
}
