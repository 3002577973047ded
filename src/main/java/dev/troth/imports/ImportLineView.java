package dev.troth.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is kept of a line of an import, on the wire. */
@Schema(name = "KeptImportLine", description = "What came of a line when it was last tried")
public record ImportLineView(
        @Schema(required = true, description = "Which line of its stream it was then") long line,
        @Schema(required = true) String key,
        @Schema(required = true) KeptLine.Outcome outcome,
        @Schema(required = true, examples = "201") int status,
        @Schema(description = "The record the line was about") UUID id,
        @Schema(description = "Why it was rejected, and at which places; the words of its own detail, which may name somebody, are not kept", ref = "Problem") JsonNode problem,
        @Schema(required = true) Instant updatedAt) {

    static ImportLineView of(KeptLine line) {
        return new ImportLineView(line.line(), line.key(), line.outcome(), line.status(), line.recordId(), line.problem(), line.updatedAt());
    }
}
