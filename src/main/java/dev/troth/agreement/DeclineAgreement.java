package dev.troth.agreement;

import dev.troth.platform.text.Limits;
import dev.troth.trust.model.Party;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A party declines the revision that is offered. */
@Schema(description = "A party declines the revision that is offered")
public record DeclineAgreement(
        @Schema(description = "Who declines; the client where absent") Party party,
        @Size(max = Limits.PARAGRAPH) String reason,
        @Schema(description = "When it happened; now where absent") Instant at) {

    static final DeclineAgreement NOW = new DeclineAgreement(null, null, null);
}
