package dev.troth.commitment;

import dev.troth.platform.text.Limits;
import dev.troth.trust.model.Party;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The other party confirms that it was understood (practice 51). */
@Schema(description = "The other party confirms the requirement as it was read back to it")
public record ConfirmReadBack(
        @Schema(required = true, description = "The requirement in the promisor's own words") @NotBlank @Size(max = Limits.TEXT) String text,
        @Schema(description = "Who confirms it: the party the promise is for, never the promisor; that party where absent") Party by,
        @Schema(description = "When it was confirmed; now where absent") Instant at) {
}
