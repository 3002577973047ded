package dev.troth.commitment;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody takes the work on, so that nobody else does. */
@Schema(description = "Somebody takes the work on, so that nobody else does")
public record Claim(
        @Schema(required = true, examples = "Maria") @NotBlank @Size(max = Limits.LINE) String owner,
        @Schema(description = "When it happened; now where absent") Instant at) {
}
