package dev.troth.commitment;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** It is delivered though its approval is missing: that opens an incident (practice 25). */
@Schema(description = "Delivers though the approval is missing, which opens an incident")
public record BypassApproval(
        @Schema(required = true, examples = "The printer closes at noon") @NotBlank @Size(max = Limits.PARAGRAPH) String reason,
        @Schema(description = "Who decided it", examples = "Maria") @Size(max = Limits.LINE) String by) {
}
