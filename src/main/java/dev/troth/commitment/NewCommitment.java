package dev.troth.commitment;

import dev.troth.platform.text.Limits;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A promise, or a request for one: with a due date it is promised, without one requested. */
@Schema(description = "A promise where it has a due date, a request for one where it has not")
public record NewCommitment(
        @Schema(required = true) @NotNull UUID clientId,
        @Schema(required = true, examples = "Proofs of the spring catalogue") @NotBlank @Size(max = Limits.LINE) String title,
        @Schema(description = "Who promises, or is asked; PROVIDER where absent") Party promisor,
        @Schema(description = "DELIVERABLE where absent") CommitmentKind kind,
        @Schema(description = "The agreement it is made under, of the same client") UUID agreementId,
        @Schema(description = "NORMAL where absent") Importance importance,
        @Schema(description = "When it was asked for; for a request, now where absent") Instant requestedAt,
        @Schema(description = "When it was promised; now where absent") Instant promisedAt,
        @Schema(description = "Until when it is promised") Instant dueAt,
        @Schema(description = "When the promisor means to deliver: its own target, not the promise") Instant targetAt,
        @Schema(description = "Who works on it; nobody else can claim it then") @Size(min = 1, max = Limits.LINE) String owner,
        @Schema(description = "What done means, agreed with the other party") @Size(max = Limits.TEXT) String definitionOfDone,
        @Schema(description = "Whether it is delivered only after an approval") Boolean approvalRequired,
        @Valid Skill skill,
        @Schema(description = "The effort it is estimated to take", implementation = String.class, format = "duration", examples = "PT8H") Duration estimatedEffort,
        @Schema(description = "The check its delivery has to pass") @Valid QualityGate qualityGate) {

    /** A promise of which no more is said. */
    static NewCommitment of(UUID clientId, String title, CommitmentKind kind, Instant promisedAt, Instant dueAt) {
        return new NewCommitment(clientId, title, null, kind, null, null, null, promisedAt, dueAt, null, null, null, null, null, null, null);
    }

    CommitmentFields fields() {
        return new CommitmentFields(title, kind, agreementId, importance, targetAt, definitionOfDone, approvalRequired, skill, estimatedEffort, null,
                qualityGate);
    }
}
