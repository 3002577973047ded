package dev.troth.commitment;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why it was delivered without its approval, and the incident that opened. */
@Schema(description = "Why it was delivered without its approval")
public record ApprovalBypass(
        @Schema(required = true) String reason,
        String by,
        @Schema(required = true, description = "The incident it opened") UUID incidentId) {
}
