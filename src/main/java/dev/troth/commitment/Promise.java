package dev.troth.commitment;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request is answered with a promise. */
@Schema(description = "A request is answered with a promise")
public record Promise(
        @Schema(required = true, description = "Until when it is promised") @NotNull Instant dueAt,
        @Schema(description = "When it happened; now where absent") Instant at,
        @Size(max = Limits.PARAGRAPH) String note) {
}
