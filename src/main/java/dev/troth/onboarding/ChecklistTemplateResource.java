package dev.troth.onboarding;

import dev.troth.client.Client;
import dev.troth.platform.idempotency.Idempotent;
import dev.troth.platform.paging.CommaSeparated;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortedBy;
import dev.troth.platform.precondition.Answers;
import dev.troth.platform.precondition.Precondition;
import dev.troth.record.Move;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Templates of checklist items over HTTP. */
@Path("/v1/checklist-templates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "checklists", description = "What is settled with a client before work begins, and the templates that give every new client theirs")
public class ChecklistTemplateResource {

    private final ChecklistTemplateService templates;

    ChecklistTemplateResource(ChecklistTemplateService templates) {
        this.templates = templates;
    }

    @GET
    @SortedBy({"recordedAt", "updatedAt", "title"})
    @Operation(operationId = "listChecklistTemplates", summary = "What new clients are asked, the latest first")
    public Page<ChecklistTemplateView> list(
            @Parameter(description = "Statuses, separated by commas") @CommaSeparated(TemplateStatus.class) @QueryParam("status") String status,
            @Parameter(description = "Kinds of client they are for, separated by commas; those for every client are of no kind")
            @CommaSeparated(Client.Kind.class) @QueryParam("clientKind") String clientKind,
            @Parameter(description = "Incidents they were learnt from, separated by commas") @CommaSeparated(UUID.class) @QueryParam("fromIncidentId") String fromIncidentId,
            @BeanParam PageRequest page) {
        Filter filter = new Filter().oneOf("status", status, "status", TemplateStatus.class)
                .oneOf("clientKind", clientKind, "clientKind", Client.Kind.class).ids("fromIncidentId", fromIncidentId, "fromIncidentId");
        return templates.list(filter, page).map(ChecklistTemplateView::of);
    }

    @POST
    @Operation(operationId = "createChecklistTemplate", summary = "Records what every later client is asked")
    @APIResponseSchema(value = ChecklistTemplateView.class, responseCode = "201")
    public Response create(@NotNull @Valid NewChecklistTemplate body, @Context UriInfo uri) {
        return Answers.created(ChecklistTemplateView.of(templates.create(body)), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getChecklistTemplate", summary = "One template of checklist items")
    @APIResponseSchema(ChecklistTemplateView.class)
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        return Answers.read(ChecklistTemplateView.of(templates.get(id)), request);
    }

    @POST
    @Path("/{id}/retire")
    @Operation(operationId = "retireChecklistTemplate", summary = "Asks no later client any more; the items there are stay")
    @APIResponseSchema(ChecklistTemplateView.class)
    public Response retire(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Move body) {
        return Answers.ok(ChecklistTemplateView.of(templates.retire(id, Precondition.of(ifMatch), Move.orNow(body))));
    }
}
