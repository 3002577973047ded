package dev.troth.incident;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What went wrong is right again (practice 57). */
@Schema(description = "What went wrong is right again")
public record Fix(
        @Schema(description = "Since when; now where absent") Instant fixedAt,
        @Schema(description = "A word on it, kept in the timeline") @Size(max = Limits.PARAGRAPH) String note) {

    private static final Fix NOW = new Fix(null, null);

    /** A body that was not sent is a fix made now. */
    static Fix orNow(Fix body) {
        return body == null ? NOW : body;
    }
}
