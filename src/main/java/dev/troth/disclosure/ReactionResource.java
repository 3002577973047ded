package dev.troth.disclosure;

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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The report on reactions, over HTTP. */
@Path("/v1/reports/reactions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports", description = "Figures across clients")
public class ReactionResource {

    private final ReactionStatistics statistics;

    ReactionResource(ReactionStatistics statistics) {
        this.statistics = statistics;
    }

    @GET
    @Operation(operationId = "reportReactions", summary = "How those who were told the truth reacted: kept on, asked for a refund",
            description = "Of what was told in the period, by when it was told; what they decided later counts too.")
    public Reactions reactions(
            @BeanParam PeriodQuery period,
            @Parameter(description = "Clients, separated by commas") @CommaSeparated(UUID.class) @QueryParam("clientId") String clientId,
            @Parameter(description = "Kinds of disclosure, separated by commas") @CommaSeparated(DisclosureKind.class) @QueryParam("kind") String kind,
            @Parameter(description = "Who told; the provider by default", schema = @Schema(implementation = Party.class)) @QueryParam("discloser") String discloser) {
        return statistics.of(period, Parameters.ids("clientId", clientId), Parameters.constants("kind", kind, DisclosureKind.class),
                discloser == null ? Party.PROVIDER : Parameters.constant("discloser", discloser, Party.class));
    }
}
