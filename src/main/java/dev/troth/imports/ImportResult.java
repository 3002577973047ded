package dev.troth.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of one line of an import. */
@Schema(description = "What came of one line of an import")
public record ImportResult(
        @Schema(required = true, description = "Which line of the stream, from 1; blank lines count and are not answered") long line,
        @Schema(description = "The line's name; absent where it has none that can be read") String key,
        @Schema(required = true, description = "The status the request would have been answered with alone", examples = "201") int status,
        @Schema(description = "The record the line was about") UUID id,
        @Schema(description = "true where the line was done before, and not again") Boolean replayed,
        @Schema(description = "Why it was rejected, as the request would have been answered alone; pointers lead into its body", ref = "Problem")
        JsonNode problem) {
}
