package dev.troth.commitment;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The check a delivery has to pass before it leaves the house (practice 53). */
@Schema(description = "The check a delivery has to pass before it leaves the house")
public record QualityGate(
        @Schema(required = true, description = "Whether a delivery without it is flagged") @NotNull Boolean required,
        @Schema(examples = "Proof-read by a second person") @Size(max = Limits.LINE) String name) {
}
