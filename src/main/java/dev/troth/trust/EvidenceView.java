package dev.troth.trust;

import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Reason;
import dev.troth.trust.model.Score;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One line of the ledger on the wire, with what it does to the score. */
@Schema(name = "Evidence", description = "One line of the evidence ledger: an addition, or the reversal of one")
public record EvidenceView(
        @Schema(required = true) UUID id,
        @Schema(required = true) Party subject,
        @Schema(required = true) Dimension dimension,
        @Schema(required = true) Reason reason,
        @Schema(required = true, description = "Supports trust") double r,
        @Schema(required = true, description = "Speaks against trust") double s,
        @Schema(required = true, description = "From when it counts") Instant effectiveAt,
        @Schema(required = true, description = "When the service wrote it down") Instant recordedAt,
        @Schema(required = true, implementation = EvidenceSourceType.class) String sourceType,
        @Schema(required = true, description = "The record; the agreement, where the sourceType is CHECK_INS") UUID sourceId,
        @Schema(description = "The line this one takes back; absent for an addition") UUID reverses,
        @Schema(required = true, description = "What this line does to the score at asOf; a reversal's has the other sign") double effect) {

    static EvidenceView of(LedgerEntry entry, Score score) {
        double effect = score.contribution(entry.evidence());
        return new EvidenceView(entry.id(), entry.evidence().subject(), entry.evidence().dimension(), entry.evidence().reason(),
                entry.evidence().r(), entry.evidence().s(), entry.evidence().effectiveAt(), entry.recordedAt(), entry.source().type(),
                entry.source().id(), entry.reverses(), entry.reverses() == null ? effect : -effect);
    }
}
