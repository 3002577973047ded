package dev.troth.webhook;

import dev.troth.journal.CloudEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is sent to try a webhook out: nothing that has happened, so nothing with a number. */
@Schema(name = "TestEvent", description = "What is sent to try a webhook out, as a CloudEvent: it is told of nothing, so it has no sequence and its data is empty")
record TestEvent(
        @Schema(required = true, examples = "1.0") String specversion,
        @Schema(required = true, description = "The delivery, as webhook-id has it") UUID id,
        @Schema(required = true, description = "Whose webhook it is: an identifier, no address", examples = "/tenants/acme") String source,
        @Schema(required = true, description = "Always this one", examples = "dev.troth.webhook.test") String type,
        @Schema(required = true, description = "The webhook", examples = "webhooks/0198c0de-0000-7000-8000-000000000001") String subject,
        @Schema(required = true, description = "When it was asked for") Instant time,
        @Schema(required = true, examples = "application/json") String datacontenttype,
        @Schema(required = true, description = "Nothing", type = SchemaType.OBJECT, maxProperties = 0) Map<String, String> data) {

    static TestEvent of(String tenant, WebhookDelivery delivery) {
        return new TestEvent(CloudEvent.SPEC_VERSION, delivery.id(), CloudEvent.source(tenant), CloudEvent.TYPE_PREFIX + delivery.type(), "webhooks/" + delivery.webhookId(),
                delivery.createdAt(), CloudEvent.JSON, Map.of());
    }
}
