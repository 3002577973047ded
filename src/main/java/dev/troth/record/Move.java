package dev.troth.record;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A move that needs nothing but its instant. */
@Schema(description = "A move that needs nothing but its instant")
public record Move(
        @Schema(description = "When it happened; now where absent") Instant at,
        @Schema(description = "A word on it, kept in the timeline") @Size(max = Limits.PARAGRAPH) String note) {

    private static final Move NOW = new Move(null, null);

    /** A body that was not sent is a move that happens now. */
    public static Move orNow(Move move) {
        return move == null ? NOW : move;
    }
}
