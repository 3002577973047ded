package dev.troth.agreement;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The agreement ends. */
@Schema(description = "The agreement ends")
public record EndAgreement(
        @Schema(description = "When it happened; now where absent") Instant at,
        @Size(max = Limits.PARAGRAPH) String reason) {

    static final EndAgreement NOW = new EndAgreement(null, null);
}
