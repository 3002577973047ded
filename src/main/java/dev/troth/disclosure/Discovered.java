package dev.troth.disclosure;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The other party came to know by other means. */
@Schema(description = "The other party came to know by other means")
public record Discovered(
        @Schema(description = "When it knew; now where absent") Instant counterpartKnewAt,
        @Size(max = Limits.PARAGRAPH) String note) {

    /** What a body that was not sent says. */
    static final Discovered NOW = new Discovered(null, null);
}
