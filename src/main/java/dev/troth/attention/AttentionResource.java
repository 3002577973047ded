package dev.troth.attention;

import dev.troth.platform.paging.CommaSeparated;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.Parameters;
import dev.troth.trust.model.Party;
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

/** What needs doing now, over HTTP. */
@Path("/v1/attention")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "attention", description = "What needs doing now")
public class AttentionResource {

    private final AttentionService attention;

    AttentionResource(AttentionService attention) {
        this.attention = attention;
    }

    @GET
    @Operation(operationId = "listAttention", summary = "What needs doing now, the most urgent first",
            description = "Ordered by kind, in the order of the enumeration, and within a kind by what waits longest.")
    public Page<AttentionItem> list(
            @Parameter(description = "Clients, separated by commas") @CommaSeparated(UUID.class) @QueryParam("clientId") String clientId,
            @Parameter(description = "Kinds, separated by commas") @CommaSeparated(AttentionKind.class) @QueryParam("kind") String kind,
            @Parameter(description = "Parties it is up to, separated by commas") @CommaSeparated(Party.class) @QueryParam("party") String party,
            @Parameter(description = "Items at the most", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200",
                    defaultValue = "50")) @QueryParam("limit") String limit,
            @Parameter(description = "Token of the page, as the page before gave it in `next`; it belongs to the same filter",
                    schema = @Schema(type = SchemaType.STRING, maxLength = 1024)) @QueryParam("after") String after) {
        return attention.waiting(Parameters.ids("clientId", clientId), Parameters.constants("kind", kind, AttentionKind.class),
                Parameters.constants("party", party, Party.class), after, Parameters.limit(limit));
    }
}
