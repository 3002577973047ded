package dev.troth.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.platform.idempotency.Idempotent;
import dev.troth.platform.json.MergePatch;
import dev.troth.platform.paging.CommaSeparated;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortedBy;
import dev.troth.platform.precondition.Answers;
import dev.troth.platform.precondition.Precondition;
import dev.troth.record.Correction;
import dev.troth.trust.model.Party;
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
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Access grants over HTTP. */
@Path("/v1/access-grants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "access-grants", description = "Who can get into what of a client's, and until when; never with which secret")
public class AccessGrantResource {

    private final AccessGrantService grants;

    AccessGrantResource(AccessGrantService grants) {
        this.grants = grants;
    }

    @GET
    @SortedBy({"recordedAt", "updatedAt", "grantedAt"})
    @Operation(operationId = "listAccessGrants", summary = "Access grants, the latest first")
    public Page<AccessGrantView> list(
            @Parameter(description = "Clients, separated by commas") @CommaSeparated(UUID.class) @QueryParam("clientId") String clientId,
            @Parameter(description = "Statuses, separated by commas") @CommaSeparated(AccessGrantStatus.class) @QueryParam("status") String status,
            @Parameter(description = "Parties whose people hold it, separated by commas") @CommaSeparated(Party.class) @QueryParam("party") String party,
            @Parameter(description = "Who can get in, exactly as recorded") @QueryParam("holder") String holder,
            @Parameter(description = "To be revoked before this instant", schema = @Schema(implementation = Instant.class)) @QueryParam("revokeBefore") String revokeBefore,
            @BeanParam PageRequest page) {
        Filter filter = new Filter().ids("clientId", clientId, "clientId").oneOf("status", status, "statusNow", AccessGrantStatus.class)
                .oneOf("party", party, "party", Party.class).exactly("holder", holder, "holder").before("revokeBefore", revokeBefore, "revokeBy");
        return grants.list(filter, page);
    }

    @POST
    @Operation(operationId = "createAccessGrant", summary = "Records who can get into what, and until when",
            description = "The secret itself is no part of it: there is no field for one.")
    @APIResponseSchema(value = AccessGrantView.class, responseCode = "201")
    public Response create(@NotNull @Valid NewAccessGrant body, @Context UriInfo uri) {
        return Answers.created(grants.view(grants.create(body)), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAccessGrant", summary = "One access grant")
    @APIResponseSchema(AccessGrantView.class)
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        return Answers.read(grants.view(grants.get(id)), request);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchAccessGrant", summary = "Changes fields of an access grant (JSON Merge Patch)")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = AccessGrantFields.class)))
    @APIResponseSchema(AccessGrantView.class)
    public Response patch(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        return Answers.ok(grants.view(grants.patch(id, Precondition.required(ifMatch), patch)));
    }

    @POST
    @Path("/{id}/revoke")
    @Operation(operationId = "revokeAccess", summary = "Records that nobody can get in this way any more")
    @APIResponseSchema(AccessGrantView.class)
    public Response revoke(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid RevokeAccess body) {
        return Answers.ok(grants.view(grants.revoke(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/extend")
    @Operation(operationId = "extendAccess", summary = "Moves the date of revocation by agreement, before it comes")
    @APIResponseSchema(AccessGrantView.class)
    public Response extend(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid ExtendAccess body) {
        return Answers.ok(grants.view(grants.extend(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/correct")
    @Operation(operationId = "correctAccessGrant", summary = "Takes back the last move of an access grant, or the grant itself")
    @APIResponseSchema(AccessGrantView.class)
    public Response correct(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Correction body) {
        return Answers.ok(grants.view(grants.correct(id, Precondition.of(ifMatch), body)));
    }
}
