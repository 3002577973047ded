package dev.troth.webhook;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which deliveries are sent anew. */
@Schema(description = "Sends anew what was given up")
public record RedeliverDead(@Schema(required = true, description = "Deliveries queued at this instant or after it") @NotNull Instant since) {
}
