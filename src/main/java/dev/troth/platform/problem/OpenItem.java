package dev.troth.platform.problem;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that is still open, as a problem lists it. */
@Schema(description = "Something that is still open")
public record OpenItem(
        @Schema(required = true) UUID id,
        @Schema(required = true) String title) {
}
