package dev.troth.client;

import dev.troth.platform.idempotency.Idempotent;
import dev.troth.platform.paging.Page;
import dev.troth.platform.precondition.Answers;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.Candidate;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

/** Clients that are recorded twice, over HTTP. */
@Path("/v1/clients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "clients", description = "The people and organisations the relationships are with")
public class DuplicateResource {

    private final ClientService clients;
    private final ClientMerging merging;

    DuplicateResource(ClientService clients, ClientMerging merging) {
        this.clients = clients;
        this.merging = merging;
    }

    @GET
    @Path("/{id}/duplicates")
    @Operation(operationId = "listDuplicates", summary = "Clients that may be the same, the likeliest first",
            description = "By e-mail address, telephone number and name, as a new client is compared; each matchedOn says by which. For people to decide: "
                    + "a name alone is no identity. At most 200, on one page; the total counts those beyond as well.")
    public Page<Candidate> duplicates(@PathParam("id") UUID id) {
        return clients.duplicates(id);
    }

    @POST
    @Path("/{id}/merge")
    @Operation(operationId = "mergeClient", summary = "Makes two records of one client one: everything of the other becomes this client's",
            description = """
                    Every record of `from` becomes this client's, by the same id and in a new state (its ETag changes). The ledger of `from` is taken back by \
                    reversals, and the same evidence is appended here, effective from the same instants: afterwards the score is what it would be had \
                    everything been recorded here from the start. So reply limits agreed with either hold for what either asked; business hours and the \
                    escalation plan of this client hold for what was recorded of `from`, where this client has them.

                    This client keeps its name, kind, stage and every other field that is not empty; an empty one is filled from `from`: preferredName, email, phone, \
                    timeZone, notes, startedAt, rapport, the escalation plan as a whole, businessHours where both mean the same time zone, and externalRef, \
                    which `from` then has no more. tags, needs, profile and dates are united, up to 50 each.

                    `from` stays behind with its fields as a pointer: mergedInto names this client, allowed is empty, it is listed with merged=true only, and \
                    whatever is to be recorded for it is refused as client-merged. Nothing is dropped: two agreements may be in force at once, two \
                    checklists become one list. Frozen reviews keep their figures. A merge cannot be corrected.""")
    @APIResponseSchema(ClientView.class)
    public Response merge(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid MergeClient body) {
        return Answers.ok(ClientView.of(merging.merge(id, Precondition.of(ifMatch), body)));
    }
}
