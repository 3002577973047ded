package dev.troth.retention;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.platform.idempotency.Idempotent;
import dev.troth.platform.json.MergePatch;
import dev.troth.platform.paging.CommaSeparated;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortedBy;
import dev.troth.platform.precondition.Answers;
import dev.troth.platform.precondition.Precondition;
import dev.troth.record.Correction;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Win-backs over HTTP. */
@Path("/v1/clients/{clientId}/win-backs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "win-backs", description = "Attempts to win back a client who is about to leave, or has left")
public class WinBackResource {

    private final WinBackService winBacks;

    WinBackResource(WinBackService winBacks) {
        this.winBacks = winBacks;
    }

    @GET
    @SortedBy({"attemptedAt", "recordedAt"})
    @Operation(operationId = "listWinBacks", summary = "Attempts to win the client back, the latest first")
    public Page<WinBackView> list(@PathParam("clientId") UUID clientId,
            @Parameter(description = "Outcomes, separated by commas") @CommaSeparated(WinBackOutcome.class) @QueryParam("outcome") String outcome, @BeanParam PageRequest page) {
        return winBacks.list(clientId, outcome, page).map(WinBackView::of);
    }

    @POST
    @Operation(operationId = "createWinBack", summary = "Records an attempt to win the client back")
    @APIResponseSchema(value = WinBackView.class, responseCode = "201")
    public Response create(@PathParam("clientId") UUID clientId, @NotNull @Valid NewWinBack body, @Context UriInfo uri) {
        return Answers.created(WinBackView.of(winBacks.create(clientId, body)), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getWinBack", summary = "One attempt to win the client back")
    @APIResponseSchema(WinBackView.class)
    public Response get(@PathParam("clientId") UUID clientId, @PathParam("id") UUID id, @Context Request request) {
        return Answers.read(WinBackView.of(winBacks.get(clientId, id)), request);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchWinBack", summary = "Changes fields of a win-back (JSON Merge Patch)")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = WinBackFields.class)))
    @APIResponseSchema(WinBackView.class)
    public Response patch(@PathParam("clientId") UUID clientId, @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        return Answers.ok(WinBackView.of(winBacks.patch(clientId, id, Precondition.required(ifMatch), patch)));
    }

    @POST
    @Path("/{id}/conclude")
    @Operation(operationId = "concludeWinBack", summary = "Says what came of it")
    @APIResponseSchema(WinBackView.class)
    public Response conclude(@PathParam("clientId") UUID clientId, @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Conclude body) {
        return Answers.ok(WinBackView.of(winBacks.conclude(clientId, id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/correct")
    @Operation(operationId = "correctWinBack", summary = "Takes back the last move of a win-back, or the win-back itself")
    @APIResponseSchema(WinBackView.class)
    public Response correct(@PathParam("clientId") UUID clientId, @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Correction body) {
        return Answers.ok(WinBackView.of(winBacks.correct(clientId, id, Precondition.of(ifMatch), body)));
    }
}
