package dev.troth.commitment;

import dev.troth.trust.model.Party;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The requirement in the promisor's own words, confirmed by the party it is for (practice 51). */
@Schema(description = "The requirement in the promisor's own words, confirmed by the other party")
public record ReadBack(
        @Schema(required = true) String text,
        @Schema(required = true) Instant confirmedAt,
        @Schema(required = true) Party confirmedBy) {
}
