package dev.troth.commitment;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The promisor says what it takes for granted (practice 52). */
@Schema(description = "The promisor says what it takes for granted")
public record Assume(
        @Schema(required = true, examples = "The logo is delivered as a vector file") @NotBlank @Size(max = Limits.PARAGRAPH) String text,
        @Schema(description = "When it was assumed; now where absent") Instant at) {
}
