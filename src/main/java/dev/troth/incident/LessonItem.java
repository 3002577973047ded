package dev.troth.incident;

import dev.troth.client.Client;
import dev.troth.onboarding.NewChecklistTemplate;
import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A lesson as an item of the checklist of every client that comes after it (practice 26). */
@Schema(description = "An item for the checklist of every later client")
public record LessonItem(
        @Schema(required = true, examples = "The client has seen what done looks like") @NotBlank @Size(max = Limits.LINE) String title,
        @Schema(description = "Whether a client becomes ACTIVE only once it is settled; true where absent") Boolean blocking,
        @Schema(description = "The kind of client it is for; every client where absent") Client.Kind clientKind) {

    NewChecklistTemplate template(UUID incidentId) {
        return new NewChecklistTemplate(title, clientKind, blocking, incidentId);
    }
}
