package dev.troth.commitment;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who knows confirms an assumption (practice 52). */
@Schema(description = "Somebody who knows confirms an assumption")
public record ConfirmAssumption(
        @Schema(required = true, description = "The assumption, as it was made") @NotBlank @Size(max = Limits.PARAGRAPH) String text,
        @Schema(required = true, description = "Who confirms it", examples = "Ada Okafor") @NotBlank @Size(max = Limits.LINE) String by,
        @Schema(description = "When it was confirmed; now where absent") Instant at) {
}
