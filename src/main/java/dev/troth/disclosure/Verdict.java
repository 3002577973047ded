package dev.troth.disclosure;

import dev.troth.record.Artefact;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was proven of a statement (practice 12): that it is false, and whether who made it knew. */
@Schema(description = "What was proven of the statement")
public record Verdict(
        @Schema(required = true, description = "When it was proven false") Instant provenFalseAt,
        @Schema(required = true, description = "Whether who stated it knew that it was false: a lie, where an error is none") boolean knownToBeFalse,
        Artefact proof) {
}
