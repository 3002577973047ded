package dev.troth.commitment;

import dev.troth.platform.idempotency.Idempotent;
import dev.troth.platform.precondition.Answers;
import dev.troth.platform.precondition.Precondition;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How both sides make sure of what a promise rests on, over HTTP (practices 13, 51, 52). */
@Path("/v1/commitments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "commitments")
public class CommitmentChecksResource {

    private final CommitmentService commitments;

    CommitmentChecksResource(CommitmentService commitments) {
        this.commitments = commitments;
    }

    @POST
    @Path("/{id}/confirm-read-back")
    @Operation(operationId = "confirmReadBack", summary = "Records that the other party confirms the requirement as it was read back")
    @APIResponseSchema(CommitmentView.class)
    public Response confirmReadBack(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid ConfirmReadBack body) {
        return Answers.ok(CommitmentView.of(commitments.confirmReadBack(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/assume")
    @Operation(operationId = "addAssumption", summary = "Says what the promise takes for granted")
    @APIResponseSchema(CommitmentView.class)
    public Response assume(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Assume body) {
        return Answers.ok(CommitmentView.of(commitments.assume(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/confirm-assumption")
    @Operation(operationId = "confirmAssumption", summary = "Records who confirmed an assumption")
    @APIResponseSchema(CommitmentView.class)
    public Response confirmAssumption(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid ConfirmAssumption body) {
        return Answers.ok(CommitmentView.of(commitments.confirmAssumption(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/falsify-skill")
    @Operation(operationId = "falsifySkill", summary = "Records that the skill claimed is not there: a gap never told of",
            description = "The gap counts as known since the promise: found out within its grace it is REACTIVE, later CONCEALED, and a DECEPTION "
                    + "where the claim was known to be false.")
    @APIResponseSchema(CommitmentView.class)
    public Response falsifySkill(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid FalsifySkill body) {
        return Answers.ok(CommitmentView.of(commitments.falsifySkill(id, Precondition.of(ifMatch), body)));
    }
}
