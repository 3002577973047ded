package dev.troth.agreement;

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
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Agreements over HTTP. */
@Path("/v1/agreements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "agreements", description = "What both sides agree on: expectations, response limits, fees, confidentiality")
public class AgreementResource {

    private final AgreementService agreements;

    AgreementResource(AgreementService agreements) {
        this.agreements = agreements;
    }

    @GET
    @SortedBy({"recordedAt", "updatedAt", "title"})
    @Operation(operationId = "listAgreements", summary = "Agreements, the latest first")
    public Page<AgreementView> list(
            @Parameter(description = "Clients, separated by commas") @CommaSeparated(UUID.class) @QueryParam("clientId") String clientId,
            @Parameter(description = "Kinds, separated by commas") @CommaSeparated(AgreementKind.class) @QueryParam("kind") String kind,
            @Parameter(description = "States as they are now, separated by commas: an agreement past its expiresAt is EXPIRED and no longer ACTIVE") @CommaSeparated(AgreementStatus.class) @QueryParam("status") String status,
            @Parameter(description = "Looked at again before this instant, by the terms the two sides are at", schema = @Schema(implementation = Instant.class)) @QueryParam("reviewDueBefore") String reviewDueBefore,
            @Parameter(description = "Expires, or has expired, before this instant", schema = @Schema(implementation = Instant.class)) @QueryParam("expiresBefore") String expiresBefore,
            @BeanParam PageRequest page) {
        Filter filter = new Filter().ids("clientId", clientId, "clientId").oneOf("kind", kind, "kind", AgreementKind.class)
                .oneOf("status", status, "statusNow", AgreementStatus.class)
                .before("reviewDueBefore", reviewDueBefore, "reviewDue").before("expiresBefore", expiresBefore, "expiresAt");
        return agreements.list(filter, page);
    }

    @POST
    @Operation(operationId = "createAgreement", summary = "Drafts an agreement")
    @APIResponseSchema(value = AgreementView.class, responseCode = "201")
    public Response create(@NotNull @Valid NewAgreement body, @Context UriInfo uri) {
        return Answers.created(agreements.view(agreements.create(body)), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAgreement", summary = "One agreement")
    @APIResponseSchema(AgreementView.class)
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        return Answers.read(agreements.view(agreements.get(id)), request);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchAgreement", summary = "Changes the title of an agreement, and the terms of a draft (JSON Merge Patch)")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = AgreementFields.class)))
    @APIResponseSchema(AgreementView.class)
    public Response patch(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        return answer(agreements.patch(id, Precondition.required(ifMatch), patch));
    }

    @POST
    @Path("/{id}/offer")
    @Operation(operationId = "offerAgreement", summary = "Offers the draft to both sides", description = "Every material fact has its answer before anything is offered.")
    @APIResponseSchema(AgreementView.class)
    public Response offer(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Move body) {
        return answer(agreements.offer(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/accept")
    @Operation(operationId = "acceptAgreement", summary = "Records that a party accepts; active once both have",
            description = "The client accepts nothing while a fee is undisclosed, nor a service agreement without expectations on deadlines and responses.")
    @APIResponseSchema(AgreementView.class)
    public Response accept(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid AcceptAgreement body) {
        return answer(agreements.accept(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/decline")
    @Operation(operationId = "declineAgreement", summary = "Records that a party declines what is offered",
            description = "Where both had accepted a revision before, that one stands again.")
    @APIResponseSchema(AgreementView.class)
    public Response decline(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid DeclineAgreement body) {
        return answer(agreements.decline(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/disclose-fees")
    @Operation(operationId = "discloseFees", summary = "Records that the client was told of fees")
    @APIResponseSchema(AgreementView.class)
    public Response discloseFees(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid DiscloseFees body) {
        return answer(agreements.discloseFees(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/amend")
    @Operation(operationId = "amendAgreement", summary = "Offers new terms as the next revision, which both accept again",
            description = "Until they have, the terms both accepted last stay in force. Former revisions stay readable.")
    @APIResponseSchema(AgreementView.class)
    public Response amend(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid AmendAgreement body) {
        return answer(agreements.amend(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/reviewed")
    @Operation(operationId = "reviewAgreement", summary = "Both have looked at the terms in force, and they stand until the next review",
            description = "Nothing changes but reviewDue. Where something is to change, amend.")
    @APIResponseSchema(AgreementView.class)
    public Response reviewed(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid ReviewAgreement body) {
        return answer(agreements.reviewed(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/checks")
    @Operation(operationId = "checkClause", summary = "Records whether a clause was adhered to; where not, an incident is opened",
            description = "The incident is lastCheck.incidentId of the answer. Taking the check back takes the incident back, unless it has moves of its own.")
    @APIResponseSchema(AgreementView.class)
    public Response check(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid CheckClause body) {
        return answer(agreements.check(id, Precondition.of(ifMatch), body));
    }

    @GET
    @Path("/{id}/adherence")
    @Operation(operationId = "getAdherence", summary = "How an agreement was adhered to, clause by clause")
    @APIResponseSchema(AdherenceView.class)
    public Response adherence(@PathParam("id") UUID id, @Context Request request) {
        return Answers.read(AdherenceView.of(agreements.get(id)), request);
    }

    @POST
    @Path("/{id}/end")
    @Operation(operationId = "endAgreement", summary = "Ends what both had accepted")
    @APIResponseSchema(AgreementView.class)
    public Response end(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid EndAgreement body) {
        return answer(agreements.end(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/correct")
    @Operation(operationId = "correctAgreement", summary = "Takes back the last move of an agreement, or the agreement itself")
    @APIResponseSchema(AgreementView.class)
    public Response correct(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Correction body) {
        return answer(agreements.correct(id, Precondition.of(ifMatch), body));
    }

    private Response answer(Agreement agreement) {
        return Answers.ok(agreements.view(agreement));
    }
}
