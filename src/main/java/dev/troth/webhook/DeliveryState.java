package dev.troth.webhook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a delivery. */
@Schema(description = "PENDING: to be sent, or to be sent again. DELIVERED: the receiver took it. DEAD: it was given up, and can be redelivered")
public enum DeliveryState {
    PENDING,
    DELIVERED,
    DEAD
}
