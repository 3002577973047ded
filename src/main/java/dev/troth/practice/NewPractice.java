package dev.troth.practice;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A practice as a caller first describes it. */
@Schema(description = "A practice as first described")
public record NewPractice(
        @Schema(required = true) @NotNull UUID clientId,
        @Schema(required = true, examples = "Nothing is posted before the client has seen it") @NotBlank @Size(max = Limits.LINE) String title,
        @Schema(description = "What is done, in order") @Size(max = Limits.LIST) List<@NotBlank @Size(max = Limits.PARAGRAPH) String> steps,
        @Schema(description = "The incident it was learnt from") UUID fromIncidentId) {
}
