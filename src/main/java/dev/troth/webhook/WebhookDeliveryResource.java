package dev.troth.webhook;

import dev.troth.platform.idempotency.Idempotent;
import dev.troth.platform.precondition.Answers;
import dev.troth.platform.precondition.Precondition;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Single deliveries over HTTP, by the id that receivers know them by. */
@Path("/v1/webhook-deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "webhooks", description = "Who is told of events over HTTP, signed as Standard Webhooks has it, and what became of each delivery")
public class WebhookDeliveryResource {

    private final DeliveryService deliveries;

    WebhookDeliveryResource(DeliveryService deliveries) {
        this.deliveries = deliveries;
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getWebhookDelivery", summary = "One delivery, with its latest attempts")
    @APIResponseSchema(WebhookDeliveryView.class)
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        return Answers.read(WebhookDeliveryView.of(deliveries.get(id)), request);
    }

    @POST
    @Path("/{id}/redeliver")
    @Operation(operationId = "redeliverWebhookDelivery", summary = "Sends it anew, whether it was given up or taken",
            description = "It is tried for another 24 hours, unless the operator has set another time.")
    @APIResponseSchema(WebhookDeliveryView.class)
    public Response redeliver(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid WebhookMove body) {
        return Answers.ok(WebhookDeliveryView.of(deliveries.redeliver(id, Precondition.of(ifMatch), WebhookMove.note(body))));
    }
}
