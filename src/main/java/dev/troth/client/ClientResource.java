package dev.troth.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.journal.EventTypeSelector;
import dev.troth.journal.EventTypes;
import dev.troth.journal.Timeline;
import dev.troth.journal.TimelineEntry;
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
import dev.troth.record.Correction;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Clients over HTTP. */
@Path("/v1/clients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "clients", description = "The people and organisations the relationships are with")
public class ClientResource {

    private final ClientService clients;
    private final Timeline timeline;

    ClientResource(ClientService clients, Timeline timeline) {
        this.clients = clients;
        this.timeline = timeline;
    }

    @GET
    @SortedBy({"recordedAt", "updatedAt", "name"})
    @Operation(operationId = "listClients", summary = "Clients, the latest first")
    public Page<ClientView> list(
            @Parameter(description = "Stages, separated by commas") @CommaSeparated(Client.Stage.class) @QueryParam("stage") String stage,
            @Parameter(description = "Kinds, separated by commas") @CommaSeparated(Client.Kind.class) @QueryParam("kind") String kind,
            @Parameter(description = "The caller's own key; found on a client that was merged into another too, where that one has a key of its own") @QueryParam("externalRef") String externalRef,
            @Parameter(description = "`true` for those that were merged into another, `false` for those that stand; these where absent",
                    schema = @Schema(type = SchemaType.BOOLEAN)) @QueryParam("merged") String merged,
            @Parameter(description = "Tags, separated by commas: clients with any of them") @CommaSeparated(String.class) @QueryParam("tag") String tag,
            @BeanParam PageRequest page) {
        Filter filter = new Filter().oneOf("stage", stage, "stage", Client.Stage.class).oneOf("kind", kind, "kind", Client.Kind.class)
                .exactly("externalRef", externalRef, "externalRef");
        if (merged != null || externalRef == null) {
            filter.where(merged != null && Parameters.truth("merged", merged) ? "e.mergedInto is not null" : "e.mergedInto is null");
        }
        if (tag != null) {
            filter.where("e.id in (select t.clientId from ClientTag t where t.tag in (:tag))", "tag", Parameters.texts("tag", tag));
        }
        return clients.list(filter, page).map(ClientView::of);
    }

    @POST
    @Operation(operationId = "createClient", summary = "Records a new client",
            description = "Refused as possible-duplicate where a client that stands has the same e-mail address (case and surrounding space aside) or the same "
                    + "telephone number (digits only, 00 for +), addresses of the escalation plan included. A name alone is no identity: it is named in "
                    + "matchedOn, and refuses nothing.")
    @APIResponseSchema(value = ClientView.class, responseCode = "201")
    public Response create(
            @Parameter(description = "`true` where it is somebody else than those with the same e-mail address or telephone number",
                    schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false")) @QueryParam("allowDuplicate") String allowDuplicate,
            @NotNull @Valid NewClient body, @Context UriInfo uri) {
        boolean allowed = allowDuplicate != null && Parameters.truth("allowDuplicate", allowDuplicate);
        return Answers.created(ClientView.of(clients.create(body, allowed)), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getClient", summary = "One client",
            description = "One that was merged into another is still found: mergedInto names the client that stands, and nothing is recorded for it any more.")
    @APIResponseSchema(ClientView.class)
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        return Answers.read(ClientView.of(clients.get(id)), request);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchClient", summary = "Changes fields of a client (JSON Merge Patch)")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = ClientFields.class)))
    @APIResponseSchema(ClientView.class)
    public Response patch(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        return Answers.ok(ClientView.of(clients.patch(id, Precondition.required(ifMatch), patch)));
    }

    @POST
    @Path("/{id}/move")
    @Operation(operationId = "moveClient", summary = "Moves the relationship to another stage",
            description = "To ACTIVE only once every blocking item of the checklist is done or waived.")
    @APIResponseSchema(ClientView.class)
    public Response move(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid MoveClient body) {
        return Answers.ok(ClientView.of(clients.move(id, Precondition.of(ifMatch), body)));
    }

    @POST
    @Path("/{id}/correct")
    @Operation(operationId = "correctClient", summary = "Takes back the last move of a client")
    @APIResponseSchema(ClientView.class)
    public Response correct(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Correction body) {
        return Answers.ok(ClientView.of(clients.correct(id, Precondition.of(ifMatch), body)));
    }

    @GET
    @Path("/{id}/timeline")
    @SortedBy({"occurredAt", "recordedAt"})
    @Operation(operationId = "getTimeline", summary = "Everything that happened with a client, the latest first",
            description = "It shows the entries of clients that were merged into it, too.")
    public Page<TimelineEntry> timeline(@PathParam("id") UUID id,
            @Parameter(description = "Types, separated by commas, with or without `dev.troth.` in front; `commitment.*` for all of a kind")
            @CommaSeparated(EventTypeSelector.class) @QueryParam("type") String type,
            @Parameter(description = "At this instant or after", schema = @Schema(implementation = Instant.class)) @QueryParam("from") String from,
            @Parameter(description = "Before this instant", schema = @Schema(implementation = Instant.class)) @QueryParam("before") String before,
            @BeanParam PageRequest page) {
        return timeline.of(clients.oneWith(id), EventTypes.parse("type", type), from, before, page);
    }
}
