package dev.troth.retention;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of an attempt to win a client back. */
@Schema(name = "ConcludeWinBack", description = "What came of an attempt to win a client back")
public record Conclude(
        @Schema(required = true, examples = "RETURNED") @NotNull WinBackOutcome outcome,
        @Schema(description = "When that was clear; now where absent") Instant at,
        @Schema(description = "What the client said") @Size(max = Limits.PARAGRAPH) String note) {
}
