package dev.troth.commitment;

import dev.troth.disclosure.PausedClock;
import dev.troth.platform.precondition.Representation;
import dev.troth.platform.time.Moments;
import dev.troth.record.Artefact;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A commitment on the wire. */
@Schema(name = "Commitment")
public record CommitmentView(
        @Schema(required = true) UUID id,
        @Schema(required = true) long version,
        @Schema(required = true) UUID clientId,
        @Schema(required = true) String title,
        @Schema(required = true) Party promisor,
        @Schema(required = true) CommitmentKind kind,
        UUID agreementId,
        @Schema(required = true) Importance importance,
        @Schema(required = true) CommitmentStatus status,
        @Schema(description = "How it came out, once it has") Outcome outcome,
        @Schema(description = "How much later than due it was delivered", implementation = String.class, format = "duration", examples = "PT3H") Duration lateBy,
        @Schema(description = "How sure the delivery is") Confirmation confirmation,
        Instant requestedAt,
        Instant promisedAt,
        @Schema(description = "Until when it is promised, as renegotiated") Instant dueAt,
        Instant targetAt,
        String owner,
        String definitionOfDone,
        @Schema(required = true) boolean approvalRequired,
        Instant approvedAt,
        Skill skill,
        Instant deliveredAt,
        @Schema(required = true, description = "Proof of the delivery") List<Artefact> evidence,
        @Schema(required = true, description = "What was added beyond the promise") List<String> extras,
        Instant acceptedAt,
        @Schema(description = "When it was rejected, given up, withdrawn, declined or cancelled") Instant endedAt,
        @Schema(description = "Why the request was declined, and who was recommended") Refused refused,
        @Schema(required = true) List<Renegotiation> renegotiations,
        @Schema(description = "When the other party granted grace") Instant graceGrantedAt,
        @Schema(required = true, description = "When the service recorded it") Instant recordedAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(description = "When it was taken back as a mistake") Instant retractedAt,
        @Schema(required = true, description = "The moves open now") List<String> allowed) implements Representation {

    static CommitmentView of(Commitment commitment) {
        CommitmentFields fields = commitment.fields();
        CommitmentState state = commitment.snapshot();
        Outcome outcome = CommitmentRules.outcome(commitment.facts(List.of(), false, PausedClock.of(List.of()))).orElse(null);
        return new CommitmentView(commitment.id(), commitment.version(), commitment.clientId(), fields.title(), commitment.promisor(),
                fields.kind(), fields.agreementId(), fields.importance(), commitment.status(), outcome,
                outcome == Outcome.LATE ? Moments.between(state.dueAt(), state.deliveredAt()) : null,
                state.deliveredAt() == null ? null : commitment.confirmation(), state.requestedAt(), state.promisedAt(), state.dueAt(),
                fields.targetAt(), state.owner(), fields.definitionOfDone(), fields.approvalRequired(), state.approvedAt(), fields.skill(),
                state.deliveredAt(), state.evidence(), state.extras(), state.acceptedAt(), state.endedAt(), state.refused(),
                state.renegotiations(), state.graceAt(), commitment.createdAt(), commitment.updatedAt(), commitment.retractedAt(),
                commitment.allowed());
    }
}
