package dev.troth.whatif;

import dev.troth.trust.model.Party;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Hypothetical facts, and whose score they are asked for. */
@Schema(description = "Facts that might be, and whose score they are asked for")
public record WhatIf(
        @Schema(description = "Whose score; PROVIDER where absent") Party subject,
        @Schema(description = "When the score is read, before and after; now where absent. It may lie ahead: what is told tomorrow counts from tomorrow.") Instant asOf,
        @Schema(required = true) @NotNull @Size(min = 1, max = 20) List<@Valid @NotNull WhatIfFact> facts) {
}
