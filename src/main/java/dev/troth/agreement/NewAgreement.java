package dev.troth.agreement;

import dev.troth.platform.text.Limits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An agreement as it is first drafted. */
@Schema(description = "An agreement as first drafted")
public record NewAgreement(
        @Schema(required = true) @NotNull UUID clientId,
        @Schema(description = "SERVICE where absent") AgreementKind kind,
        @Schema(required = true, examples = "Bookkeeping 2025") @NotBlank @Size(max = Limits.LINE) String title,
        @Size(max = Limits.LIST) List<@Valid @NotNull Expectation> expectations,
        @Schema(description = "How long a reply may take", implementation = String.class, format = "duration", examples = "PT8H") Duration responseLimit,
        @Schema(description = "How often the provider checks in; at least a day", implementation = String.class, format = "duration", examples = "P7D") Duration checkInEvery,
        @Schema(description = "What done means to both sides") @Size(max = Limits.TEXT) String definitionOfDone,
        @Schema(description = "What the words about progress mean") @Size(max = Limits.LIST) List<@Valid @NotNull StatusDefinition> statusDefinitions,
        @Schema(description = "What the client is charged; each has a name of its own") @Size(max = Limits.LIST) List<@Valid @NotNull Fee> fees,
        @Schema(description = "What is covered, and what is not") @Size(max = Limits.TEXT) String scope,
        @Schema(description = "Who is bound; BOTH where absent") Bound bound,
        @Schema(description = "SHA-256 of the document both have, hexadecimal") @Size(max = 64) @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be a SHA-256 in hexadecimal") String termsSha256,
        @Schema(description = "From when it is in force; from the later acceptance where absent") Instant effectiveFrom,
        @Schema(description = "Until when it is in force; after effectiveFrom") Instant expiresAt,
        @Schema(description = "When both look at it again") Instant reviewDue,
        @Schema(description = "What the client would want to know before it decides; nothing is offered while an answer is missing") @Size(max = Limits.LIST) List<@Valid @NotNull MaterialFact> materialFacts) {

    AgreementTerms terms() {
        return new AgreementTerms(expectations, responseLimit, checkInEvery, definitionOfDone, statusDefinitions, fees, scope, bound,
                termsSha256, effectiveFrom, expiresAt, reviewDue, materialFacts);
    }
}
