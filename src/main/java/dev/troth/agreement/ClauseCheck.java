package dev.troth.agreement;

import dev.troth.trust.model.Party;
import dev.troth.trust.model.Severity;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody looked whether a clause was adhered to.
 *
 * @param party who had to adhere to it
 * @param severity null where it was adhered to
 * @param incidentId the incident it opened, null where it was adhered to
 * @param recordedBy who recorded it
 */
@Schema(description = "Somebody looked whether a clause was adhered to")
public record ClauseCheck(
        @Schema(required = true) Expectation.Topic topic,
        @Schema(required = true, description = "Who had to adhere to it") Party party,
        @Schema(required = true) boolean adhered,
        @Schema(required = true, description = "When somebody looked") Instant at,
        String note,
        @Schema(description = "How bad it is that it was not adhered to") Severity severity,
        @Schema(description = "The incident this opened; absent where it was adhered to") UUID incidentId,
        @Schema(required = true) Instant recordedAt,
        @Schema(required = true) String recordedBy) {
}
