package dev.troth.webhook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One attempt at a delivery, as it is kept and shown: never what the receiver answered beyond its status. */
@Schema(description = "One attempt to send")
public record DeliveryAttempt(
        @Schema(required = true, description = "When it began") Instant at,
        @Schema(description = "The status the receiver answered with; absent where it did not answer", examples = "503") Integer status,
        @Schema(description = "Why it failed; absent where it succeeded", examples = "the receiver answered 503") String error,
        @Schema(description = "How long it took, in milliseconds; absent where nobody knows", examples = "120") Long durationMs) {
}
