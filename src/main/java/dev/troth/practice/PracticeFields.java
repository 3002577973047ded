package dev.troth.practice;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may change in a practice without a revision: the fields a merge patch works on. */
@Schema(description = "The fields of a practice that may change without a revision")
public record PracticeFields(
        @Schema(required = true) @NotBlank @Size(max = Limits.LINE) String title) {
}
