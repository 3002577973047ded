package dev.troth.trust;

import dev.troth.trust.model.Band;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Score;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a score came to be what it is, on the wire. */
@Schema(description = "The score at instants a step apart; each point is exactly what the score says as of then")
public record TrustHistory(
        @Schema(required = true) UUID clientId,
        @Schema(required = true) Party subject,
        @Schema(required = true, description = "Version of the policy all points were read under; 0 is the model's own") long policy,
        @Schema(required = true) HistoryStep step,
        @Schema(required = true, description = "In order; the last is the end of the window") List<Point> points) {

    /** The score at one instant. */
    @Schema(name = "TrustHistoryPoint")
    public record Point(
            @Schema(required = true) Instant asOf,
            @Schema(required = true, description = "100 T, to one decimal", examples = "73.7") BigDecimal score,
            @Schema(required = true, description = "T, between 0 and 1") double trust,
            @Schema(required = true) Score.Interval interval,
            @Schema(required = true, description = "1 when nothing is known") double uncertainty,
            @Schema(required = true, description = "How much decayed evidence there is") double mass,
            @Schema(required = true) Band band,
            @Schema(required = true, description = "Above 0 rising, below 0 falling") double momentum) {

        static Point of(Score score) {
            return new Point(score.asOf(), TrustScoreView.points(score.trust()), score.trust(), score.interval(), score.uncertainty(), score.mass(),
                    score.band(), score.momentum());
        }
    }
}
