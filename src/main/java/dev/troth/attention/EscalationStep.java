package dev.troth.attention;

import dev.troth.record.Channel;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The step of an escalation plan whose turn it is. */
@Schema(description = "The step of the escalation plan whose turn it is")
public record EscalationStep(
        @Schema(required = true) Channel channel,
        @Schema(required = true) String address,
        @Schema(required = true, description = "Since when it is its turn") Instant since) {
}
