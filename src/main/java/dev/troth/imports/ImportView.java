package dev.troth.imports;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an import stands, on the wire. */
@Schema(name = "Import", description = "How an import stands")
public record ImportView(
        @Schema(required = true) String key,
        @Schema(required = true, description = "Lines that are done") long done,
        @Schema(required = true, description = "Lines that were rejected when they were last tried; those without a key that can be read are answered only") long rejected,
        @Schema(required = true, description = "The last line that was tried, by its number in its stream") long lastLine,
        @Schema(required = true, description = "Whether a stream is at work on it") boolean running,
        @Schema(required = true) Instant startedAt,
        @Schema(required = true) Instant updatedAt) {
}
