package dev.troth.practice;

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
import dev.troth.record.Move;
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

/** Practices over HTTP. */
@Path("/v1/practices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "practices", description = "How things are done with a client, and what was learnt from incidents")
public class PracticeResource {

    private final PracticeService practices;

    PracticeResource(PracticeService practices) {
        this.practices = practices;
    }

    @GET
    @SortedBy({"recordedAt", "updatedAt", "title"})
    @Operation(operationId = "listPractices", summary = "Practices, the latest first")
    public Page<PracticeView> list(
            @Parameter(description = "Clients, separated by commas") @CommaSeparated(UUID.class) @QueryParam("clientId") String clientId,
            @Parameter(description = "Incidents they were learnt from, separated by commas") @CommaSeparated(UUID.class) @QueryParam("fromIncidentId") String fromIncidentId,
            @Parameter(description = "true for those whose revision that stands the client has acknowledged, false for the others",
                    schema = @Schema(implementation = Boolean.class)) @QueryParam("acknowledged") String acknowledged,
            @BeanParam PageRequest page) {
        Filter filter = new Filter().ids("clientId", clientId, "clientId").ids("fromIncidentId", fromIncidentId, "fromIncidentId")
                .truth("acknowledged", acknowledged, "acknowledged");
        return practices.list(filter, page).map(PracticeView::of);
    }

    @POST
    @Operation(operationId = "createPractice", summary = "Records a practice")
    @APIResponseSchema(value = PracticeView.class, responseCode = "201")
    public Response create(@NotNull @Valid NewPractice body, @Context UriInfo uri) {
        return Answers.created(PracticeView.of(practices.create(body)), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPractice", summary = "One practice")
    @APIResponseSchema(PracticeView.class)
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        return Answers.read(PracticeView.of(practices.get(id)), request);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchPractice", summary = "Changes fields of a practice without a revision (JSON Merge Patch)")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = PracticeFields.class)))
    @APIResponseSchema(PracticeView.class)
    public Response patch(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        return Answers.ok(PracticeView.of(practices.patch(id, Precondition.required(ifMatch), patch)));
    }

    @POST
    @Path("/{id}/revise")
    @Operation(operationId = "revisePractice", summary = "Puts another revision in its place, for the client to acknowledge")
    @APIResponseSchema(PracticeView.class)
    public Response revise(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid RevisePractice body) {
        return Answers.ok(PracticeView.of(practices.revise(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/acknowledge")
    @Operation(operationId = "acknowledgePractice", summary = "Records that the client knows the revision that stands")
    @APIResponseSchema(PracticeView.class)
    public Response acknowledge(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Move body) {
        return Answers.ok(PracticeView.of(practices.acknowledge(id, Precondition.of(ifMatch), Move.orNow(body))));
    }

    @POST
    @Path("/{id}/retire")
    @Operation(operationId = "retirePractice", summary = "Records that things are not done this way any more")
    @APIResponseSchema(PracticeView.class)
    public Response retire(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Move body) {
        return Answers.ok(PracticeView.of(practices.retire(id, Precondition.of(ifMatch), Move.orNow(body))));
    }

    @POST
    @Path("/{id}/correct")
    @Operation(operationId = "correctPractice", summary = "Takes back the last move of a practice, or the practice itself")
    @APIResponseSchema(PracticeView.class)
    public Response correct(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Correction body) {
        return Answers.ok(PracticeView.of(practices.correct(id, Precondition.of(ifMatch), body)));
    }
}
