package dev.troth.agreement;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one side may expect of the other (practice 1). */
@Schema(description = "What one side may expect of the other")
public record Expectation(
        @Schema(required = true) @NotNull Topic topic,
        @Schema(required = true, examples = "Proofs are returned within two working days") @NotBlank @Size(max = Limits.PARAGRAPH) String text) {

    /** What an expectation is about. */
    public enum Topic {
        DEADLINES,
        RESPONSE,
        COMMUNICATION,
        QUALITY,
        SCOPE,
        PAYMENT,
        CONFIDENTIALITY,
        PUNCTUALITY,
        OTHER
    }
}
