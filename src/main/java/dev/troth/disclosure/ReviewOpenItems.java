package dev.troth.disclosure;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is open with the client was looked through, since one hidden mistake suggests others (practice 56). */
@Schema(description = "What is open with the client was looked through")
public record ReviewOpenItems(
        @Schema(description = "When; now where absent") Instant at,
        @Schema(description = "What was found", examples = "Two more invoices with the old prices") @Size(max = Limits.TEXT) String findings) {

    private static final ReviewOpenItems NOW = new ReviewOpenItems(null, null);

    /** A body that was not sent is a review made now that found nothing to write down. */
    static ReviewOpenItems orNow(ReviewOpenItems body) {
        return body == null ? NOW : body;
    }
}
