package dev.troth.export;

import dev.troth.access.AccessGrantView;
import dev.troth.agreement.AgreementView;
import dev.troth.client.ClientView;
import dev.troth.commitment.CommitmentView;
import dev.troth.communication.CommunicationView;
import dev.troth.disclosure.DisclosureView;
import dev.troth.incident.IncidentView;
import dev.troth.journal.TimelineEntry;
import dev.troth.onboarding.ChecklistItemView;
import dev.troth.onboarding.ReferenceView;
import dev.troth.practice.PracticeView;
import dev.troth.retention.WinBackView;
import dev.troth.review.FrozenReviewView;
import dev.troth.trust.EvidenceView;
import dev.troth.trust.TrustScoreView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Everything about one client, as the contract describes it and in the order it is written. It is never built: a client may have more
 * records than fit into memory.
 */
@Schema(description = "Everything about one client, each record as it is shown on its own, in the order they were recorded")
public record ClientExport(
        @Schema(required = true, description = "When the export began; each score says the instant it is read at") Instant exportedAt,
        @Schema(required = true) ClientView client,
        @Schema(required = true, description = "The provider's and the client's") List<TrustScoreView> trustScores,
        @Schema(required = true) List<AgreementView> agreements,
        @Schema(required = true) List<CommitmentView> commitments,
        @Schema(required = true) List<DisclosureView> disclosures,
        @Schema(required = true) List<IncidentView> incidents,
        @Schema(required = true) List<CommunicationView> communications,
        @Schema(required = true) List<PracticeView> practices,
        @Schema(required = true) List<AccessGrantView> accessGrants,
        @Schema(required = true) List<ReferenceView> references,
        @Schema(required = true) List<ChecklistItemView> checklist,
        @Schema(required = true) List<WinBackView> winBacks,
        @Schema(required = true, description = "Those that were frozen") List<FrozenReviewView> reviews,
        @Schema(required = true, description = "The ledger: the provider's lines, then the client's") List<EvidenceView> evidence,
        @Schema(required = true, description = "The journal") List<TimelineEntry> timeline) {
}
