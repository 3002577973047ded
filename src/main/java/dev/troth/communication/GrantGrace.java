package dev.troth.communication;

import dev.troth.platform.text.Limits;
import dev.troth.trust.model.Party;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The party that was owed a reply grants grace to the one that owed it. */
@Schema(name = "CommunicationGrace", description = "The party that was owed the reply grants grace: lateness counts half")
public record GrantGrace(
        @Schema(required = true, description = "The party that grants it: the one that asked", examples = "CLIENT") @NotNull Party party,
        @Schema(description = "When it was granted; now where absent") Instant at,
        @Schema(description = "A word on it, kept in the timeline") @Size(max = Limits.PARAGRAPH) String note) {
}
