package dev.troth.incident;

import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Severity;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An incident as it might be handled. Of one that is recorded, what is absent stays as recorded. */
@Schema(description = "An incident as it might be handled: a recorded one by its id, where what is absent stays as recorded, or a new one")
public record HypotheticalIncident(
        @Schema(description = "The recorded incident; absent for a new one") UUID id,
        @Schema(description = "Who answers for it, alone; PROVIDER where absent; a recorded one has its own") Party accountable,
        @Schema(description = "MODERATE where absent") Severity severity,
        @Schema(description = "NORMAL where absent") Importance importance,
        @Schema(description = "When it is noticed; a new one needs it") Instant detectedAt,
        @Schema(description = "UNSTATED where absent") Ownership ownership,
        Boolean apologised,
        @Schema(description = "When it is fixed; may lie ahead") Instant fixedAt,
        @Schema(description = "Restitution is made, or none is due and that is said") Boolean restituted,
        @Schema(description = "A lesson is recorded") Boolean lesson,
        @Schema(description = "A practice is adopted from it") Boolean practice,
        @Schema(description = "It happened to a commitment, which bears on reliability by itself") Boolean linked,
        @Schema(description = "Whether confidentiality is broken, and how far; NONE where absent") IncidentFacts.Breach breach,
        @Schema(description = "Earlier incidents with the same cause in twelve months") @PositiveOrZero @Max(1000) Integer earlier,
        @Schema(description = "The other party grants grace") Boolean grace,
        @Schema(description = "Nothing more will be said of it; an open one counts from a day after it was noticed") Boolean closed) {
}
