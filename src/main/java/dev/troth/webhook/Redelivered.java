package dev.troth.webhook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of deliveries that were to be sent anew. */
@Schema(name = "Redelivered", description = "How many deliveries are sent anew")
public record Redelivered(@Schema(required = true, examples = "12") int count) {
}
