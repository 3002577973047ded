package dev.troth.retention;

import dev.troth.platform.text.Limits;
import dev.troth.record.Channel;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may change in a win-back by an edit: the fields a merge patch works on. */
@Schema(description = "The fields of a win-back that may change by an edit")
public record WinBackFields(
        @Schema(required = true) @NotBlank @Size(max = Limits.PARAGRAPH) String approach,
        @Schema(description = "How the client was reached") Channel channel) {
}
