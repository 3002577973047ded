package dev.troth.support;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** TRUST-1 as section 2 of TRUST-MODEL.md writes it, by plain backward decay and with none of the service's code: what its answers are checked against. */
public final class Trust1 {

    private enum D {
        RELIABILITY(180, .30), CANDOR(365, .25), RESPONSIBILITY(180, .20), COMMUNICATION(90, .15), CONFIDENTIALITY(730, .10);

        private final double halfLife;
        private final double weight;

        D(double halfLife, double weight) {
            this.halfLife = halfLife;
            this.weight = weight;
        }
    }

    private record Piece(D dimension, double r, double s, Instant at) {
    }

    private final List<Piece> pieces = new ArrayList<>();
    private final Map<D, Double> weights = new EnumMap<>(D.class);

    public Trust1() {
        List.of(D.values()).forEach(d -> weights.put(d, d.weight));
    }

    /** Other weights than the model's, scaled to sum to 1; 0 switches a dimension off. */
    public Trust1 weighing(double reliability, double candor, double responsibility, double communication, double confidentiality) {
        double[] given = {reliability, candor, responsibility, communication, confidentiality};
        double sum = reliability + candor + responsibility + communication + confidentiality;
        List.of(D.values()).forEach(d -> weights.put(d, given[d.ordinal()] / sum));
        return this;
    }

    public Trust1 good(String dimension, double r, String effectiveAt) {
        pieces.add(new Piece(D.valueOf(dimension), r, 0, Instant.parse(effectiveAt)));
        return this;
    }

    public Trust1 bad(String dimension, double s, String effectiveAt) {
        pieces.add(new Piece(D.valueOf(dimension), 0, s, Instant.parse(effectiveAt)));
        return this;
    }

    /** What a kept promise gives: REL r, and a quarter of m each in CAN and RESP, all times c. */
    public Trust1 kept(double r, double m, double c, String at) {
        return good("RELIABILITY", r * m * c, at).good("CANDOR", .25 * m * c, at).good("RESPONSIBILITY", .25 * m * c, at);
    }

    /** T at an instant. */
    public double trust(String asOf) {
        Instant at = Instant.parse(asOf);
        return sum(at, d -> p(d, at));
    }

    /** Σ w'·(R_f(1−P) − S_f·P)/(R_f+S_f+W), with a half-life of 30 days in every dimension. */
    public double momentum(String asOf) {
        Instant at = Instant.parse(asOf);
        return sum(at, d -> {
            double r = decayed(d, at, 30, Piece::r);
            double s = decayed(d, at, 30, Piece::s);
            return (r * (1 - p(d, at)) - s * p(d, at)) / (r + s + 2);
        });
    }

    /** u at an instant. */
    public double uncertainty(String asOf) {
        Instant at = Instant.parse(asOf);
        return sum(at, d -> 2 / (decayed(d, at, d.halfLife, piece -> piece.r + piece.s) + 2));
    }

    /** Σ (R + S) of the dimensions that count. */
    public double mass(String asOf) {
        Instant at = Instant.parse(asOf);
        return counting().mapToDouble(d -> decayed(d, at, d.halfLife, piece -> piece.r + piece.s)).sum();
    }

    private double sum(Instant at, ToDoubleFunction<D> value) {
        D weakest = counting().min(Comparator.comparingDouble(d -> p(d, at))).orElseThrow();
        return List.of(D.values()).stream().mapToDouble(d -> (.8 * weights.get(d) + (d == weakest ? .2 : 0)) * value.applyAsDouble(d)).sum();
    }

    private Stream<D> counting() {
        return List.of(D.values()).stream().filter(d -> weights.get(d) > 0);
    }

    private double p(D dimension, Instant at) {
        double r = decayed(dimension, at, dimension.halfLife, Piece::r);
        double s = decayed(dimension, at, dimension.halfLife, Piece::s);
        return (r + 1) / (r + s + 2);
    }

    private double decayed(D dimension, Instant at, double halfLife, ToDoubleFunction<Piece> amount) {
        return pieces.stream().filter(piece -> piece.dimension == dimension && !piece.at.isAfter(at))
                .mapToDouble(piece -> amount.applyAsDouble(piece) * Math.pow(2, -Duration.between(piece.at, at).toNanos() / 86_400e9 / halfLife)).sum();
    }
}
