package dev.troth.support;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
        D weakest = List.of(D.values()).stream().min(Comparator.comparingDouble(d -> p(d, at))).orElseThrow();
        double t = 0;
        for (D d : D.values()) {
            t += (.8 * d.weight + (d == weakest ? .2 : 0)) * p(d, at);
        }
        return t;
    }

    private double p(D dimension, Instant at) {
        double r = 0;
        double s = 0;
        for (Piece piece : pieces) {
            if (piece.dimension == dimension && !piece.at.isAfter(at)) {
                double left = Math.pow(2, -Duration.between(piece.at, at).toNanos() / 86_400e9 / dimension.halfLife);
                r += piece.r * left;
                s += piece.s * left;
            }
        }
        return (r + 1) / (r + s + 2);
    }
}
