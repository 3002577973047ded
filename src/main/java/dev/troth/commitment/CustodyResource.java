package dev.troth.commitment;

import dev.troth.platform.idempotency.Idempotent;
import dev.troth.platform.precondition.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Receipts for what is taken in, over HTTP: each is a commitment from the start, so that nothing is filed and forgotten (practice 18). */
@Path("/v1/custody-receipts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "commitments")
public class CustodyResource {

    private final CommitmentService commitments;

    CustodyResource(CommitmentService commitments) {
        this.commitments = commitments;
    }

    @POST
    @Operation(operationId = "createCustodyReceipt", summary = "Takes something in, and promises to pass it on",
            description = "Answers with the commitment it opened, of kind CUSTODY, and with its address.")
    @APIResponseSchema(value = CommitmentView.class, responseCode = "201")
    public Response create(@NotNull @Valid CustodyReceipt body, @Context UriInfo uri) {
        return Answers.created(CommitmentView.of(commitments.receive(body)), CommitmentResource.class, uri);
    }
}
