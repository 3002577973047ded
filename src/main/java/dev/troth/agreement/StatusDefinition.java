package dev.troth.agreement;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a word about progress means between the two sides, and how to tell. */
@Schema(description = "What a word about progress means, and how to tell")
public record StatusDefinition(
        @Schema(required = true, examples = "done") @NotBlank @Size(max = Limits.LINE) String status,
        @Schema(required = true, examples = "Nothing is left to do for either side") @NotBlank @Size(max = Limits.PARAGRAPH) String meaning,
        @Schema(description = "How both can tell", examples = "The checklist is signed") @Size(max = Limits.PARAGRAPH) String test) {
}
