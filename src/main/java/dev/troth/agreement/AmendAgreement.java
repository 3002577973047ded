package dev.troth.agreement;

import dev.troth.platform.problem.Refusal;
import dev.troth.platform.text.Limits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** New terms are offered: what is given replaces what was, what is absent stays, what is named in without is dropped. */
@Schema(description = "New terms: what is given replaces what was, what is absent stays, what is named in without is dropped", minProperties = 1)
public record AmendAgreement(
        @Size(max = Limits.LIST) List<@Valid @NotNull Expectation> expectations,
        @Schema(description = "How long a reply may take", implementation = String.class, format = "duration", examples = "PT8H") Duration responseLimit,
        @Schema(description = "How often the provider checks in; at least a day", implementation = String.class, format = "duration", examples = "P7D") Duration checkInEvery,
        @Schema(description = "What done means to both sides") @Size(max = Limits.TEXT) String definitionOfDone,
        @Schema(description = "What the words about progress mean") @Size(max = Limits.LIST) List<@Valid @NotNull StatusDefinition> statusDefinitions,
        @Schema(description = "What the client is charged; each has a name of its own") @Size(max = Limits.LIST) List<@Valid @NotNull Fee> fees,
        @Schema(description = "What is covered, and what is not") @Size(max = Limits.TEXT) String scope,
        @Schema(description = "Who is bound") Bound bound,
        @Schema(description = "SHA-256 of the document both have, hexadecimal") @Size(max = 64) @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be a SHA-256 in hexadecimal") String termsSha256,
        @Schema(description = "From when it is in force; from the later acceptance where absent") Instant effectiveFrom,
        @Schema(description = "Until when it is in force; after effectiveFrom") Instant expiresAt,
        @Schema(description = "When both look at it again") Instant reviewDue,
        @Schema(description = "What the client would want to know before it decides; nothing is offered while an answer is missing") @Size(max = Limits.LIST) List<@Valid @NotNull MaterialFact> materialFacts,
        @Schema(description = "Terms the new revision does without; an empty list does it for those that are lists") @Size(max = Limits.LIST) List<@NotNull Term> without,
        @Schema(description = "When it was offered; now where absent") Instant at,
        @Size(max = Limits.PARAGRAPH) String note) {

    /** The terms that can be dropped. */
    public enum Term {
        RESPONSE_LIMIT,
        CHECK_IN_EVERY,
        DEFINITION_OF_DONE,
        SCOPE,
        TERMS_SHA256,
        EFFECTIVE_FROM,
        EXPIRES_AT,
        REVIEW_DUE
    }

    /** @throws Refusal where a term is both given and dropped */
    AgreementTerms appliedTo(AgreementTerms former) {
        return new AgreementTerms(
                expectations == null ? former.expectations() : expectations,
                changed(Term.RESPONSE_LIMIT, responseLimit, former.responseLimit()),
                changed(Term.CHECK_IN_EVERY, checkInEvery, former.checkInEvery()),
                changed(Term.DEFINITION_OF_DONE, definitionOfDone, former.definitionOfDone()),
                statusDefinitions == null ? former.statusDefinitions() : statusDefinitions,
                fees == null ? former.fees() : fees,
                changed(Term.SCOPE, scope, former.scope()),
                bound == null ? former.bound() : bound,
                changed(Term.TERMS_SHA256, termsSha256, former.termsSha256()),
                changed(Term.EFFECTIVE_FROM, effectiveFrom, former.effectiveFrom()),
                changed(Term.EXPIRES_AT, expiresAt, former.expiresAt()),
                changed(Term.REVIEW_DUE, reviewDue, former.reviewDue()),
                materialFacts == null ? former.materialFacts() : materialFacts);
    }

    private <T> T changed(Term term, T given, T former) {
        if (without == null || !without.contains(term)) {
            return given == null ? former : given;
        }
        if (given != null) {
            throw Refusal.field("/without/" + without.indexOf(term), "names a term that is given");
        }
        return null;
    }
}
