package dev.troth.trust.model;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A subject's score at an instant, with everything that explains it (TRUST-MODEL.md section 2). Pure arithmetic over sums of
 * evidence: it knows neither where they come from nor what clock it is.
 */
public final class Score {

    private static final double WEAKEST_LINK_SHARE = .20;

    private final Instant asOf;
    private final TrustPolicy policy;
    private final boolean established;
    /** One sum for each dimension and reason: what is taken off is taken off as an integer, and never as a difference of decoded numbers. */
    private final Map<Dimension, Map<Reason, EvidenceSum>> sums = new EnumMap<>(Dimension.class);
    private final Map<Dimension, DimensionScore> dimensions;
    private final Dimension weakest;

    private Score(Collection<EvidenceSum> sums, Instant asOf, boolean established, TrustPolicy policy) {
        this.asOf = asOf;
        this.policy = policy;
        this.established = established;
        sums.forEach(sum -> this.sums.computeIfAbsent(sum.dimension(), dimension -> new EnumMap<>(Reason.class))
                .merge(sum.reason(), sum, EvidenceSum::plus));
        Map<Dimension, DimensionScore> unweighted = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            unweighted.put(dimension, decoded(dimension));
        }
        this.weakest = unweighted.values().stream().filter(d -> policy.applies(d.dimension()))
                .min(Comparator.comparingDouble(DimensionScore::p)).orElseThrow().dimension();
        this.dimensions = new EnumMap<>(Dimension.class);
        unweighted.forEach((dimension, d) -> dimensions.put(dimension, new DimensionScore(dimension, d.supporting(), d.against(),
                weight(dimension), d.fastR(), d.fastS())));
    }

    /**
     * @param sums of one subject, any number per dimension and reason
     * @param asOf when it is read
     * @param established whether the subject's mass was ever enough for a band up to then
     */
    public static Score of(Collection<EvidenceSum> sums, Instant asOf, boolean established, TrustPolicy policy) {
        return new Score(sums, asOf, established, policy);
    }

    public Instant asOf() {
        return asOf;
    }

    /** T = Σ w'·P, between 0 and 1. */
    public double trust() {
        return dimensions.values().stream().mapToDouble(d -> d.weight() * d.p()).sum();
    }

    /** u = Σ w'·u of the dimensions: 1 when nothing is known. */
    public double uncertainty() {
        return dimensions.values().stream().mapToDouble(d -> d.weight() * d.uncertainty()).sum();
    }

    /** Σ (R + S): how much decayed evidence the score rests on. */
    public double mass() {
        return dimensions.values().stream().filter(d -> policy.applies(d.dimension())).mapToDouble(DimensionScore::mass).sum();
    }

    /** How sure T is. */
    public Spread spread() {
        return new Spread(trust(), dimensions.values().stream().mapToDouble(DimensionScore::variance).sum());
    }

    /** The interval in which T lies with nine chances in ten. */
    public Interval interval() {
        return spread().interval();
    }

    public Band band() {
        return policy.band(trust(), mass(), established);
    }

    /** What the last weeks do to the score: above 0 rising, below 0 falling, towards 0 when idle. */
    public double momentum() {
        return dimensions.values().stream().mapToDouble(DimensionScore::momentum).sum();
    }

    /** The dimension with the lowest P, ties in the model's order. */
    public Dimension weakest() {
        return weakest;
    }

    /** Every dimension, in the model's order. */
    public List<DimensionScore> dimensions() {
        return List.copyOf(dimensions.values());
    }

    public DimensionScore dimension(Dimension dimension) {
        return dimensions.get(dimension);
    }

    /** What one piece of evidence does to T now: w'·g·(r(1−a) − s·a)/(R+S+W), nothing before it counts. All contributions sum to T − a. */
    public double contribution(Evidence e) {
        return e.effectiveAt().isAfter(asOf) ? 0 : contribution(EvidenceSum.of(e));
    }

    /** What evidence of one reason does to T now, added up. */
    public double contribution(EvidenceSum sum) {
        double halfLife = sum.dimension().halfLifeDays();
        return dimensions.get(sum.dimension()).contribution(Decay.decode(sum.r(), asOf, halfLife),
                Decay.decode(sum.s(), asOf, halfLife));
    }

    /** The contributions grouped by reason, the largest effect first; they sum to T − a. */
    public List<Contribution> contributions() {
        Map<Reason, Contribution> byReason = new EnumMap<>(Reason.class);
        sums.values().forEach(own -> own.forEach((reason, sum) ->
                byReason.merge(reason, new Contribution(reason, sum.tally(), contribution(sum)), Contribution::and)));
        return byReason.values().stream().filter(c -> c.count() > 0 || c.effect() != 0)
                .sorted(Comparator.comparingDouble((Contribution c) -> Math.abs(c.effect())).reversed()).toList();
    }

    /** How many facts of the given reason there are in a dimension. */
    public long tally(Dimension dimension, Reason reason) {
        EvidenceSum sum = of(dimension).get(reason);
        return sum == null ? 0 : sum.tally();
    }

    private double weight(Dimension dimension) {
        return (1 - WEAKEST_LINK_SHARE) * policy.weights().get(dimension) + (dimension == weakest ? WEAKEST_LINK_SHARE : 0);
    }

    private Map<Reason, EvidenceSum> of(Dimension dimension) {
        return sums.getOrDefault(dimension, Map.of());
    }

    /** What there is of a dimension, with the weight it has where it is not the weakest. */
    private DimensionScore decoded(Dimension dimension) {
        BigInteger r = BigInteger.ZERO;
        BigInteger s = BigInteger.ZERO;
        BigInteger fastR = BigInteger.ZERO;
        BigInteger fastS = BigInteger.ZERO;
        for (EvidenceSum sum : of(dimension).values()) {
            r = r.add(sum.r());
            s = s.add(sum.s());
            fastR = fastR.add(sum.fastR());
            fastS = fastS.add(sum.fastS());
        }
        double halfLife = dimension.halfLifeDays();
        return new DimensionScore(dimension, Decay.decode(r, asOf, halfLife), Decay.decode(s, asOf, halfLife), dimension.weight(),
                Decay.decode(fastR, asOf, Decay.MOMENTUM_HALF_LIFE_DAYS), Decay.decode(fastS, asOf, Decay.MOMENTUM_HALF_LIFE_DAYS));
    }

    /** The interval in which T lies with nine chances in ten. */
    public record Interval(
            @Schema(required = true) double low,
            @Schema(required = true) double high) {
    }

    /** What all facts of one reason do to T together. */
    public record Contribution(
            @Schema(required = true) Reason reason,
            @Schema(required = true, description = "Facts behind it") long count,
            @Schema(required = true, description = "What they do to T together") double effect) {

        /** With what the same facts do in another dimension: a fact may leave a piece in several, and is counted where most are. */
        private Contribution and(Contribution elsewhere) {
            return new Contribution(reason, Math.max(count, elsewhere.count), effect + elsewhere.effect);
        }
    }
}
