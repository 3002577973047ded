package dev.troth.disclosure;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the other party decided once it was told. */
@Schema(description = "What the other party decided once it was told")
public record Decision(
        @Schema(required = true) Outcome outcome,
        @Schema(required = true) Instant at) {

    /** The decisions there are (practices 14, 46, 47). */
    public enum Outcome {
        CONSENT,
        REFUSE,
        KEEP,
        REFUND,
        OTHER_WORK,
        ACKNOWLEDGE
    }
}
