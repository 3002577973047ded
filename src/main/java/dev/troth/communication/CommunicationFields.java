package dev.troth.communication;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may change of a communication once it is recorded: its summary, and nothing that bears evidence. */
@Schema(description = "The fields of a communication that may change")
public record CommunicationFields(
        @Schema(examples = "When will the draft be there?") @Size(max = Limits.PARAGRAPH) String summary) {
}
