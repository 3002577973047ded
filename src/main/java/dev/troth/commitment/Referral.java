package dev.troth.commitment;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody recommended instead. */
@Schema(description = "Somebody recommended instead")
public record Referral(
        @Schema(required = true, examples = "Lena Brandt, bookkeeping") @NotBlank @Size(max = Limits.LINE) String name,
        @Schema(description = "How to reach them") @Size(max = Limits.LINE) String contact,
        @Size(max = Limits.PARAGRAPH) String note) {
}
