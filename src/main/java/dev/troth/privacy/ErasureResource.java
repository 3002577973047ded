package dev.troth.privacy;

import dev.troth.client.ClientView;
import dev.troth.platform.idempotency.Idempotent;
import dev.troth.platform.precondition.Answers;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.security.NeedsScope;
import dev.troth.platform.security.Scope;
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

/** Erasure over HTTP. */
@Path("/v1/clients/{id}/erase")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "privacy", description = "What is kept of persons, for how long, and how it goes")
public class ErasureResource {

    private final Erasures erasures;

    ErasureResource(Erasures erasures) {
        this.erasures = erasures;
    }

    @POST
    @NeedsScope(Scope.ADMIN)
    @Operation(operationId = "eraseClient", summary = "Erases the personal data of a client, everywhere and for good",
            description = "Every text recorded of the client goes: name, addresses, notes, what was said in its records and in the journal, kept answers to requests. Ids, "
                    + "instants, constants, numbers and hashes stay, so that scores, ledger and counts are what they were. Nothing can be recorded for the client "
                    + "any more (409 client-erased). It cannot be undone. A client that is erased already is answered as it is.")
    @APIResponseSchema(ClientView.class)
    public Response erase(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid EraseClient body) {
        return Answers.ok(erasures.erase(id, Precondition.of(ifMatch), body.reason()));
    }
}
