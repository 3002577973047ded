package dev.troth.incident;

import dev.troth.platform.text.Limits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is learnt from an incident (practice 30). */
@Schema(description = "What is learnt from the incident")
public record Learn(
        @Schema(required = true, examples = "Done means seen by the client") @NotBlank @Size(max = Limits.TEXT) String lesson,
        @Schema(description = "The practice adopted from it, which is in use; the one named before stays where absent") UUID practiceId,
        @Schema(description = "Why no practice is needed; out of place where one is named") @Size(max = Limits.PARAGRAPH)
        @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*", message = "must not be blank") String waiver,
        @Schema(description = "When; now where absent") Instant at,
        @Schema(description = "What is to be settled with every later client because of it") @Valid LessonItem checklistItem) {
}
