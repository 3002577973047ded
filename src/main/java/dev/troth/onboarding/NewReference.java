package dev.troth.onboarding;

import dev.troth.platform.text.Limits;
import dev.troth.trust.model.Party;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody is asked about one of the two sides. */
@Schema(description = "Somebody is asked about one of the two sides")
public record NewReference(
        @Schema(description = "REFERENCE where absent") ReferenceKind kind,
        @Schema(description = "Who is checked: the provider by a reference, the client by a vetting, where absent") Party subject,
        @Schema(required = true, description = "Who is asked", examples = "Dr. Jonas Weber") @NotBlank @Size(max = Limits.LINE) String referee,
        @Schema(description = "How the referee knows who is checked", examples = "Client for three years") @Size(max = Limits.LINE) String relation,
        @Schema(examples = "Were their invoices what they had said?") @Size(max = Limits.PARAGRAPH) String question,
        @Schema(description = "When; now where absent") Instant askedAt) {
}
