package dev.troth.client;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something a side says of itself, and how it was verified (practice 21). */
@Schema(description = "Something that is said of the client, and how it was verified")
public record ProfileFact(
        @Schema(required = true, examples = "Runs a practice with three colleagues") @NotBlank @Size(max = Limits.PARAGRAPH) String fact,
        @Schema(description = "When it was verified; absent while it is not") Instant verifiedAt,
        @Schema(description = "Who verified it") @Size(max = Limits.LINE) String verifiedBy,
        @Schema(description = "Where it was found", examples = "Register of physicians, Berlin") @Size(max = Limits.LINK) String source) {
}
