package dev.troth.commitment;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who works on it passes it on (practice 27). */
@Schema(description = "Who works on it passes it on")
public record HandOff(
        @Schema(required = true, description = "Who has it", examples = "Maria") @NotBlank @Size(max = Limits.LINE) String from,
        @Schema(required = true, description = "Who takes it over", examples = "Noah") @NotBlank @Size(max = Limits.LINE) String to,
        @Schema(description = "When it happened; now where absent") Instant at,
        @Schema(description = "What the other should know") @Size(max = Limits.PARAGRAPH) String note) {
}
