package dev.troth.incident;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why it went wrong: the key tells the same mistake again, the category what kind of thing failed (practices 31, 33, 53, 55). */
@Schema(description = "Why it went wrong")
public record Cause(
        @Schema(required = true, description = "Incidents with the same key are the same mistake again", examples = "definition-of-done") @NotBlank @Size(max = Limits.LINE) String key,
        @Schema(description = "OTHER where absent") Category category,
        @Schema(description = "Whether there was a process for it, and whether it was followed; UNKNOWN where absent") Coverage coverage) {

    public Cause {
        category = category == null ? Category.OTHER : category;
        coverage = coverage == null ? Coverage.UNKNOWN : coverage;
    }

    /** What kind of thing failed. */
    public enum Category {
        PROCESS,
        COMMUNICATION,
        SKILL,
        /** Nobody checked the quality. */
        NO_QC,
        TOOL,
        EXTERNAL,
        OTHER
    }

    /** Whether a process covered what failed (practice 31). */
    public enum Coverage {
        /** There was a process, and it was followed. */
        COVERED,
        NOT_COVERED,
        /** There was a process, and it was not followed. */
        NOT_FOLLOWED,
        UNKNOWN
    }
}
