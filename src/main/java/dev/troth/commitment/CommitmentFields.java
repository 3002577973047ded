package dev.troth.commitment;

import dev.troth.platform.text.Limits;
import dev.troth.trust.model.Importance;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may change in a commitment by an edit: the fields a merge patch works on. Dates and state change by moves. */
@Schema(description = "The fields of a commitment that may change by an edit; importance, skill, estimate, quality gate and the need of approval only before delivery")
public record CommitmentFields(
        @Schema(required = true) @NotBlank @Size(max = Limits.LINE) String title,
        @Schema(description = "DELIVERABLE where absent") CommitmentKind kind,
        @Schema(description = "The agreement it is made under, of the same client") UUID agreementId,
        @Schema(description = "NORMAL where absent") Importance importance,
        @Schema(description = "When the promisor means to deliver: its own target, not the promise") Instant targetAt,
        @Schema(description = "What done means, agreed with the other party") @Size(max = Limits.TEXT) String definitionOfDone,
        @Schema(description = "Whether it is delivered only after an approval") Boolean approvalRequired,
        @Valid Skill skill,
        @Schema(description = "The effort it was estimated to take", implementation = String.class, format = "duration", examples = "PT8H") Duration estimatedEffort,
        @Schema(description = "The effort it took", implementation = String.class, format = "duration", examples = "PT10H") Duration actualEffort,
        @Schema(description = "The check its delivery has to pass") @Valid QualityGate qualityGate) {

    /** Whether a delivery is judged by these as by others. */
    boolean judgedLike(CommitmentFields others) {
        return importance == others.importance && Objects.equals(skill, others.skill) && approvalRequired.equals(others.approvalRequired)
                && Objects.equals(estimatedEffort, others.estimatedEffort) && Objects.equals(qualityGate, others.qualityGate);
    }
}
