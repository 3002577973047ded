package dev.troth.incident;

import dev.troth.platform.paging.Parameters;
import dev.troth.platform.problem.Refusal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What failed where no process was, over HTTP (practice 31). */
@Path("/v1/reports/causes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports", description = "Figures across clients")
public class CauseReportResource {

    private final CauseReports reports;

    CauseReportResource(CauseReports reports) {
        this.reports = reports;
    }

    @GET
    @Operation(operationId = "reportCauses", summary = "Incidents by cause, and by whether a process covered it",
            description = "How many there were, how many of them repeat an earlier one, how well they were handled, and how many lessons became practices.")
    public CauseReport causes(
            @Parameter(description = "Detected at this instant or after", schema = @Schema(implementation = Instant.class)) @QueryParam("from") String from,
            @Parameter(description = "Detected before this instant", schema = @Schema(implementation = Instant.class)) @QueryParam("to") String to,
            @Parameter(description = "Clients, separated by commas") @QueryParam("clientId") String clientId) {
        Instant start = from == null ? null : Parameters.instant("from", from);
        Instant end = to == null ? null : Parameters.instant("to", to);
        if (start != null && end != null && !end.isAfter(start)) {
            throw Refusal.parameter("to", "must be after from");
        }
        return reports.report(start, end, Parameters.ids("clientId", clientId));
    }
}
