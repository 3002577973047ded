package dev.troth.onboarding;

import dev.troth.platform.text.Limits;
import dev.troth.record.Artefact;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An item is done. */
@Schema(description = "An item of a checklist is done")
public record FinishItem(
        @Schema(description = "When; now where absent") Instant at,
        @Size(max = Limits.PARAGRAPH) String note,
        @Schema(description = "What shows it") @Size(max = Limits.LIST) List<@Valid Artefact> evidence) {

    /** Done now, with nothing more to say. */
    static final FinishItem NOW = new FinishItem(null, null, null);
}
