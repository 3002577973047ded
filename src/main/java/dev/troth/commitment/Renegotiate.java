package dev.troth.commitment;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A due date is moved by agreement, before it comes. */
@Schema(description = "A due date is moved by agreement, before it comes")
public record Renegotiate(
        @Schema(required = true, description = "The date agreed; after the one it replaces") @NotNull Instant dueAt,
        @Schema(description = "When it was agreed; now where absent") Instant agreedAt,
        @Size(max = Limits.PARAGRAPH) String reason) {
}
