package dev.troth.client;

import dev.troth.platform.paging.CommaSeparated;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.Parameters;
import dev.troth.platform.paging.SortedBy;
import dev.troth.trust.model.Band;
import dev.troth.trust.model.Party;
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

/** The portfolio over HTTP. */
@Path("/v1/trust-scores")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "trust", description = "The score, and why it is what it is")
public class PortfolioResource {

    private final PortfolioService portfolio;

    PortfolioResource(PortfolioService portfolio) {
        this.portfolio = portfolio;
    }

    @GET
    @SortedBy({"low", "trust"})
    @Operation(operationId = "listTrustScores", summary = "All clients ranked by the low end of the interval their score lies in",
            description = "First comes what can be counted on, and being new gains nothing. "
                    + "All pages are read at the instant of the first, under the policy of the first; the total is exact.")
    public Page<PortfolioItem> list(
            @Parameter(description = "Whose scores; the provider's by default", schema = @Schema(implementation = Party.class)) @QueryParam("subject") String subject,
            @Parameter(description = "Bands, separated by commas") @CommaSeparated(Band.class) @QueryParam("band") String band,
            @Parameter(description = "Stages of the client, separated by commas") @CommaSeparated(Client.Stage.class) @QueryParam("stage") String stage,
            @Parameter(description = "`low` or `trust`, falling with a leading minus sign",
                    schema = @Schema(type = SchemaType.STRING, defaultValue = "-low", examples = "-low")) @QueryParam("sort") String sort,
            @Parameter(description = "Items per page", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200",
                    defaultValue = "50")) @QueryParam("limit") String limit,
            @Parameter(description = "Token of the page, as the page before gave it in `next`; it belongs to the same filter and sort",
                    schema = @Schema(type = SchemaType.STRING, maxLength = 1024)) @QueryParam("after") String after) {
        return portfolio.ranked(subject == null ? Party.PROVIDER : Parameters.constant("subject", subject, Party.class),
                Parameters.constants("band", band, Band.class), Parameters.constants("stage", stage, Client.Stage.class), sort, after,
                Parameters.limit(limit));
    }
}
