package dev.troth.client;

import dev.troth.platform.text.Limits;
import dev.troth.record.Channel;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One step of a client's escalation plan: what to try, and how long to wait before the next. */
@Schema(description = "One step of the escalation plan")
public record EscalationChannel(
        @Schema(required = true, examples = "PHONE") @NotNull Channel channel,
        @Schema(required = true, examples = "+49 30 1234567") @NotBlank @Size(max = Limits.LINE) String address,
        @Schema(description = "How long to wait for an answer before the next step", implementation = String.class, format = "duration", examples = "PT4H") Duration waitFor) {
}
