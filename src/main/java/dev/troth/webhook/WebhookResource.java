package dev.troth.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.journal.EventTypeSelector;
import dev.troth.journal.EventTypes;
import dev.troth.platform.idempotency.Idempotent;
import dev.troth.platform.json.MergePatch;
import dev.troth.platform.paging.CommaSeparated;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortedBy;
import dev.troth.platform.precondition.Answers;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.security.NeedsScope;
import dev.troth.platform.security.Scope;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Webhooks over HTTP. */
@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "webhooks", description = "Who is told of events over HTTP, signed as Standard Webhooks has it, and what became of each delivery")
public class WebhookResource {

    private final WebhookService webhooks;
    private final DeliveryService deliveries;

    WebhookResource(WebhookService webhooks, DeliveryService deliveries) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    @GET
    @NeedsScope(Scope.ADMIN)
    @SortedBy({"recordedAt", "updatedAt"})
    @Operation(operationId = "listWebhooks", summary = "Webhooks, the latest first")
    public Page<WebhookView> list(@Parameter(description = "Statuses, separated by commas") @CommaSeparated(WebhookStatus.class) @QueryParam("status") String status, @BeanParam PageRequest page) {
        return webhooks.list(new Filter().oneOf("status", status, "status", WebhookStatus.class), page).map(WebhookView::of);
    }

    @POST
    @AddressFirst
    @NeedsScope(Scope.ADMIN)
    @Operation(operationId = "createWebhook", summary = "Asks to be told of events",
            description = "Each event that happens from now on is posted to the URL as a CloudEvent, at least once. The answer shows the secret, and only this answer "
                    + "does: a repeat by Idempotency-Key leaves it out. A tenant has 50 webhooks at the most that have not ended.")
    @APIResponseSchema(value = WebhookView.class, responseCode = "201")
    public Response create(@NotNull @Valid NewWebhook body, @Context UriInfo uri) {
        return Answers.created(webhooks.create(body), uri);
    }

    @GET
    @Path("/{id}")
    @NeedsScope(Scope.ADMIN)
    @Operation(operationId = "getWebhook", summary = "One webhook, without its secret")
    @APIResponseSchema(WebhookView.class)
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        return Answers.read(WebhookView.of(webhooks.get(id)), request);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @NeedsScope(Scope.ADMIN)
    @Operation(operationId = "patchWebhook", summary = "Changes fields of a webhook (JSON Merge Patch)",
            description = "What is queued already goes to the new URL.")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = WebhookFields.class)))
    @APIResponseSchema(WebhookView.class)
    public Response patch(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        return Answers.ok(WebhookView.of(webhooks.patch(id, Precondition.required(ifMatch), patch)));
    }

    @POST
    @Path("/{id}/pause")
    @NeedsScope(Scope.ADMIN)
    @Operation(operationId = "pauseWebhook", summary = "Lets events wait until the webhook is resumed")
    @APIResponseSchema(WebhookView.class)
    public Response pause(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid WebhookMove body) {
        return Answers.ok(WebhookView.of(webhooks.pause(id, Precondition.of(ifMatch), WebhookMove.note(body))));
    }

    @POST
    @Path("/{id}/resume")
    @NeedsScope(Scope.ADMIN)
    @Operation(operationId = "resumeWebhook", summary = "Sends what has waited, and events again as they happen",
            description = "What happened while the service had disabled it is not sent: read it from the feed of events.")
    @APIResponseSchema(WebhookView.class)
    public Response resume(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid WebhookMove body) {
        return Answers.ok(WebhookView.of(webhooks.resume(id, Precondition.of(ifMatch), WebhookMove.note(body))));
    }

    @POST
    @Path("/{id}/rotate-secret")
    @NeedsScope(Scope.ADMIN)
    @Operation(operationId = "rotateWebhookSecret", summary = "Signs with another secret, and for 24 hours with the one before, too",
            description = "The answer shows the secret, and only this answer does: a repeat by Idempotency-Key leaves it out.")
    @APIResponseSchema(WebhookView.class)
    public Response rotate(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid RotateSecret body) {
        return Answers.ok(webhooks.rotate(id, Precondition.of(ifMatch), body));
    }

    @POST
    @Path("/{id}/end")
    @NeedsScope(Scope.ADMIN)
    @Operation(operationId = "endWebhook", summary = "Sends nothing any more, for good; the webhook stays readable")
    @APIResponseSchema(WebhookView.class)
    public Response end(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid WebhookMove body) {
        return Answers.ok(WebhookView.of(webhooks.end(id, Precondition.of(ifMatch), WebhookMove.note(body))));
    }

    @POST
    @Path("/{id}/test")
    @NeedsScope(Scope.ADMIN)
    @Operation(operationId = "testWebhook", summary = "Sends an event of the type dev.troth.webhook.test, to try it out",
            description = "The answer is the delivery: read it again to see what became of it.")
    @APIResponseSchema(WebhookDeliveryView.class)
    public Response test(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid WebhookMove body) {
        return Answers.ok(WebhookDeliveryView.of(deliveries.test(id, Precondition.of(ifMatch), WebhookMove.note(body))));
    }

    @POST
    @Path("/{id}/redeliver")
    @NeedsScope(Scope.ADMIN)
    @Operation(operationId = "redeliverDeadOfWebhook", summary = "Sends anew all that was given up since an instant",
            description = "Each delivery that is DEAD and was recorded at this instant or after gets another 24 hours: of more than 10 000 the oldest, and the next by "
                    + "asking again. The answer says how many they are.")
    @APIResponseSchema(Redelivered.class)
    public Response redeliver(@PathParam("id") UUID id, @NotNull @Valid RedeliverDead body) {
        return Response.ok(deliveries.redeliver(id, body)).build();
    }

    @GET
    @Path("/{id}/deliveries")
    @NeedsScope(Scope.ADMIN)
    @SortedBy("recordedAt")
    @Operation(operationId = "listWebhookDeliveries", summary = "Deliveries to one webhook, the latest first",
            description = "Kept for 30 days, unless the operator has set another time.")
    public Page<WebhookDeliveryView> deliveries(@PathParam("id") UUID id,
            @Parameter(description = "States, separated by commas") @CommaSeparated(DeliveryState.class) @QueryParam("state") String state,
            @Parameter(description = "Types, separated by commas, with or without `dev.troth.` in front; `commitment.*` for all of a kind")
            @CommaSeparated(EventTypeSelector.class) @QueryParam("type") String type, @BeanParam PageRequest page) {
        Filter filter = new Filter().oneOf("state", state, "state", DeliveryState.class);
        return deliveries.list(id, EventTypes.parse("type", type).narrow(filter), page)
                .map(WebhookDeliveryView::of);
    }
}
