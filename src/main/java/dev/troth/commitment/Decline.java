package dev.troth.commitment;

import dev.troth.platform.text.Limits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request is declined, with a reason and with recommendations. */
@Schema(description = "A request is declined, with a reason and with recommendations")
public record Decline(
        @Size(max = Limits.PARAGRAPH) String reason,
        @Size(max = Limits.LIST) List<@Valid Referral> referrals,
        @Schema(description = "When it happened; now where absent") Instant at) {

    /** A request declined now, with nothing more to say. */
    static final Decline NOW = new Decline(null, null, null);
}
