package dev.troth.record;

import dev.troth.platform.text.Limits;
import dev.troth.trust.model.Party;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Grace, granted by the party that was let down: it halves what speaks against the other in this case (practice 32). */
@Schema(description = "Grace, granted by the party that was let down")
public record GrantGrace(
        @Schema(description = "Who grants it: never the party it is for; the other party where absent") Party party,
        @Schema(description = "When it was granted; now where absent") Instant at,
        @Size(max = Limits.PARAGRAPH) String note) {

    private static final GrantGrace NOW = new GrantGrace(null, null, null);

    /** A body that was not sent is grace granted now by the party that can. */
    public static GrantGrace orNow(GrantGrace body) {
        return body == null ? NOW : body;
    }
}
