package dev.troth.incident;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An apology, whoever's doing it was (practice 68). */
@Schema(description = "An apology, whoever's doing it was")
public record Apologise(
        @Schema(description = "When; now where absent") Instant at,
        @Schema(description = "Its words, kept in the timeline", examples = "I'm sorry. I'm on it.") @Size(max = Limits.PARAGRAPH) String text) {

    private static final Apologise NOW = new Apologise(null, null);

    /** A body that was not sent is an apology made now. */
    static Apologise orNow(Apologise body) {
        return body == null ? NOW : body;
    }
}
