package dev.troth.commitment;

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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Commitments over HTTP. */
@Path("/v1/commitments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "commitments", description = "Promises and the requests for them, and what came of them")
public class CommitmentResource {

    private final CommitmentService commitments;

    CommitmentResource(CommitmentService commitments) {
        this.commitments = commitments;
    }

    @GET
    @SortedBy({"recordedAt", "updatedAt", "dueAt"})
    @Operation(operationId = "listCommitments", summary = "Commitments, the latest first")
    public Page<CommitmentView> list(
            @Parameter(description = "Clients, separated by commas") @CommaSeparated(UUID.class) @QueryParam("clientId") String clientId,
            @Parameter(description = "States, separated by commas") @CommaSeparated(CommitmentStatus.class) @QueryParam("status") String status,
            @Parameter(description = "Promisors, separated by commas") @CommaSeparated(Party.class) @QueryParam("promisor") String promisor,
            @Parameter(description = "Kinds, separated by commas") @CommaSeparated(CommitmentKind.class) @QueryParam("kind") String kind,
            @Parameter(description = "Agreements, separated by commas") @CommaSeparated(UUID.class) @QueryParam("agreementId") String agreementId,
            @Parameter(description = "Who works on it") @QueryParam("owner") String owner,
            @Parameter(description = "Due before this instant", schema = @Schema(implementation = Instant.class)) @QueryParam("dueBefore") String dueBefore,
            @Parameter(description = "Due at this instant or after", schema = @Schema(implementation = Instant.class)) @QueryParam("dueFrom") String dueFrom,
            @Parameter(description = "Only work that no agreement covered when it was promised, or only work that one did", schema = @Schema(type = SchemaType.BOOLEAN)) @QueryParam("outsideAgreement") String outsideAgreement,
            @Parameter(description = "Only what rests, or was delivered, on an assumption nobody had confirmed; or only the rest", schema = @Schema(type = SchemaType.BOOLEAN)) @QueryParam("unconfirmedAssumptions") String unconfirmedAssumptions,
            @Parameter(description = "Only what was delivered without the quality check it needs, or only the rest", schema = @Schema(type = SchemaType.BOOLEAN)) @QueryParam("qualityGateMissing") String qualityGateMissing,
            @BeanParam PageRequest page) {
        Filter filter = new Filter().ids("clientId", clientId, "clientId").oneOf("status", status, "status", CommitmentStatus.class)
                .oneOf("promisor", promisor, "promisor", Party.class).oneOf("kind", kind, "kind", CommitmentKind.class)
                .ids("agreementId", agreementId, "agreementId").exactly("owner", owner, "owner")
                .before("dueBefore", dueBefore, "dueAt").from("dueFrom", dueFrom, "dueAt")
                .truth("outsideAgreement", outsideAgreement, "outsideAgreement")
                .truth("unconfirmedAssumptions", unconfirmedAssumptions, "flags.assumptionsUnconfirmed")
                .truth("qualityGateMissing", qualityGateMissing, "flags.qualityGateMissing");
        return commitments.list(filter, page).map(CommitmentView::of);
    }

    @POST
    @Operation(operationId = "createCommitment", summary = "Records a promise, or without a due date a request for one")
    @APIResponseSchema(value = CommitmentView.class, responseCode = "201")
    public Response create(@NotNull @Valid NewCommitment body, @Context UriInfo uri) {
        return Answers.created(CommitmentView.of(commitments.create(body)), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCommitment", summary = "One commitment")
    @APIResponseSchema(CommitmentView.class)
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        return Answers.read(CommitmentView.of(commitments.get(id)), request);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchCommitment", summary = "Changes fields of a commitment (JSON Merge Patch)")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = CommitmentFields.class)))
    @APIResponseSchema(CommitmentView.class)
    public Response patch(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        return answer(commitments.patch(id, Precondition.required(ifMatch), patch));
    }

    @POST
    @Path("/{id}/promise")
    @Operation(operationId = "promiseCommitment", summary = "Answers a request with a promise")
    @APIResponseSchema(CommitmentView.class)
    public Response promise(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Promise body) {
        return answer(commitments.promise(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/decline")
    @Operation(operationId = "declineCommitment", summary = "Declines a request, with a reason and recommendations")
    @APIResponseSchema(CommitmentView.class)
    public Response decline(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Decline body) {
        return answer(commitments.decline(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/renegotiate")
    @Operation(operationId = "renegotiateCommitment", summary = "Moves the due date by agreement, before it comes")
    @APIResponseSchema(CommitmentView.class)
    public Response renegotiate(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Renegotiate body) {
        return answer(commitments.renegotiate(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/claim")
    @Operation(operationId = "claimCommitment", summary = "Takes the work on, so that nobody else does")
    @APIResponseSchema(CommitmentView.class)
    public Response claim(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Claim body) {
        return answer(commitments.claim(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/hand-off")
    @Operation(operationId = "handOffCommitment", summary = "Passes the work on from its owner to another")
    @APIResponseSchema(CommitmentView.class)
    public Response handOff(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid HandOff body) {
        return answer(commitments.handOff(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/approve")
    @Operation(operationId = "approveCommitment", summary = "Records the approval the delivery waits for")
    @APIResponseSchema(CommitmentView.class)
    public Response approve(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Move body) {
        return answer(commitments.approve(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/deliver")
    @Operation(operationId = "deliverCommitment", summary = "Records the delivery, with its proof and extras")
    @APIResponseSchema(CommitmentView.class)
    public Response deliver(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Deliver body) {
        return answer(commitments.deliver(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/accept")
    @Operation(operationId = "acceptCommitment", summary = "Records that the other party accepts the delivery")
    @APIResponseSchema(CommitmentView.class)
    public Response accept(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Move body) {
        return answer(commitments.accept(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/reject")
    @Operation(operationId = "rejectCommitment", summary = "Records that the other party rejects the delivery")
    @APIResponseSchema(CommitmentView.class)
    public Response reject(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Move body) {
        return answer(commitments.reject(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/give-up")
    @Operation(operationId = "giveUpCommitment", summary = "Gives up a promise that was not kept until it was due")
    @APIResponseSchema(CommitmentView.class)
    public Response giveUp(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Move body) {
        return answer(commitments.giveUp(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/withdraw")
    @Operation(operationId = "withdrawCommitment", summary = "Withdraws a promise before it is due")
    @APIResponseSchema(CommitmentView.class)
    public Response withdraw(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Move body) {
        return answer(commitments.withdraw(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(operationId = "cancelCommitment", summary = "Records that the other party no longer wants it")
    @APIResponseSchema(CommitmentView.class)
    public Response cancel(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Move body) {
        return answer(commitments.cancel(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/grant-grace")
    @Operation(operationId = "grantGraceOnCommitment", summary = "Grants grace for a promise not kept")
    @APIResponseSchema(CommitmentView.class)
    public Response grantGrace(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid GrantGrace body) {
        return answer(commitments.grantGrace(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/correct")
    @Operation(operationId = "correctCommitment", summary = "Takes back the last move of a commitment, or the commitment itself")
    @APIResponseSchema(CommitmentView.class)
    public Response correct(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Correction body) {
        return answer(commitments.correct(id, Precondition.of(ifMatch), body));
    }

    private static Response answer(Commitment commitment) {
        return Answers.ok(CommitmentView.of(commitment));
    }
}
