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
import dev.troth.trust.model.Party;
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

/** References over HTTP. */
@Path("/v1/clients/{clientId}/references")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "references", description = "What others say of either side before work begins")
public class ReferenceResource {

    private final ReferenceService references;

    ReferenceResource(ReferenceService references) {
        this.references = references;
    }

    @GET
    @SortedBy({"recordedAt", "updatedAt", "askedAt"})
    @Operation(operationId = "listReferences", summary = "References on either side, the latest first")
    public Page<ReferenceView> list(@PathParam("clientId") UUID clientId,
            @Parameter(description = "The sides checked, separated by commas") @CommaSeparated(Party.class) @QueryParam("subject") String subject,
            @Parameter(description = "Kinds, separated by commas") @CommaSeparated(ReferenceKind.class) @QueryParam("kind") String kind,
            @Parameter(description = "Statuses, separated by commas") @CommaSeparated(ReferenceStatus.class) @QueryParam("status") String status,
            @BeanParam PageRequest page) {
        Filter filter = new Filter().oneOf("subject", subject, "subject", Party.class).oneOf("kind", kind, "kind", ReferenceKind.class)
                .oneOf("status", status, "status", ReferenceStatus.class);
        return references.list(clientId, filter, page).map(ReferenceView::of);
    }

    @POST
    @Operation(operationId = "createReference", summary = "Records that somebody is asked about one of the two sides")
    @APIResponseSchema(value = ReferenceView.class, responseCode = "201")
    public Response create(@PathParam("clientId") UUID clientId, @NotNull @Valid NewReference body, @Context UriInfo uri) {
        return Answers.created(ReferenceView.of(references.create(clientId, body)), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getReference", summary = "One reference")
    @APIResponseSchema(ReferenceView.class)
    public Response get(@PathParam("clientId") UUID clientId, @PathParam("id") UUID id, @Context Request request) {
        return Answers.read(ReferenceView.of(references.get(clientId, id)), request);
    }

    @POST
    @Path("/{id}/answer")
    @Operation(operationId = "answerReference", summary = "Records what the referee answers")
    @APIResponseSchema(ReferenceView.class)
    public Response answer(@PathParam("clientId") UUID clientId, @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid AnswerReference body) {
        return Answers.ok(ReferenceView.of(references.answer(clientId, id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/correct")
    @Operation(operationId = "correctReference", summary = "Takes back the answer, or the reference itself")
    @APIResponseSchema(ReferenceView.class)
    public Response correct(@PathParam("clientId") UUID clientId, @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Correction body) {
        return Answers.ok(ReferenceView.of(references.correct(clientId, id, Precondition.of(ifMatch), body)));
    }
}
