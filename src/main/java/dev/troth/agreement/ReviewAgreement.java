package dev.troth.agreement;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Both have looked at the terms in force, and they stand. */
@Schema(description = "Both have looked at the terms in force, and they stand")
public record ReviewAgreement(
        @Schema(required = true, description = "When both look at them again; after this review") @NotNull Instant reviewDue,
        @Schema(description = "When they looked; now where absent") Instant at,
        @Size(max = Limits.PARAGRAPH) String note) {
}
