package dev.troth.commitment;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A due date moved by agreement. */
@Schema(description = "A due date moved by agreement")
public record Renegotiation(
        @Schema(required = true, description = "The date agreed") Instant dueAt,
        @Schema(required = true, description = "The date it replaced") Instant replacedDueAt,
        @Schema(required = true) Instant agreedAt,
        String reason) {
}
