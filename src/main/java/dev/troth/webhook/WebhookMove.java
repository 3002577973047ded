package dev.troth.webhook;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A move that happens now and needs nothing to be said. */
@Schema(description = "A move that happens now and needs nothing to be said")
public record WebhookMove(@Schema(description = "A word on it, kept in the journal") @Size(max = Limits.PARAGRAPH) String note) {

    /** What was said, null where nothing was. */
    static String note(WebhookMove move) {
        return move == null ? null : move.note();
    }
}
