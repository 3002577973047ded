package dev.troth.incident;

import dev.troth.record.Money;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was given back, or that nothing is due (practice 58). */
@Schema(description = "What was given back, or that nothing is due")
public record Restitution(
        @Schema(required = true) Type type,
        Money amount,
        @Schema(required = true) Instant at) {

    /** The ways of making good. */
    public enum Type {
        REFUND,
        WRITE_OFF,
        REDO,
        NONE_DUE;

        /** Whether it is money, and so an amount of it. */
        boolean isMoney() {
            return this == REFUND || this == WRITE_OFF;
        }
    }
}
