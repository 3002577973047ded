package dev.troth.record;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why the last move on a record is taken back. */
@Schema(description = "Takes back the last move on a record, or the record itself where no move is left")
public record Correction(
        @Schema(required = true, examples = "Entered for the wrong client") @NotBlank @Size(max = Limits.PARAGRAPH) String reason) {
}
