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
        @Schema(description = "How it came out, once it has; absent where it was promised only once it was delivered") Outcome outcome,
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
        @Schema(description = "What was taken in and is to be passed on") Custody custody,
        @Schema(required = true, description = "No service agreement was in force when it was promised, or asked for; where it names one, that one was not") boolean outsideAgreement,
        @Schema(description = "The requirement as the other party confirmed it") ReadBack readBack,
        @Schema(required = true) List<Assumption> assumptions,
        @Schema(required = true, description = "What is assumed and nobody has confirmed") List<String> unconfirmedAssumptions,
        @Schema(description = "What was still unconfirmed when it was delivered") List<String> deliveredOnAssumptions,
        @Schema(description = "The effort it was estimated to take", implementation = String.class, format = "duration", examples = "PT8H") Duration estimatedEffort,
        @Schema(description = "The effort it took", implementation = String.class, format = "duration", examples = "PT10H") Duration actualEffort,
        @Schema(description = "actual/estimate − 1, to six decimals", examples = "0.25") Double estimateError,
        @Schema(required = true, description = "It took longer than estimated") boolean overrun,
        @Schema(required = true, description = "It took longer than estimated, and that was told of: a MISTAKE, a DELAY or OVER_CAPACITY, after it was promised") boolean overrunDisclosed,
        QualityGate qualityGate,
        @Schema(description = "What the quality check of the delivery found") GateResult gate,
        @Schema(required = true, description = "It was delivered without the quality check it needs") boolean qualityGateMissing,
        @Schema(description = "Why it was delivered without the approval it needed") ApprovalBypass approvalBypass,
        @Schema(description = "The incident that opened because it was delivered without the approval it needed") UUID bypassIncidentId,
        @Schema(description = "When the other party knew that the skill claimed was not there") Instant skillFalsifiedAt,
        SkillFalsification skillFalsification,
        @Schema(required = true, description = "When the service recorded it") Instant recordedAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(description = "When it was taken back as a mistake") Instant retractedAt,
        @Schema(required = true, description = "The moves open now; those that depend on the hour are all named: give-up is refused until it is due, withdraw from then on") List<String> allowed) implements Representation {

    static CommitmentView of(Commitment c) {
        CommitmentFields fields = c.fields();
        Outcome outcome = CommitmentRules.outcome(c.facts(List.of(), false, PausedClock.of(List.of()))).orElse(null);
        ApprovalBypass bypass = c.approvalBypass();
        SkillFalsification falsified = c.skillFalsification();
        return new CommitmentView(c.id(), c.version(), c.clientId(), fields.title(), c.promisor(), fields.kind(), fields.agreementId(),
                fields.importance(), c.status(), outcome, outcome == Outcome.LATE ? Moments.between(c.dueAt(), c.deliveredAt()) : null,
                c.deliveredAt() == null ? null : c.confirmation(), c.requestedAt(), c.promisedAt(), c.dueAt(), fields.targetAt(), c.owner(),
                fields.definitionOfDone(), fields.approvalRequired(), c.approvedAt(), fields.skill(), c.deliveredAt(), c.evidence(), c.extras(),
                c.acceptedAt(), c.endedAt(), c.refused(), c.renegotiations(), c.graceAt(), c.custody(), c.outsideAgreement(), c.readBack(),
                c.assumptions(), c.unconfirmedAssumptions(), c.deliveredAt() == null ? null : c.deliveredOnAssumptions(),
                fields.estimatedEffort(), fields.actualEffort(), c.estimateError(), c.overrun(), c.overrun() && c.told(), fields.qualityGate(),
                c.gate(), c.qualityGateMissing(), bypass, bypass == null ? null : bypass.incidentId(),
                falsified == null ? null : falsified.at(), falsified, c.createdAt(), c.updatedAt(), c.retractedAt(), c.allowed());
    }
}
