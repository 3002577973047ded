package dev.troth.access;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Access is needed longer: its date is moved by agreement, before it comes. */
@Schema(description = "Access is needed longer: its date is moved by agreement, before it comes")
public record ExtendAccess(
        @Schema(required = true, description = "The date agreed; after the one it replaces") @NotNull Instant revokeBy,
        @Schema(description = "When it was agreed; now where absent") Instant agreedAt,
        @Size(max = Limits.PARAGRAPH) String reason) {
}
