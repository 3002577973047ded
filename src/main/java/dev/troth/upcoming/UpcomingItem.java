package dev.troth.upcoming;

import dev.troth.record.RecordType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that comes: when, and the record it follows from. */
@Schema(description = "One thing that comes")
public record UpcomingItem(
        @Schema(required = true) UpcomingKind kind,
        @Schema(required = true, description = "When; a day begins at midnight where the client is") Instant at,
        @Schema(required = true) String title,
        @Schema(required = true, description = "The kind of record it follows from") RecordType recordType,
        @Schema(required = true) UUID recordId) {
}
