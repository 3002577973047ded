package dev.troth.review;

import dev.troth.platform.figures.Period;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What period is looked back on: the parameters every review and every report takes. */
public class PeriodQuery {

    @QueryParam("from")
    @Parameter(description = "From this instant; 12 months before `to` where absent", schema = @Schema(implementation = Instant.class))
    String from;

    @QueryParam("to")
    @Parameter(description = "Before this instant; now where absent. At most ten years after `from`", schema = @Schema(implementation = Instant.class))
    String to;

    Period period(Instant now) {
        return Period.ofParameters(from, to, now);
    }
}
