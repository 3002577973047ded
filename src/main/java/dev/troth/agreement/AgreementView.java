package dev.troth.agreement;

import dev.troth.platform.precondition.Representation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An agreement on the wire: the terms of the revision the two sides are at, and the other revisions below. */
@Schema(name = "Agreement")
public record AgreementView(
        @Schema(required = true) UUID id,
        @Schema(required = true) long version,
        @Schema(required = true) UUID clientId,
        @Schema(required = true) AgreementKind kind,
        @Schema(required = true) String title,
        @Schema(required = true, description = "EXPIRED from expiresAt on, where it was ACTIVE till then") AgreementStatus status,
        @Schema(required = true, description = "The revision the two sides are at, 1 for the first", examples = "1") int revision,
        @Schema(description = "The last revision both accepted; its terms stay in force while another is offered", examples = "1") Integer agreedRevision,
        @Schema(required = true) List<Expectation> expectations,
        @Schema(description = "How long a reply may take", implementation = String.class, format = "duration", examples = "PT8H") Duration responseLimit,
        @Schema(description = "How often the provider checks in", implementation = String.class, format = "duration", examples = "PT168H") Duration checkInEvery,
        String definitionOfDone,
        @Schema(required = true) List<StatusDefinition> statusDefinitions,
        @Schema(required = true) List<Fee> fees,
        String scope,
        @Schema(required = true, description = "Who is bound") Bound bound,
        @Schema(description = "SHA-256 of the document both have, hexadecimal") String termsSha256,
        Instant effectiveFrom,
        Instant expiresAt,
        @Schema(description = "When both look at it again: as they settled in their last review, else as the terms say") Instant reviewDue,
        @Schema(required = true, description = "What the client would want to know before it decides, and the answers") List<MaterialFact> materialFacts,
        @Schema(required = true, description = "When the revision was made") Instant madeAt,
        @Schema(description = "When the revision was offered") Instant offeredAt,
        @Schema(required = true, description = "Who has accepted the revision") List<Acceptance> acceptances,
        @Schema(description = "Who declined the revision") Declined declined,
        Instant endedAt,
        String endReason,
        @Schema(required = true, description = "The other revisions: replaced, or declined") List<RevisionView> formerRevisions,
        @Schema(required = true, description = "What both found when they looked at the terms again") List<Review> reviews,
        @Schema(description = "The clause check recorded last; all are in the agreement's adherence") ClauseCheck lastCheck,
        @Schema(required = true, description = "When the service recorded it") Instant recordedAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(description = "When it was taken back as a mistake") Instant retractedAt,
        @Schema(required = true, description = "The moves open now") List<String> allowed) implements Representation {

    /** It expires without a change. */
    @Override
    public boolean changesUnseen() {
        return status == AgreementStatus.EXPIRED;
    }

    static AgreementView of(Agreement agreement, Instant now) {
        Revision current = agreement.current();
        AgreementTerms terms = agreement.told(agreement.terms());
        List<ClauseCheck> checks = agreement.checks();
        return new AgreementView(agreement.id(), agreement.version(), agreement.clientId(), agreement.kind(), agreement.title(),
                agreement.status(now), agreement.revision(), agreement.agreed() == null ? null : agreement.agreed().number(),
                terms.expectations(), terms.responseLimit(), terms.checkInEvery(), terms.definitionOfDone(), terms.statusDefinitions(),
                terms.fees(), terms.scope(), terms.bound(), terms.termsSha256(), terms.effectiveFrom(), terms.expiresAt(),
                terms.reviewDue(), terms.materialFacts(), current.madeAt(), current.offeredAt(), current.acceptances(), current.declined(), agreement.endedAt(),
                agreement.endReason(), agreement.others().stream().map(other -> RevisionView.of(other, agreement)).toList(),
                agreement.reviews(), checks.isEmpty() ? null : checks.get(checks.size() - 1),
                agreement.createdAt(), agreement.updatedAt(), agreement.retractedAt(), agreement.allowed());
    }

    /** A revision the two sides are not at, or no more, with its terms and what both said to them. */
    @Schema(name = "AgreementRevision")
    public record RevisionView(
            @Schema(required = true) int revision,
            @Schema(required = true) AgreementTerms terms,
            @Schema(required = true, description = "When it was made") Instant madeAt,
            @Schema(description = "When it was offered") Instant offeredAt,
            @Schema(required = true) List<Acceptance> acceptances,
            Declined declined) {

        static RevisionView of(Revision revision, Agreement agreement) {
            return new RevisionView(revision.number(), agreement.told(revision.terms()), revision.madeAt(), revision.offeredAt(), revision.acceptances(),
                    revision.declined());
        }
    }
}
