package dev.troth.agreement;

import dev.troth.platform.text.Limits;
import dev.troth.trust.model.Party;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A party accepts the revision that is offered. */
@Schema(description = "A party accepts the revision that is offered")
public record AcceptAgreement(
        @Schema(required = true, description = "Who accepts") @NotNull Party party,
        @Schema(description = "When it happened; now where absent") Instant at,
        @Size(max = Limits.PARAGRAPH) String note) {
}
