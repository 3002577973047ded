package dev.troth.platform.figures;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What period is looked back on: the parameters that every review, every report and every bundle of proof takes. */
public class PeriodQuery {

    @QueryParam("from")
    @Parameter(description = "From this instant; 12 months before `to` where absent", schema = @Schema(implementation = Instant.class))
    String from;

    @QueryParam("to")
    @Parameter(description = "Before this instant; now where absent. At most ten years after `from`", schema = @Schema(implementation = Instant.class))
    String to;

    /** @throws dev.troth.platform.problem.Refusal where it is none */
    public Period period(Instant now) {
        return Period.ofParameters(from, to, now);
    }
}
