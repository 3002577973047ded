package dev.troth.client;

import dev.troth.trust.Standing;
import dev.troth.trust.TrustScoreView;
import dev.troth.trust.model.Band;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Score;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One client of the portfolio on the wire. */
@Schema(name = "PortfolioItem", description = "Where one relationship stands among all: its score without the explanation")
public record PortfolioItem(
        @Schema(required = true) UUID clientId,
        @Schema(required = true) String name,
        @Schema(required = true) Party subject,
        @Schema(required = true, description = "100 T, to one decimal", examples = "73.7") BigDecimal score,
        @Schema(required = true, description = "T, between 0 and 1") double trust,
        @Schema(required = true) Score.Interval interval,
        @Schema(required = true, description = "1 when nothing is known") double uncertainty,
        @Schema(required = true, description = "How much decayed evidence there is") double mass,
        @Schema(required = true) Band band,
        @Schema(required = true, description = "Above 0 rising, below 0 falling") double momentum,
        @Schema(required = true, description = "Version of the policy it was read under; 0 is the model's own") long policy,
        @Schema(required = true, description = "The instant of the first page: all pages are read at it") Instant asOf) {

    static PortfolioItem of(Standing standing, String name, Instant asOf) {
        return new PortfolioItem(standing.clientId(), name, standing.subject(), TrustScoreView.points(standing.trust()), standing.trust(),
                standing.spread().interval(), standing.uncertainty(), standing.mass(), standing.band(), standing.momentum(),
                standing.policy(), asOf);
    }
}
