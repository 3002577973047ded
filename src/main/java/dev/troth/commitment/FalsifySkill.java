package dev.troth.commitment;

import dev.troth.platform.text.Limits;
import dev.troth.record.Artefact;
import dev.troth.trust.model.Severity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The skill a promise rested on turns out not to be there (practice 13). */
@Schema(description = "The skill that was claimed turns out not to be there")
public record FalsifySkill(
        @Schema(description = "When the other party knew; now where absent") Instant at,
        @Schema(description = "MODERATE where absent") Severity severity,
        @Schema(description = "Whether the promisor knew that its claim was false: then it deceived") Boolean knownToBeFalse,
        @Schema(description = "What shows it") @Size(max = Limits.LIST) List<@Valid Artefact> proof) {

    /** What a body that was not sent says. */
    static final FalsifySkill NOW = new FalsifySkill(null, null, null, null);
}
