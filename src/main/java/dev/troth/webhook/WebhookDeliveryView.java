package dev.troth.webhook;

import dev.troth.journal.EventType;
import dev.troth.platform.precondition.Representation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A delivery on the wire. */
@Schema(name = "WebhookDelivery")
public record WebhookDeliveryView(
        @Schema(required = true, description = "The webhook-id header, the same on each attempt") UUID id,
        @Schema(required = true) long version,
        @Schema(required = true) UUID webhookId,
        @Schema(description = "The event; absent for a test") UUID eventId,
        @Schema(description = "The place of the event in the tenant's order; absent for a test") Long sequence,
        @Schema(required = true, implementation = EventType.class) String type,
        @Schema(required = true) DeliveryState state,
        @Schema(required = true, description = "How often it was tried") int attempts,
        @Schema(description = "When it is tried next; absent where it is not, or waits for a paused webhook") Instant nextAttemptAt,
        @Schema(description = "After which it is given up; absent unless it is PENDING") Instant giveUpAt,
        @Schema(description = "The status the receiver answered with last") Integer lastStatus,
        @Schema(description = "Why the last attempt failed") String lastError,
        @Schema(required = true, description = "The latest attempts, in order, 20 at most") List<DeliveryAttempt> log,
        @Schema(required = true, description = "When the service queued it") Instant recordedAt,
        @Schema(description = "When the receiver took it") Instant deliveredAt,
        @Schema(required = true, description = "The moves open now") List<String> allowed) implements Representation {

    static WebhookDeliveryView of(WebhookDelivery delivery) {
        return new WebhookDeliveryView(delivery.id(), delivery.version(), delivery.webhookId(), delivery.entryId(), delivery.seq(), delivery.type(),
                delivery.state(), delivery.attempts(), delivery.nextAttemptAt(), delivery.state() == DeliveryState.PENDING ? delivery.giveUpAt() : null,
                delivery.lastStatus(), delivery.lastError(), delivery.log(), delivery.createdAt(), delivery.deliveredAt(), delivery.allowed());
    }
}
