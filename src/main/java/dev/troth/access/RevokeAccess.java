package dev.troth.access;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Nobody can get in this way any more. */
@Schema(description = "Nobody can get in this way any more")
public record RevokeAccess(
        @Schema(description = "Since when; now where absent") Instant revokedAt,
        @Schema(description = "A word on it, kept in the timeline") @Size(max = Limits.PARAGRAPH) String note) {

    private static final RevokeAccess NOW = new RevokeAccess(null, null);

    /** A body that was not sent is a revocation made now. */
    static RevokeAccess orNow(RevokeAccess body) {
        return body == null ? NOW : body;
    }
}
