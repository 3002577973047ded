package dev.troth.webhook;

import dev.troth.journal.EventTypeSelector;
import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A webhook as it is asked for. */
@Schema(description = "Where to send which events")
public record NewWebhook(
        @Schema(required = true, description = WebhookFields.URL, examples = "https://crm.example.com/hooks/troth") @NotBlank @Size(max = Limits.LINK) String url,
        @Schema(type = SchemaType.ARRAY, implementation = EventTypeSelector.class, description = WebhookFields.TYPES, examples = "[\"commitment.*\", \"incident.recorded\"]") @Size(max = Limits.LIST)
        List<@Size(max = Limits.LINE) String> types,
        @Schema(description = "What it is for") @Size(max = Limits.PARAGRAPH) String description,
        @Schema(description = RotateSecret.SECRET) @Size(max = RotateSecret.LONGEST) String secret) {

    WebhookFields fields() {
        return new WebhookFields(url, types, description);
    }
}
