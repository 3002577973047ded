package dev.troth.webhook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether events are sent to a webhook. */
@Schema(description = "ACTIVE: events are sent. PAUSED: they wait until it is resumed. DISABLED by the service, since the receiver is gone or failed for "
        + "days: nothing is queued until it is resumed. ENDED: for good")
public enum WebhookStatus {
    ACTIVE,
    PAUSED,
    DISABLED,
    ENDED
}
