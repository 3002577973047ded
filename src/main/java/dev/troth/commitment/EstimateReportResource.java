package dev.troth.commitment;

import dev.troth.platform.figures.PeriodQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How estimates came out, over HTTP (practice 51). */
@Path("/v1/reports/estimates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports", description = "Figures across clients")
public class EstimateReportResource {

    private final EstimateReports reports;

    EstimateReportResource(EstimateReports reports) {
        this.reports = reports;
    }

    @GET
    @Operation(operationId = "reportEstimates", summary = "How far estimates were off, and which overruns were told of",
            description = "Counts what was delivered in the period and has an estimate and an actual effort.")
    public EstimateReport report(
            @BeanParam PeriodQuery period,
            @Parameter(description = "What belongs together; the month of the delivery (UTC) by default",
                    schema = @Schema(type = SchemaType.STRING, enumeration = {"month", "clientId", "kind"})) @QueryParam("groupBy") String groupBy) {
        return reports.report(period, groupBy);
    }
}
