package dev.troth.communication;

import dev.troth.platform.text.Limits;
import dev.troth.trust.model.Severity;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A status reported was proven false, and known to be (practice 62). */
@Schema(description = "A status reported was proven false, and known to be")
public record Misreport(
        @Schema(required = true, description = "What proves it: what anyone could see", examples = "The tracker shows the plane at the gate") @NotBlank @Size(max = Limits.PARAGRAPH) String proof,
        @Schema(description = "MODERATE where absent") Severity severity,
        @Schema(description = "When the other party learnt of it; now where absent") Instant at) {
}
