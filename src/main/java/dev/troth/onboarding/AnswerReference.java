package dev.troth.onboarding;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The referee answers. */
@Schema(description = "The referee answers")
public record AnswerReference(
        @Schema(required = true) @NotNull Verdict verdict,
        @Schema(description = "In the referee's words") @Size(max = Limits.TEXT) String answer,
        @Schema(description = "When; now where absent") Instant at) {
}
