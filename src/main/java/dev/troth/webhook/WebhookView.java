package dev.troth.webhook;

import dev.troth.journal.EventTypeSelector;
import dev.troth.platform.idempotency.Confidential;
import dev.troth.platform.precondition.Representation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A webhook on the wire. */
@Schema(name = "Webhook")
public record WebhookView(
        @Schema(required = true) UUID id,
        @Schema(required = true) long version,
        @Schema(required = true, description = WebhookFields.URL) String url,
        @Schema(required = true, type = SchemaType.ARRAY, implementation = EventTypeSelector.class, description = WebhookFields.TYPES) List<String> types,
        @Schema(description = "What it is for") String description,
        @Schema(required = true) WebhookStatus status,
        @Schema(description = "Why the service has disabled it") String reason,
        @Schema(description = "Since when every attempt has failed; absent where the last one succeeded") Instant failingSince,
        @Schema(description = "What deliveries are signed with: whsec_ and base64. Shown once, in the answer that makes it; a repeat by Idempotency-Key leaves it out")
        String secret,
        @Schema(description = "Until when deliveries are signed with the secret before this one, too") Instant formerSecretUntil,
        @Schema(required = true, description = "When the service recorded it") Instant recordedAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(required = true, description = "The moves open now") List<String> allowed) implements Representation, Confidential {

    static WebhookView of(Webhook webhook) {
        return withSecret(webhook, null);
    }

    static WebhookView withSecret(Webhook webhook, String secret) {
        WebhookFields fields = webhook.fields();
        return new WebhookView(webhook.id(), webhook.version(), fields.url(), fields.types(), fields.description(), webhook.status(), webhook.reason(),
                webhook.failingSince(), secret, webhook.formerSecretUntil(), webhook.createdAt(), webhook.updatedAt(), webhook.allowed());
    }

    @Override
    public WebhookView withoutSecrets() {
        return new WebhookView(id, version, url, types, description, status, reason, failingSince, null, formerSecretUntil, recordedAt, updatedAt, allowed);
    }
}
