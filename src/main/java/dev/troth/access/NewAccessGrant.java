package dev.troth.access;

import dev.troth.platform.text.Limits;
import dev.troth.trust.model.Party;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Access as a caller first records it. The secret itself has no field here, so that it cannot be told (practice 41). */
@Schema(description = "Access as first recorded: who can get into what, never with which secret")
public record NewAccessGrant(
        @Schema(required = true) @NotNull UUID clientId,
        @Schema(required = true, description = "What can be got into", examples = "CMS of okafor.example") @NotBlank @OneLine @Size(max = Limits.LINE) String system,
        @Schema(required = true, description = "Who can get in", examples = "Maria Lindqvist") @NotBlank @OneLine @Size(max = Limits.LINE) String holder,
        @Schema(description = "Whose people the holder belongs to, and so who revokes it; PROVIDER where absent") Party party,
        @Schema(description = "What it is for") @Size(max = Limits.PARAGRAPH) String purpose,
        @Schema(description = "Since when; now where absent") Instant grantedAt,
        @Schema(description = "By when it is to be revoked; after grantedAt. Without it nothing is ever late") Instant revokeBy,
        @Schema(description = "When it was revoked, where that has happened already") Instant revokedAt) {

    AccessGrantFields fields() {
        return new AccessGrantFields(system, holder, purpose);
    }
}
