package dev.troth.onboarding;

import dev.troth.platform.idempotency.Idempotent;
import dev.troth.platform.paging.CommaSeparated;
import dev.troth.platform.paging.Filter;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The checklist of a client over HTTP. */
@Path("/v1/clients/{clientId}/checklist")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "checklists", description = "What is settled with a client before work begins, and the templates that give every new client theirs")
public class ChecklistResource {

    private final ChecklistService checklist;

    ChecklistResource(ChecklistService checklist) {
        this.checklist = checklist;
    }

    @GET
    @SortedBy({"recordedAt", "updatedAt"})
    @Operation(operationId = "listChecklist", summary = "The checklist of a client, the latest item first")
    public Page<ChecklistItemView> list(@PathParam("clientId") UUID clientId,
            @Parameter(description = "Statuses, separated by commas") @CommaSeparated(ChecklistStatus.class) @QueryParam("status") String status,
            @Parameter(description = "Whether the client becomes ACTIVE only once they are settled", schema = @Schema(implementation = Boolean.class))
            @QueryParam("blocking") String blocking,
            @BeanParam PageRequest page) {
        Filter filter = new Filter().oneOf("status", status, "status", ChecklistStatus.class).truth("blocking", blocking, "blocking");
        return checklist.list(clientId, filter, page).map(ChecklistItemView::of);
    }

    @POST
    @Operation(operationId = "createChecklistItem", summary = "Adds an item to the checklist of this one client")
    @APIResponseSchema(value = ChecklistItemView.class, responseCode = "201")
    public Response create(@PathParam("clientId") UUID clientId, @NotNull @Valid NewChecklistItem body, @Context UriInfo uri) {
        return Answers.created(ChecklistItemView.of(checklist.create(clientId, body)), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getChecklistItem", summary = "One item of a checklist")
    @APIResponseSchema(ChecklistItemView.class)
    public Response get(@PathParam("clientId") UUID clientId, @PathParam("id") UUID id, @Context Request request) {
        return Answers.read(ChecklistItemView.of(checklist.get(clientId, id)), request);
    }

    @POST
    @Path("/{id}/done")
    @Operation(operationId = "doneChecklistItem", summary = "Records that an item is done, and what shows it")
    @APIResponseSchema(ChecklistItemView.class)
    public Response done(@PathParam("clientId") UUID clientId, @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch,
            @Valid FinishItem body) {
        return Answers.ok(ChecklistItemView.of(checklist.done(clientId, id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/waive")
    @Operation(operationId = "waiveChecklistItem", summary = "Records that an item is not needed with this client, and why")
    @APIResponseSchema(ChecklistItemView.class)
    public Response waive(@PathParam("clientId") UUID clientId, @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid WaiveItem body) {
        return Answers.ok(ChecklistItemView.of(checklist.waive(clientId, id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/correct")
    @Operation(operationId = "correctChecklistItem", summary = "Takes back the last move of an item, or the item itself")
    @APIResponseSchema(ChecklistItemView.class)
    public Response correct(@PathParam("clientId") UUID clientId, @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Correction body) {
        return Answers.ok(ChecklistItemView.of(checklist.correct(clientId, id, Precondition.of(ifMatch), body)));
    }
}
