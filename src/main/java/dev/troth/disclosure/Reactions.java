package dev.troth.disclosure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How those who were told reacted (practice 47): many keep who tells them the truth. */
@Schema(description = "How those who were told in a period reacted")
public record Reactions(
        @Schema(required = true) Instant from,
        @Schema(required = true) Instant to,
        @Schema(required = true, description = "What was told in the period") long told,
        @Schema(required = true, description = "How much of it the other party has decided on") long decided,
        @Schema(required = true) long undecided,
        @Schema(required = true, description = "Every outcome there is, in the order of the enumeration") List<OutcomeCount> outcomes,
        @Schema(description = "Half of those who decided took no longer; absent where nobody has", examples = "PT20H") Duration medianTimeToDecide) {

    /** How often one outcome was decided on. */
    @Schema(name = "ReactionCount")
    public record OutcomeCount(
            @Schema(required = true) Decision.Outcome outcome,
            @Schema(required = true) long count,
            @Schema(required = true, description = "Part of what was decided, 0 to 1; 0 where nothing was") double share,
            @Schema(description = "Absent where the count is 0") Duration medianTimeToDecide) {
    }
}
