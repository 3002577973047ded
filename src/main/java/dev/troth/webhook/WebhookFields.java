package dev.troth.webhook;

import dev.troth.journal.EventTypeSelector;
import dev.troth.journal.EventTypes;
import dev.troth.platform.problem.FieldError;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may change in a webhook: the fields a merge patch works on. */
@Schema(description = "The fields of a webhook that may change")
public record WebhookFields(
        @Schema(required = true, description = URL) @NotBlank @Size(max = Limits.LINK) String url,
        @Schema(type = SchemaType.ARRAY, implementation = EventTypeSelector.class, description = TYPES) @Size(max = Limits.LIST)
        List<@Size(max = Limits.LINE) String> types,
        @Schema(description = "What it is for") @Size(max = Limits.PARAGRAPH) String description) {

    static final String URL = "Where events are sent: an https URL whose host has public addresses alone. Redirects are not followed";
    static final String TYPES = "Types of event that are sent, such as commitment.delivered, or commitment.* for all of a kind, with or without dev.troth. in front; "
            + "all where empty or absent";
    public WebhookFields {
        types = types == null ? List.of() : types.stream().map(EventTypes::plain).toList();
    }

    /** Whether an event of a type is sent. */
    boolean wants(String type) {
        return EventTypes.of(types).contain(type);
    }

    /**
     * Refuses types that no event has: a webhook for one would wait for ever.
     *
     * @param before what the webhook had: what was taken once does not keep other fields from changing
     */
    void checkTypes(List<String> before) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            if (!EventTypes.exists(types.get(i)) && !before.contains(types.get(i))) {
                errors.add(FieldError.at("/types/" + i, EventTypes.REFUSED));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.fields(errors);
        }
    }
}
