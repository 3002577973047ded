package dev.troth.disclosure;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The window of an absence on the wire. */
@Schema(description = "From when to when the discloser could not be reached")
public record AbsenceWindow(
        @Schema(required = true) @NotNull Instant from,
        @Schema(required = true) @NotNull Instant to) {
}
