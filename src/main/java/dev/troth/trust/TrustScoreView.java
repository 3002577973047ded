package dev.troth.trust;

import dev.troth.trust.model.Band;
import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Reason;
import dev.troth.trust.model.Score;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A trust score on the wire, explained: the contributions sum to trust − 0.5. */
@Schema(name = "TrustScore", description = "A trust score with everything that explains it (model TRUST-1)")
public record TrustScoreView(
        @Schema(required = true) UUID clientId,
        @Schema(required = true) Party subject,
        @Schema(required = true, description = "100 T, to one decimal", examples = "73.7") BigDecimal score,
        @Schema(required = true, description = "T, between 0 and 1", examples = "0.736593642") double trust,
        @Schema(required = true) Score.Interval interval,
        @Schema(required = true, description = "1 when nothing is known, towards 0 with evidence") double uncertainty,
        @Schema(required = true, description = "How much decayed evidence there is; below 3 no band is given") double mass,
        @Schema(required = true) Band band,
        @Schema(required = true, description = "What the last weeks do to the score: above 0 rising, below 0 falling") double momentum,
        @Schema(required = true, description = "The dimension that holds the score back most") Dimension weakest,
        @Schema(required = true) List<DimensionView> dimensions,
        @Schema(required = true) Delivery delivery,
        @Schema(required = true, description = "What each reason does to the score; the effects sum to trust - 0.5") List<Score.Contribution> contributions,
        @Schema(required = true, description = "Open facts that count now and change with time, the largest effect first") List<OpenFactView> open,
        @Schema(required = true, examples = "TRUST-1") String model,
        @Schema(required = true, description = "Version of the policy it was read under; 0 is the model's own") long policy,
        @Schema(required = true, description = "The instant the score is read at") Instant asOf) {

    static final String MODEL = "TRUST-1";

    /** The P a dimension is measured against: where the best band begins. */
    private static final double TARGET = .80;

    static TrustScoreView of(UUID clientId, TrustReading reading) {
        Score score = reading.score();
        return new TrustScoreView(clientId, reading.subject(), points(score.trust()), score.trust(), score.interval(),
                score.uncertainty(), score.mass(), score.band(), score.momentum(), score.weakest(),
                score.dimensions().stream().map(d -> new DimensionView(d.dimension(), d.p(), d.uncertainty(), d.weight(), d.supporting(),
                        d.against(), d.evidenceNeeded(TARGET))).toList(),
                Delivery.of(score), score.contributions(),
                reading.open().stream().map(fact -> new OpenFactView(fact.source().type(), fact.source().id(),
                        fact.evidence().dimension(), fact.evidence().reason(), fact.evidence().r(), fact.evidence().s(),
                        fact.evidence().effectiveAt(), score.contribution(fact.sum()))).sorted(OpenFactView.LARGEST_FIRST).toList(),
                MODEL, reading.policy().version(), reading.asOf());
    }

    /** 100 T, to one decimal: what people read. */
    public static BigDecimal points(double trust) {
        return BigDecimal.valueOf(100 * trust).setScale(1, RoundingMode.HALF_UP);
    }

    /** One dimension of the score. */
    @Schema(name = "TrustDimension")
    public record DimensionView(
            @Schema(required = true) Dimension dimension,
            @Schema(required = true, description = "P: expected behaviour, between 0 and 1") double p,
            @Schema(required = true) double uncertainty,
            @Schema(required = true, description = "Share in the score, the weakest-link share included") double weight,
            @Schema(required = true, description = "R: decayed evidence that supports trust") double supporting,
            @Schema(required = true, description = "S: decayed evidence that speaks against it") double against,
            @Schema(required = true, description = "Good evidence that would bring p to 0.8; 0 where it is there") double needed) {
    }

    /** How promises were delivered, as counts of facts; an overdue promise counts as not kept. */
    @Schema(name = "DeliveryFigures")
    public record Delivery(
            @Schema(required = true) long kept,
            @Schema(required = true) long early,
            @Schema(required = true) long late,
            @Schema(required = true) long missed,
            @Schema(required = true) long overdue,
            @Schema(description = "kept / (kept + late + missed + overdue); absent while there is nothing to count") Double keptRate) {

        static Delivery of(Score score) {
            long early = count(score, Reason.EARLY);
            long kept = early + count(score, Reason.ON_TIME) + count(score, Reason.KEPT_AS_RENEGOTIATED);
            long late = count(score, Reason.LATE);
            long missed = count(score, Reason.MISSED);
            long overdue = count(score, Reason.OVERDUE);
            long due = kept + late + missed + overdue;
            return new Delivery(kept, early, late, missed, overdue, due == 0 ? null : (double) kept / due);
        }

        private static long count(Score score, Reason reason) {
            return score.tally(Dimension.RELIABILITY, reason);
        }
    }

    /** An open fact that counts at the instant of reading. */
    @Schema(name = "OpenFact")
    public record OpenFactView(
            @Schema(required = true, implementation = EvidenceSourceType.class) String sourceType,
            @Schema(required = true, description = "The record; the agreement, where the sourceType is CHECK_INS") UUID sourceId,
            @Schema(required = true) Dimension dimension,
            @Schema(required = true) Reason reason,
            @Schema(required = true) double r,
            @Schema(required = true) double s,
            @Schema(required = true) Instant effectiveAt,
            @Schema(required = true, description = "What it does to the score now") double effect) {

        /** As contributions are; equal ones in an order that does not depend on where the database has put their rows. */
        private static final Comparator<OpenFactView> LARGEST_FIRST = Comparator.comparingDouble((OpenFactView fact) -> -Math.abs(fact.effect()))
                .thenComparing(OpenFactView::effectiveAt).thenComparing(OpenFactView::sourceId).thenComparing(OpenFactView::dimension).thenComparing(OpenFactView::reason);
    }
}
