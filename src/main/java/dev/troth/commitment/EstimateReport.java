package dev.troth.commitment;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How estimates came out in a period: the deliveries of which both the estimate and the actual effort are known (practice 51). */
@Schema(description = "How estimates came out in a period")
public record EstimateReport(
        @Schema(required = true) Instant from,
        @Schema(required = true, description = "Exclusive") Instant to,
        @Schema(required = true, description = "In the order of their names") List<Group> groups,
        @Schema(required = true, description = "All of the period") Group total) {

    /** The deliveries that belong together. */
    @Schema(name = "EstimateGroup", description = "The deliveries that belong together; errors are actual/estimate − 1, to six decimals")
    public record Group(
            @Schema(description = "A month such as 2025-03 (UTC), the id of a client, or a kind; absent in the total") String group,
            @Schema(required = true, description = "Deliveries with an estimate and an actual effort") long count,
            @Schema(description = "Absent where there is none") Double medianError,
            @Schema(description = "Absent where there is none") Double meanError,
            @Schema(required = true, description = "Those that took longer than estimated") long overruns,
            @Schema(required = true, description = "Those of them that were told of") long overrunsDisclosed) {
    }
}
