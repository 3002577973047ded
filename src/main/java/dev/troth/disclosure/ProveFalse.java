package dev.troth.disclosure;

import dev.troth.platform.text.Limits;
import dev.troth.record.Artefact;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A statement is proven false (practice 12). */
@Schema(description = "The statement is proven false")
public record ProveFalse(
        @Schema(required = true, description = "Whether who stated it knew: that makes it a lie, by which nobody was told of anything, and no error") @NotNull Boolean knownToBeFalse,
        @Schema(description = "What proves it") @Valid Artefact proof,
        @Schema(description = "When it was proven; now where absent") Instant at,
        @Schema(description = "A word on it, kept in the timeline") @Size(max = Limits.PARAGRAPH) String note) {
}
