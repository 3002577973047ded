package dev.troth.commitment;

import dev.troth.record.Money;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something of the other party's that was taken in and is to be passed on (practice 18). */
@Schema(description = "Something of the other party's that was taken in and is to be passed on")
public record Custody(
        @Schema(required = true) String item,
        @Schema(required = true) Instant receivedAt,
        @Schema(required = true) Instant forwardBy,
        Money amount,
        @Schema(description = "Who took it in") String receivedBy) {
}
