package dev.troth.commitment;

import dev.troth.platform.text.Limits;
import dev.troth.record.Artefact;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A promise is delivered. */
@Schema(description = "A promise is delivered")
public record Deliver(
        @Schema(description = "When it was delivered; now where absent") Instant deliveredAt,
        @Schema(description = "Proof of the delivery") @Size(max = Limits.LIST) List<@Valid Artefact> evidence,
        @Schema(description = "What was added beyond the promise") @Size(max = Limits.LIST) List<@NotBlank @Size(max = Limits.PARAGRAPH) String> extras,
        @Schema(description = "The effort it took; what is recorded stays where absent", implementation = String.class, format = "duration", examples = "PT10H") Duration actualEffort,
        @Schema(description = "What the quality check found") @Valid GateResult gate,
        @Schema(description = "Delivers though the approval it needs is missing: that opens an incident") @Valid BypassApproval bypassApproval,
        @Size(max = Limits.PARAGRAPH) String note) {

    /** A delivery that happens now, with nothing more to say. */
    static final Deliver NOW = new Deliver(null, null, null, null, null, null, null);
}
