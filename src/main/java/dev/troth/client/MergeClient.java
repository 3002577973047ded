package dev.troth.client;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Two records turned out to be of one client. */
@Schema(description = "The record that turned out to be of the same client")
public record MergeClient(
        @Schema(required = true, description = "The client whose records become the other's; it stays behind as a pointer") @NotNull UUID from,
        @Schema(required = true, examples = "Recorded twice: by the office and by the import") @NotBlank @Size(max = Limits.PARAGRAPH) String reason) {
}
