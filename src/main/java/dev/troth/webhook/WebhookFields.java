package dev.troth.webhook;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may change in a webhook: the fields a merge patch works on. */
@Schema(description = "The fields of a webhook that may change")
public record WebhookFields(
        @Schema(required = true, description = URL) @NotBlank @Size(max = Limits.LINK) String url,
        @Schema(description = TYPES) @Size(max = Limits.LIST)
        List<@Size(max = Limits.LINE) @Pattern(regexp = TYPE, message = TYPE_MESSAGE) String> types,
        @Schema(description = "What it is for") @Size(max = Limits.PARAGRAPH) String description) {

    static final String URL = "Where events are sent: an https URL whose host has public addresses alone. Redirects are not followed";
    static final String TYPES = "Types of event that are sent, such as commitment.delivered, or commitment.* for all that begin so; all where empty or absent";
    static final String TYPE = "[a-z][a-z0-9-]*\\.([a-z0-9-]+\\.)*([a-z0-9-]+|\\*)";
    static final String TYPE_MESSAGE = "must be a type such as commitment.delivered, or commitment.*";

    private static final String ALL = "*";

    public WebhookFields {
        types = types == null ? List.of() : List.copyOf(types);
    }

    /** Whether an event of a type is sent. */
    boolean wants(String type) {
        return types.isEmpty() || types.stream().anyMatch(wanted -> wanted.endsWith(ALL)
                ? type.startsWith(wanted.substring(0, wanted.length() - ALL.length()))
                : type.equals(wanted));
    }
}
