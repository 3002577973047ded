package dev.troth.access;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may change in an access grant: the fields a merge patch works on. Its instants change by moves. */
@Schema(description = "The fields of an access grant that may change; its instants change by moves")
public record AccessGrantFields(
        @Schema(required = true, description = "What can be got into") @NotBlank @OneLine @Size(max = Limits.LINE) String system,
        @Schema(required = true, description = "Who can get in") @NotBlank @OneLine @Size(max = Limits.LINE) String holder,
        @Schema(description = "What it is for") @Size(max = Limits.PARAGRAPH) String purpose) {
}
