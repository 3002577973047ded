package dev.troth.review;

import dev.troth.commitment.PromiseGroup;
import dev.troth.disclosure.DisclosureGroup;
import dev.troth.incident.IncidentGroup;
import dev.troth.platform.figures.GroupKey;
import dev.troth.platform.figures.PeriodQuery;
import dev.troth.platform.paging.CommaSeparated;
import dev.troth.platform.paging.Parameters;
import dev.troth.trust.model.Party;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Figures across clients, over HTTP. */
@Path("/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports", description = "Figures across clients")
public class ReportResource {

    private final ReportService reports;

    ReportResource(ReportService reports) {
        this.reports = reports;
    }

    @GET
    @Path("/promises")
    @Operation(operationId = "reportPromises", summary = "How the promises due in a period came out, with the promise budget",
            description = "At most 500 groups. Never by person: evidence attaches to parties.")
    public PromiseReport promises(@BeanParam PeriodQuery period,
            @Parameter(description = "Clients, separated by commas") @CommaSeparated(UUID.class) @QueryParam("clientId") String clientId,
            @Parameter(description = "Promisors, separated by commas") @CommaSeparated(Party.class) @QueryParam("promisor") String promisor,
            @Parameter(description = "One group where absent; month and year are those of the due date, in UTC", schema = @Schema(type = SchemaType.STRING,
                    enumeration = {"clientId", "month", "year", "kind", "importance", "agreementId"})) @QueryParam("groupBy") String groupBy,
            @Parameter(description = "The kept ratio the promise budget aims at: more than 0 and less than 1, with at most nine decimals", schema = @Schema(type = SchemaType.NUMBER,
                    minimum = "0", exclusiveMinimum = true, maximum = "1", exclusiveMaximum = true, defaultValue = "0.95")) @QueryParam("target") String target) {
        return reports.promises(period, Parameters.ids("clientId", clientId), Parameters.constants("promisor", promisor, Party.class),
                GroupKey.read(groupBy, PromiseGroup.class), PromiseBudget.target(target));
    }

    @GET
    @Path("/disclosures")
    @Operation(operationId = "reportDisclosures", summary = "How candid the disclosures of a period were, and how soon they were made",
            description = "At most 500 groups. Never by person: evidence attaches to parties.")
    public DisclosureReport disclosures(@BeanParam PeriodQuery period,
            @Parameter(description = "Clients, separated by commas") @CommaSeparated(UUID.class) @QueryParam("clientId") String clientId,
            @Parameter(description = "Disclosers, separated by commas") @CommaSeparated(Party.class) @QueryParam("discloser") String discloser,
            @Parameter(description = "One group where absent; month and year are those the discloser knew in, in UTC", schema = @Schema(type = SchemaType.STRING,
                    enumeration = {"clientId", "month", "year", "kind", "severity", "discloser"})) @QueryParam("groupBy") String groupBy) {
        return reports.disclosures(period, Parameters.ids("clientId", clientId), Parameters.constants("discloser", discloser, Party.class),
                GroupKey.read(groupBy, DisclosureGroup.class));
    }

    @GET
    @Path("/incidents")
    @Operation(operationId = "reportIncidents", summary = "What was detected in a period, how it was mended, and whether there is less of it",
            description = "At most 500 groups. Never by person: evidence attaches to parties.")
    public IncidentReport incidents(@BeanParam PeriodQuery period,
            @Parameter(description = "Clients, separated by commas") @CommaSeparated(UUID.class) @QueryParam("clientId") String clientId,
            @Parameter(description = "One group where absent; month and year are those of the detection, in UTC", schema = @Schema(type = SchemaType.STRING,
                    enumeration = {"clientId", "month", "year", "kind", "severity", "causeCategory", "causeKey"})) @QueryParam("groupBy") String groupBy) {
        return reports.incidents(period, Parameters.ids("clientId", clientId), GroupKey.read(groupBy, IncidentGroup.class));
    }

    @GET
    @Path("/retention")
    @Operation(operationId = "reportRetention", summary = "Who stayed after what was told and what went wrong")
    public RetentionReport retention(@BeanParam PeriodQuery period,
            @Parameter(description = "Clients, separated by commas") @CommaSeparated(UUID.class) @QueryParam("clientId") String clientId) {
        return reports.retention(period, Parameters.ids("clientId", clientId));
    }
}
