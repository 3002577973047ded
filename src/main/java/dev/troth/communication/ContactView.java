package dev.troth.communication;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How contact with a client stands, on the wire. */
@Schema(name = "Contact", description = "How contact with a client stands")
public record ContactView(
        @Schema(required = true) UUID clientId,
        @Schema(description = "When the provider last spoke to the client; absent while it never has") Instant lastFromProvider,
        @Schema(description = "When the client last spoke to the provider; absent while it never has") Instant lastFromClient,
        @Schema(description = "How often the provider checks in, by the agreements in force; absent where none says so", implementation = String.class, format = "duration", examples = "PT168H") Duration cadence,
        @Schema(description = "Until when the provider checks in next; absent where that is not agreed") Instant nextCheckInDue,
        @Schema(description = "The end of the first thirty days of the check-ins agreed, in which a missed one counts half as much again") Instant earlyPhaseUntil,
        @Schema(description = "Since when neither side has been in touch for longer than agreed, or thirty days where nothing is; absent where there is no silence") Instant silentSince) {
}
