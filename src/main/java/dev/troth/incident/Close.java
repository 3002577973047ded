package dev.troth.incident;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Nothing is left to be said of an incident (practice 30). */
@Schema(name = "CloseIncident", description = "Nothing is left to be said of the incident")
public record Close(
        @Schema(description = "When; now where absent") Instant at,
        @Schema(description = "A word on it, kept in the timeline") @Size(max = Limits.PARAGRAPH) String note,
        @Schema(description = "Why no lesson or no practice comes of it: stands in for what is missing of the two, and out of place where nothing is",
                examples = "The supplier has closed its business") @Size(max = Limits.PARAGRAPH)
        @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*", message = "must not be blank") String waiver) {

    private static final Close NOW = new Close(null, null, null);

    /** A body that was not sent closes it now. */
    static Close orNow(Close body) {
        return body == null ? NOW : body;
    }
}
