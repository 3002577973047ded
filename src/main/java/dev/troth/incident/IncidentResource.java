package dev.troth.incident;

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
import dev.troth.record.GrantGrace;
import dev.troth.record.Move;
import dev.troth.trust.model.Severity;
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

/** Incidents over HTTP. */
@Path("/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "incidents", description = "What went wrong, who answers for it and how it was mended")
public class IncidentResource {

    private final IncidentService incidents;

    IncidentResource(IncidentService incidents) {
        this.incidents = incidents;
    }

    @GET
    @SortedBy({"recordedAt", "updatedAt", "detectedAt"})
    @Operation(operationId = "listIncidents", summary = "Incidents, the latest first")
    public Page<IncidentView> list(
            @Parameter(description = "Clients, separated by commas") @CommaSeparated(UUID.class) @QueryParam("clientId") String clientId,
            @Parameter(description = "Statuses, separated by commas") @CommaSeparated(IncidentStatus.class) @QueryParam("status") String status,
            @Parameter(description = "Severities, separated by commas") @CommaSeparated(Severity.class) @QueryParam("severity") String severity,
            @Parameter(description = "Kinds, separated by commas") @CommaSeparated(IncidentKind.class) @QueryParam("kind") String kind,
            @Parameter(description = "Ownerships, separated by commas") @CommaSeparated(Ownership.class) @QueryParam("ownership") String ownership,
            @Parameter(description = "The cause, exactly as recorded") @QueryParam("causeKey") String causeKey,
            @Parameter(description = "true for those that repeat an earlier one of the same cause, false for the others",
                    schema = @Schema(implementation = Boolean.class)) @QueryParam("repeats") String repeats,
            @BeanParam PageRequest page) {
        Filter filter = new Filter().ids("clientId", clientId, "clientId").oneOf("status", status, "status", IncidentStatus.class)
                .oneOf("severity", severity, "severity", Severity.class).oneOf("kind", kind, "kind", IncidentKind.class)
                .oneOf("ownership", ownership, "ownership", Ownership.class).exactly("causeKey", causeKey, "causeKey")
                .truth("repeats", repeats, "repeats");
        return incidents.list(filter, page).map(IncidentView::of);
    }

    @POST
    @Operation(operationId = "createIncident", summary = "Records an incident")
    @APIResponseSchema(value = IncidentView.class, responseCode = "201")
    public Response create(@NotNull @Valid NewIncident body, @Context UriInfo uri) {
        return Answers.created(IncidentView.of(incidents.create(body)), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getIncident", summary = "One incident")
    @APIResponseSchema(IncidentView.class)
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        return Answers.read(IncidentView.of(incidents.get(id)), request);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchIncident", summary = "Changes fields of an incident (JSON Merge Patch)")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = IncidentFields.class)))
    @APIResponseSchema(IncidentView.class)
    public Response patch(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        return Answers.ok(IncidentView.of(incidents.patch(id, Precondition.required(ifMatch), patch)));
    }

    @POST
    @Path("/{id}/acknowledge")
    @Operation(operationId = "acknowledgeIncident", summary = "Acknowledges the other side's frustration, which never changes ownership")
    @APIResponseSchema(IncidentView.class)
    public Response acknowledge(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Move body) {
        return Answers.ok(IncidentView.of(incidents.acknowledge(id, Precondition.of(ifMatch), Move.orNow(body))));
    }

    @POST
    @Path("/{id}/own")
    @Operation(operationId = "ownIncident", summary = "Records what is said about whose it is")
    @APIResponseSchema(IncidentView.class)
    public Response own(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Own body) {
        return Answers.ok(IncidentView.of(incidents.own(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/apologise")
    @Operation(operationId = "apologiseIncident", summary = "Records an apology")
    @APIResponseSchema(IncidentView.class)
    public Response apologise(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Apologise body) {
        return Answers.ok(IncidentView.of(incidents.apologise(id, Precondition.of(ifMatch), Apologise.orNow(body))));
    }

    @POST
    @Path("/{id}/remedy")
    @Operation(operationId = "remedyIncident", summary = "Records a remedy that is promised, or that it is done")
    @APIResponseSchema(IncidentView.class)
    public Response remedy(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid NewRemedy body) {
        return Answers.ok(IncidentView.of(incidents.remedy(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/fix")
    @Operation(operationId = "fixIncident", summary = "Records that what went wrong is right again")
    @APIResponseSchema(IncidentView.class)
    public Response fix(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Fix body) {
        return Answers.ok(IncidentView.of(incidents.fix(id, Precondition.of(ifMatch), Fix.orNow(body))));
    }

    @POST
    @Path("/{id}/restitute")
    @Operation(operationId = "restituteIncident", summary = "Records what was given back, or that nothing is due")
    @APIResponseSchema(IncidentView.class)
    public Response restitute(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Restitute body) {
        return Answers.ok(IncidentView.of(incidents.restitute(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/learn")
    @Operation(operationId = "learnIncident", summary = "Records what is learnt, and the practice adopted from it or why none is needed")
    @APIResponseSchema(IncidentView.class)
    public Response learn(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Learn body) {
        return Answers.ok(IncidentView.of(incidents.learn(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/grant-grace")
    @Operation(operationId = "grantGraceIncident", summary = "Records that the party that was let down spares the other")
    @APIResponseSchema(IncidentView.class)
    public Response grantGrace(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid GrantGrace body) {
        return Answers.ok(IncidentView.of(incidents.grantGrace(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/heard")
    @Operation(operationId = "heardIncident", summary = "Records that the client confirms being heard")
    @APIResponseSchema(IncidentView.class)
    public Response heard(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Move body) {
        return Answers.ok(IncidentView.of(incidents.heard(id, Precondition.of(ifMatch), Move.orNow(body))));
    }

    @POST
    @Path("/{id}/close")
    @Operation(operationId = "closeIncident", summary = "Closes an incident that is fixed, learnt from and, after a complaint, heard",
            description = "Needs its lesson and the practice adopted from it, or a waiver that says why there is none; and that a client who complained was heard.")
    @APIResponseSchema(IncidentView.class)
    public Response close(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Close body) {
        return Answers.ok(IncidentView.of(incidents.close(id, Precondition.of(ifMatch), Close.orNow(body))));
    }

    @POST
    @Path("/{id}/correct")
    @Operation(operationId = "correctIncident", summary = "Takes back the last move of an incident, or the incident itself")
    @APIResponseSchema(IncidentView.class)
    public Response correct(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Correction body) {
        return Answers.ok(IncidentView.of(incidents.correct(id, Precondition.of(ifMatch), body)));
    }
}
