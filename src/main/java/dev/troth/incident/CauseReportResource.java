package dev.troth.incident;

import dev.troth.platform.figures.PeriodQuery;
import dev.troth.platform.paging.CommaSeparated;
import dev.troth.platform.paging.Parameters;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
            description = "Of those detected in the period: how many there were, how many of them repeat an earlier one, how well they were handled, and how many lessons became practices.")
    public CauseReport causes(
            @BeanParam PeriodQuery period,
            @Parameter(description = "Clients, separated by commas") @CommaSeparated(UUID.class) @QueryParam("clientId") String clientId) {
        return reports.report(period, Parameters.ids("clientId", clientId));
    }
}
