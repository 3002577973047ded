package dev.troth.access;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A date of revocation moved by agreement. */
@Schema(name = "AccessExtension", description = "A date of revocation moved by agreement")
public record Extension(
        @Schema(required = true, description = "The date agreed") Instant revokeBy,
        @Schema(required = true, description = "The date it replaced") Instant replacedRevokeBy,
        @Schema(required = true) Instant agreedAt,
        String reason) {
}
