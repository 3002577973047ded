package dev.troth.disclosure;

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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Disclosures over HTTP. */
@Path("/v1/disclosures")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "disclosures", description = "What one party told the other before it was asked, or should have")
public class DisclosureResource {

    private final DisclosureService disclosures;

    DisclosureResource(DisclosureService disclosures) {
        this.disclosures = disclosures;
    }

    @GET
    @SortedBy({"recordedAt", "updatedAt", "awareAt", "disclosedAt"})
    @Operation(operationId = "listDisclosures", summary = "Disclosures, the latest first")
    public Page<DisclosureView> list(
            @Parameter(description = "Clients, separated by commas") @CommaSeparated(UUID.class) @QueryParam("clientId") String clientId,
            @Parameter(description = "Kinds, separated by commas") @CommaSeparated(DisclosureKind.class) @QueryParam("kind") String kind,
            @Parameter(description = "Disclosers, separated by commas") @CommaSeparated(Party.class) @QueryParam("discloser") String discloser,
            @Parameter(description = "Records they are about, separated by commas") @CommaSeparated(UUID.class) @QueryParam("aboutId") String aboutId,
            @BeanParam PageRequest page) {
        Filter filter = new Filter().ids("clientId", clientId, "clientId").oneOf("kind", kind, "kind", DisclosureKind.class)
                .oneOf("discloser", discloser, "discloser", Party.class).ids("aboutId", aboutId, "aboutId");
        Page<Disclosure> listed = disclosures.list(filter, page);
        Map<UUID, DisclosureState> states = disclosures.states(listed.items());
        return listed.map(disclosure -> DisclosureView.of(disclosure, states.get(disclosure.id())));
    }

    @POST
    @Operation(operationId = "createDisclosure", summary = "Records a disclosure, told or not")
    @APIResponseSchema(value = DisclosureView.class, responseCode = "201")
    public Response create(@NotNull @Valid NewDisclosure body, @Context UriInfo uri) {
        return Answers.created(view(disclosures.create(body)), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getDisclosure", summary = "One disclosure")
    @APIResponseSchema(DisclosureView.class)
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        return Answers.read(view(disclosures.get(id)), request);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchDisclosure", summary = "Changes fields of a disclosure (JSON Merge Patch)")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = DisclosureFields.class)))
    @APIResponseSchema(DisclosureView.class)
    public Response patch(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        return Answers.ok(view(disclosures.patch(id, Precondition.required(ifMatch), patch)));
    }

    @POST
    @Path("/{id}/decide")
    @Operation(operationId = "decideDisclosure", summary = "Records what the other party decided on what it was told")
    @APIResponseSchema(DisclosureView.class)
    public Response decide(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Decide body) {
        return Answers.ok(view(disclosures.decide(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/discovered")
    @Operation(operationId = "discoverDisclosure", summary = "Records that the other party came to know by other means")
    @APIResponseSchema(DisclosureView.class)
    public Response discovered(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Discovered body) {
        return Answers.ok(view(disclosures.discovered(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/admit")
    @Operation(operationId = "admitDisclosure", summary = "Records that the discloser told what it had not told")
    @APIResponseSchema(DisclosureView.class)
    public Response admit(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Admit body) {
        return Answers.ok(view(disclosures.admit(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/prove-false")
    @Operation(operationId = "proveDisclosureFalse", summary = "Records that the statement was proven false, a lie or an error")
    @APIResponseSchema(DisclosureView.class)
    public Response proveFalse(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid ProveFalse body) {
        return Answers.ok(view(disclosures.proveFalse(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/review-open-items")
    @Operation(operationId = "reviewOpenItems", summary = "Records that what is open with the client was looked through for more")
    @APIResponseSchema(DisclosureView.class)
    public Response reviewOpenItems(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid ReviewOpenItems body) {
        return Answers.ok(view(disclosures.reviewOpenItems(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/correct")
    @Operation(operationId = "correctDisclosure", summary = "Takes back the last move of a disclosure, or the disclosure itself")
    @APIResponseSchema(DisclosureView.class)
    public Response correct(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Correction body) {
        return Answers.ok(view(disclosures.correct(id, Precondition.of(ifMatch), body)));
    }

    private DisclosureView view(Disclosure disclosure) {
        return DisclosureView.of(disclosure, disclosures.state(disclosure));
    }
}
