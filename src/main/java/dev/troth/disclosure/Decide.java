package dev.troth.disclosure;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The other party decides on what it was told. */
@Schema(description = "The other party decides on what it was told")
public record Decide(
        @Schema(required = true) @NotNull Decision.Outcome outcome,
        @Schema(description = "When it decided; now where absent") Instant at,
        @Size(max = Limits.PARAGRAPH) String note) {
}
