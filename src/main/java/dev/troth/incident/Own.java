package dev.troth.incident;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The accountable party says whose it is. */
@Schema(description = "The accountable party says whose it is")
public record Own(
        @Schema(required = true, description = "Any but UNSTATED") @NotNull Ownership ownership,
        @Schema(description = "When it was said; now where absent") Instant at,
        @Schema(description = "A word on it, kept in the timeline") @Size(max = Limits.PARAGRAPH) String note) {
}
