package dev.troth.commitment;

import dev.troth.platform.text.Limits;
import dev.troth.record.Artefact;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the quality check of a delivery found, with its evidence (practice 53). */
@Schema(description = "What the quality check of a delivery found")
public record GateResult(
        @Schema(description = "The gate's own name where absent") @Size(max = Limits.LINE) String name,
        @Schema(required = true) @NotNull Boolean passed,
        @Schema(description = "When it was checked; at the delivery where absent. What was checked only afterwards was delivered unchecked") Instant at,
        @Schema(description = "What shows it") @Size(max = Limits.LIST) List<@Valid Artefact> evidence) {

    /** As it is kept: nothing left to be understood. */
    GateResult kept(QualityGate gate, Instant deliveredAt) {
        return new GateResult(name == null && gate != null ? gate.name() : name, passed, at == null ? deliveredAt : at,
                evidence == null ? List.of() : evidence);
    }
}
