package dev.troth.client;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A relationship moves to another stage. */
@Schema(description = "The relationship moves to another stage")
public record MoveClient(
        @Schema(required = true) @NotNull Client.Stage stage,
        @Schema(description = "When it happened; now where absent") Instant at,
        @Size(max = Limits.PARAGRAPH) String reason) {
}
