package dev.troth.onboarding;

import dev.troth.client.Client;
import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be settled with every later client. */
@Schema(description = "What is to be settled with every later client")
public record NewChecklistTemplate(
        @Schema(required = true, examples = "Where may the client's data be kept?") @NotBlank @Size(max = Limits.LINE) String title,
        @Schema(description = "The kind of client it is for; every client where absent") Client.Kind clientKind,
        @Schema(description = "Whether a client becomes ACTIVE only once it is settled; true where absent") Boolean blocking,
        @Schema(description = "The incident it was learnt from") UUID fromIncidentId) {
}
