package dev.troth.onboarding;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An item is not needed with this client, and why. */
@Schema(description = "An item of a checklist is not needed with this client")
public record WaiveItem(
        @Schema(required = true, examples = "The client keeps no data with us") @NotBlank @Size(max = Limits.PARAGRAPH) String reason,
        @Schema(description = "When; now where absent") Instant at) {
}
