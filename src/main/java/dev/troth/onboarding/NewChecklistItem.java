package dev.troth.onboarding;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something to be settled with this one client. */
@Schema(description = "Something to be settled with this one client")
public record NewChecklistItem(
        @Schema(required = true, examples = "Who signs for the practice?") @NotBlank @Size(max = Limits.LINE) String title,
        @Schema(description = "Whether the client becomes ACTIVE only once it is settled; true where absent") Boolean blocking) {
}
