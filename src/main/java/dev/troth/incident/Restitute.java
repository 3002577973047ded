package dev.troth.incident;

import dev.troth.record.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something is given back, or it is said that nothing is due. */
@Schema(description = "Something is given back, or it is said that nothing is due")
public record Restitute(
        @Schema(required = true) @NotNull Restitution.Type type,
        @Schema(description = "How much, where it is known; out of place for NONE_DUE") @Valid Money amount,
        @Schema(description = "When; now where absent") Instant at) {
}
