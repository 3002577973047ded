package dev.troth.agreement;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a word about progress means between the two sides, and how anyone could tell: departed is not airborne (practice 62). */
@Schema(description = "What a word about progress means, and how to tell")
public record StatusDefinition(
        @Schema(required = true, examples = "done") @NotBlank @Size(max = Limits.LINE) String status,
        @Schema(required = true, examples = "Nothing is left to do for either side") @NotBlank @Size(max = Limits.PARAGRAPH) String meaning,
        @Schema(description = "The observable test: what anyone could see", examples = "The checklist is signed") @Size(max = Limits.PARAGRAPH) String test) {
}
