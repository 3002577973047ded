package dev.troth.agreement;

import dev.troth.trust.model.Party;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A party has declined a revision. */
@Schema(description = "A party has declined a revision")
public record Declined(
        @Schema(required = true) Party party,
        @Schema(required = true) Instant at,
        String reason) {
}
