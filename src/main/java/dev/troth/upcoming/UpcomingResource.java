package dev.troth.upcoming;

import dev.troth.platform.paging.CommaSeparated;
import dev.troth.platform.paging.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What comes with a client, over HTTP. */
@Path("/v1/clients/{clientId}/upcoming")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "clients", description = "The people and organisations the relationships are with")
public class UpcomingResource {

    private final UpcomingService upcoming;

    UpcomingResource(UpcomingService upcoming) {
        this.upcoming = upcoming;
    }

    @GET
    @Operation(operationId = "listUpcoming", summary = "What comes with a client, the next first",
            description = "At most 200 items, on one page; the total counts those beyond as well. Ask for fewer kinds or a nearer end to see them.")
    public Page<UpcomingItem> list(@PathParam("clientId") UUID clientId,
            @Parameter(description = "The last instant of interest, at most 366 days ahead; 30 days ahead where absent",
                    schema = @Schema(implementation = Instant.class)) @QueryParam("until") String until,
            @Parameter(description = "Kinds, separated by commas") @CommaSeparated(UpcomingKind.class) @QueryParam("kind") String kind) {
        return upcoming.upcoming(clientId, until, kind);
    }
}
