package dev.troth.client;

import dev.troth.platform.json.ExactText;
import dev.troth.platform.paging.Parameters;
import dev.troth.platform.precondition.Answers;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.text.CodePoints;
import dev.troth.platform.text.Limits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Clients under the caller's own key, over HTTP. */
@Path("/v1/clients/by-ref/{externalRef}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "clients")
public class ClientByRefResource {

    private static final String REF = "The caller's own key, percent-encoded; a slash is written as %2F.";

    private final ClientUpsert clients;

    ClientByRefResource(ClientUpsert clients) {
        this.clients = clients;
    }

    @GET
    @Operation(operationId = "getClientByRef", summary = "One client, by the caller's own key", description = "Of a client that was merged with another the one that stands.")
    @APIResponseSchema(ClientView.class)
    public Response get(@Parameter(description = REF) @PathParam("externalRef") String externalRef, @Context Request request) {
        ClientView view = ClientView.of(clients.get(known(externalRef)));
        // Where the key leads to another than it did, a version of the one is no version of the other.
        return externalRef.equals(view.externalRef()) ? Answers.read(view, request) : Answers.ok(view);
    }

    @PUT
    @Operation(operationId = "putClientByRef", summary = "Records a client under the caller's own key, or replaces the one there is",
            description = "All fields are replaced: what is absent is taken away. `stage` is taken of a new client alone; afterwards it is "
                    + "moved. A client that is so already keeps its version. With `If-None-Match: *` only a new one is recorded.")
    @APIResponseSchema(value = ClientView.class, responseDescription = "The client that was there, as it is now")
    @APIResponse(responseCode = "201", description = "The new client", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ClientView.class)))
    public Response put(@Parameter(description = REF) @PathParam("externalRef") String externalRef, @HeaderParam("If-Match") String ifMatch,
            @Parameter(description = "`*` to record a new client only; ETags of states that are not to be replaced, separated by commas")
            @HeaderParam("If-None-Match") String ifNoneMatch,
            @Parameter(description = "`true` where a new one is somebody else than those with the same e-mail address or telephone number",
                    schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false")) @QueryParam("allowDuplicate") String allowDuplicate, @NotNull @Valid NewClient body, @Context UriInfo uri) {
        boolean allowed = allowDuplicate != null && Parameters.truth("allowDuplicate", allowDuplicate);
        Upserted upserted = clients.put(known(externalRef), Precondition.of(ifMatch, ifNoneMatch), body, allowed);
        ClientView view = ClientView.of(upserted.client());
        return upserted.isNew() ? Answers.created(view, ClientResource.class, uri) : Answers.ok(view);
    }

    private static String known(String externalRef) {
        if (externalRef.isEmpty() || CodePoints.in(externalRef) > Limits.LINE) {
            throw Refusal.parameter("externalRef", "must have 1 to " + Limits.LINE + " characters");
        }
        try {
            return ExactText.text(externalRef);
        } catch (IllegalArgumentException e) {
            throw Refusal.parameter("externalRef", e.getMessage());
        }
    }
}
