package dev.troth.agreement;

import dev.troth.trust.model.Party;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A party has accepted a revision. */
@Schema(description = "A party has accepted a revision")
public record Acceptance(
        @Schema(required = true) Party party,
        @Schema(required = true) Instant at,
        @Schema(required = true) int revision) {
}
