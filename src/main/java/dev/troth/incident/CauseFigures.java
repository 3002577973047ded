package dev.troth.incident;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Incidents of one kind of cause, counted. */
@Schema(description = "Incidents of one kind of cause, counted")
public record CauseFigures(
        @Schema(description = "Absent where no cause is known, and in the total") Cause.Category category,
        @Schema(description = "Absent in the total") Cause.Coverage coverage,
        @Schema(required = true) long incidents,
        @Schema(required = true, description = "Those that repeat an earlier one of the same cause") long recurring,
        @Schema(description = "The mean of h, how well they were handled, as recorded so far; absent where there are none", examples = "0.835969") Double meanHandling,
        @Schema(required = true, description = "Those whose lesson has become a practice") long lessonsTurnedIntoPractices) {

    /** Figures taken together. */
    static CauseFigures total(List<CauseFigures> parts) {
        long incidents = parts.stream().mapToLong(CauseFigures::incidents).sum();
        double handling = parts.stream().mapToDouble(part -> part.incidents * part.meanHandling).sum();
        return new CauseFigures(null, null, incidents, parts.stream().mapToLong(CauseFigures::recurring).sum(), incidents == 0 ? null : handling / incidents,
                parts.stream().mapToLong(CauseFigures::lessonsTurnedIntoPractices).sum());
    }
}
