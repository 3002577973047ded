package dev.troth.whatif;

import dev.troth.trust.TrustScoreView;
import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Reason;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The score without and with the hypothetical facts. */
@Schema(description = "The score as it is and as it would be; nothing is stored")
public record WhatIfAnswer(
        @Schema(required = true) TrustScoreView before,
        @Schema(required = true) TrustScoreView after,
        @Schema(required = true, description = "Trust after less trust before") double difference,
        @Schema(required = true, description = "What the facts would say, by the rules that judge real ones") List<Piece> evidence) {

    /** What one fact would say in one dimension. */
    @Schema(name = "WhatIfEvidence")
    public record Piece(
            @Schema(required = true, description = "Which of the facts, counted from 0") int fact,
            @Schema(required = true) Party subject,
            @Schema(required = true) Dimension dimension,
            @Schema(required = true) Reason reason,
            @Schema(required = true, description = "Would support trust") double r,
            @Schema(required = true, description = "Would speak against it") double s,
            @Schema(required = true, description = "From when it would count") Instant effectiveAt,
            @Schema(required = true, description = "What it would do to the score at asOf; 0 where it is about the other party or would not count yet") double effect) {

        static Piece of(int fact, Evidence e, double effect) {
            return new Piece(fact, e.subject(), e.dimension(), e.reason(), e.r(), e.s(), e.effectiveAt(), effect);
        }
    }
}
