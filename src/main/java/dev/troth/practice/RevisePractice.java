package dev.troth.practice;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Another revision of a practice: what is absent stays as it is. */
@Schema(description = "Another revision of a practice; what is absent stays as it is", minProperties = 1)
public record RevisePractice(
        @Size(max = Limits.LINE) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*", message = "must not be blank") String title,
        @Schema(description = "What is done, in order") @Size(max = Limits.LIST) List<@NotBlank @Size(max = Limits.PARAGRAPH) String> steps,
        @Schema(description = "When it was revised; now where absent") Instant at,
        @Schema(description = "Why, kept in the timeline") @Size(max = Limits.PARAGRAPH) String note) {
}
