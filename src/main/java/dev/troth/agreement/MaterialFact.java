package dev.troth.agreement;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the client would want to know before it decides, and may not know to ask (practice 65). */
@Schema(description = "What the client would want to know before it decides, and may not know to ask")
public record MaterialFact(
        @Schema(required = true, examples = "What does it cost to leave early?") @NotBlank @Size(max = Limits.PARAGRAPH) String question,
        @Schema(description = "Nothing is offered without it", examples = "Three monthly fees") @Size(max = Limits.TEXT) String answer,
        @Schema(description = "When it was answered") Instant answeredAt) {

    boolean hasAnswer() {
        return answer != null && !answer.isBlank();
    }
}
