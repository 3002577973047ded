package dev.troth.retention;

import dev.troth.platform.text.Limits;
import dev.troth.record.Channel;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An attempt to win a client back, as first recorded. */
@Schema(description = "An attempt to win a client back, as first recorded")
public record NewWinBack(
        @Schema(required = true, examples = "Called to ask what went wrong, and offered to redo the work") @NotBlank @Size(max = Limits.PARAGRAPH) String approach,
        @Schema(description = "How the client was reached") Channel channel,
        @Schema(description = "When it was attempted; now where absent") Instant attemptedAt) {
}
