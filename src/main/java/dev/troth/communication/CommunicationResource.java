package dev.troth.communication;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.platform.idempotency.Idempotent;
import dev.troth.platform.json.MergePatch;
import dev.troth.platform.paging.CommaSeparated;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.Parameters;
import dev.troth.platform.paging.SortedBy;
import dev.troth.platform.precondition.Answers;
import dev.troth.platform.precondition.Precondition;
import dev.troth.record.Channel;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Communications over HTTP. */
@Path("/v1/communications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "communications", description = "What the parties say to each other: check-ins, questions and their replies, praise")
public class CommunicationResource {

    private final CommunicationService communications;

    CommunicationResource(CommunicationService communications) {
        this.communications = communications;
    }

    @GET
    @SortedBy({"at", "recordedAt"})
    @Operation(operationId = "listCommunications", summary = "Communications, the latest first")
    public Page<CommunicationView> list(
            @Parameter(description = "Clients, separated by commas") @CommaSeparated(UUID.class) @QueryParam("clientId") String clientId,
            @Parameter(description = "Parties that spoke, separated by commas") @CommaSeparated(Party.class) @QueryParam("from") String from,
            @Parameter(description = "Purposes, separated by commas") @CommaSeparated(Purpose.class) @QueryParam("purpose") String purpose,
            @Parameter(description = "Channels, separated by commas") @CommaSeparated(Channel.class) @QueryParam("channel") String channel,
            @Parameter(description = "Took place at this instant or after", schema = @Schema(implementation = Instant.class)) @QueryParam("since") String since,
            @Parameter(description = "Took place before this instant", schema = @Schema(implementation = Instant.class)) @QueryParam("before") String before,
            @Parameter(description = "true for those that are owed a reply and have none, false for all others",
                    schema = @Schema(implementation = Boolean.class)) @QueryParam("unanswered") String unanswered,
            @BeanParam CommunicationSearch search, @BeanParam PageRequest page) {
        Filter filter = new Filter().ids("clientId", clientId, "clientId").oneOf("from", from, "sender", Party.class)
                .oneOf("purpose", purpose, "purpose", Purpose.class).oneOf("channel", channel, "channel", Channel.class)
                .from("since", since, "at").before("before", before, "at");
        if (unanswered != null) {
            filter.where("e.unanswered = :unanswered", "unanswered", Parameters.truth("unanswered", unanswered));
        }
        search.narrow(filter);
        return communications.list(filter, page).map(CommunicationView::of);
    }

    @POST
    @Operation(operationId = "createCommunication", summary = "Records a communication",
            description = "With inReplyTo it answers a communication of the other party, whatever its own purpose. A PROMISE is about the commitment "
                    + "that records it: what is promised is kept track of, or not promised.")
    @APIResponseSchema(value = CommunicationView.class, responseCode = "201")
    public Response create(@NotNull @Valid NewCommunication body, @Context UriInfo uri) {
        return Answers.created(CommunicationView.of(communications.create(body)), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCommunication", summary = "One communication")
    @APIResponseSchema(CommunicationView.class)
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        return Answers.read(CommunicationView.of(communications.get(id)), request);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchCommunication", summary = "Changes the summary of a communication (JSON Merge Patch)")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = CommunicationFields.class)))
    @APIResponseSchema(CommunicationView.class)
    public Response patch(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        return Answers.ok(CommunicationView.of(communications.patch(id, Precondition.required(ifMatch), patch)));
    }

    @POST
    @Path("/{id}/grant-grace")
    @Operation(operationId = "grantGraceToCommunication", summary = "The party that was owed the reply grants grace",
            description = "Lateness counts half. Only the party that asked can grant it.")
    @APIResponseSchema(CommunicationView.class)
    public Response grantGrace(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid GrantGrace body) {
        return Answers.ok(CommunicationView.of(communications.grantGrace(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/confirm")
    @Operation(operationId = "confirmCommunication", summary = "The other party confirms that what was noted is what was meant")
    @APIResponseSchema(CommunicationView.class)
    public Response confirm(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Move body) {
        return Answers.ok(CommunicationView.of(communications.confirm(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/misreported")
    @Operation(operationId = "misreportCommunication", summary = "Records that the status reported was proven false, and known to be",
            description = "It is recorded as a disclosure that was a deception: misreportId. Only an update with a status can be, once.")
    @APIResponseSchema(CommunicationView.class)
    public Response misreported(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Misreport body) {
        return Answers.ok(CommunicationView.of(communications.misreported(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/correct")
    @Operation(operationId = "correctCommunication", summary = "Takes back the last move of a communication, or the communication itself",
            description = "What a reply taken back had answered is unanswered again, unless another reply stands.")
    @APIResponseSchema(CommunicationView.class)
    public Response correct(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Correction body) {
        return Answers.ok(CommunicationView.of(communications.correct(id, Precondition.of(ifMatch), body)));
    }
}
