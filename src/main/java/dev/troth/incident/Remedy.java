package dev.troth.incident;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something promised to mend an incident (practice 16). */
@Schema(description = "Something promised to mend the incident")
public record Remedy(
        @Schema(required = true) String action,
        Instant dueAt,
        @Schema(description = "Absent while it is not done") Instant doneAt) {

    /** The same remedy with what is newly said of it. */
    Remedy with(Remedy said) {
        return new Remedy(action, said.dueAt == null ? dueAt : said.dueAt, said.doneAt == null ? doneAt : said.doneAt);
    }
}
