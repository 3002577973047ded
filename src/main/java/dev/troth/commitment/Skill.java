package dev.troth.commitment;

import dev.troth.platform.text.Limits;
import dev.troth.record.Artefact;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The skill a promise rests on, as claimed (practices 13, 14). */
@Schema(description = "The skill a promise rests on, as claimed")
public record Skill(
        @Schema(required = true, examples = "typesetting") @NotBlank @Size(max = Limits.LINE) String name,
        @Schema(required = true) @NotNull Level level,
        @Schema(description = "What shows it: references, certificates, earlier work") @Size(max = Limits.LIST) List<@Valid Artefact> proof) {

    /** How well it is mastered. */
    public enum Level {
        EXPERT,
        PROFICIENT,
        LEARNING,
        NONE;

        /** Whether the client has to be told and to consent before anything is promised on it. */
        boolean needsConsent() {
            return this == LEARNING || this == NONE;
        }
    }
}
