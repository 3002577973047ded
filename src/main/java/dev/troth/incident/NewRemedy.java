package dev.troth.incident;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A remedy is promised, or more is said of the one with the same action. */
@Schema(description = "A remedy is promised, or more is said of the one with the same action")
public record NewRemedy(
        @Schema(required = true, examples = "Reinstate the policy") @NotBlank @Size(max = Limits.PARAGRAPH) String action,
        @Schema(description = "When it is to be done") Instant dueAt,
        @Schema(description = "When it was done") Instant doneAt,
        @Schema(description = "When it was promised; now where absent") Instant at) {
}
