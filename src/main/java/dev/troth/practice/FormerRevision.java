package dev.troth.practice;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A revision of a practice as it stood until another replaced it. */
@Schema(description = "A revision as it stood until another replaced it")
public record FormerRevision(
        @Schema(required = true) int revision,
        @Schema(required = true) String title,
        @Schema(required = true) List<String> steps,
        @Schema(description = "When the client acknowledged it") Instant acknowledgedAt,
        @Schema(required = true) Instant replacedAt) {
}
