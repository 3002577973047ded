package dev.troth.commitment;

import dev.troth.record.Artefact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a claimed skill was found not to be there, and the gap that was never told of (practice 13). */
@Schema(description = "How a claimed skill was found not to be there")
public record SkillFalsification(
        @Schema(required = true, description = "When the other party knew") Instant at,
        @Schema(required = true, description = "The disclosure of the gap, which was never told") UUID disclosureId,
        @Schema(required = true, description = "What shows it") List<Artefact> proof) {
}
