package dev.troth.trust.model;

import java.math.BigInteger;

/**
 * The forward-decayed sums of all evidence of one reason in one dimension about one subject: exact integers, so adding commutes and
 * a reversal takes away exactly what was added (TRUST-MODEL.md section 2).
 *
 * @param r R~ with the dimension's half-life
 * @param s S~ with the dimension's half-life
 * @param fastR R~ with the half-life of momentum
 * @param fastS S~ with the half-life of momentum
 * @param tally facts counted
 */
public record EvidenceSum(Dimension dimension, Reason reason, BigInteger r, BigInteger s, BigInteger fastR, BigInteger fastS,
        long tally) {

    /** The sums of a single piece of evidence. */
    public static EvidenceSum of(Evidence e) {
        double halfLife = e.dimension().halfLifeDays();
        return new EvidenceSum(e.dimension(), e.reason(),
                Decay.encode(e.r(), e.effectiveAt(), halfLife),
                Decay.encode(e.s(), e.effectiveAt(), halfLife),
                Decay.encode(e.r(), e.effectiveAt(), Decay.MOMENTUM_HALF_LIFE_DAYS),
                Decay.encode(e.s(), e.effectiveAt(), Decay.MOMENTUM_HALF_LIFE_DAYS),
                e.tally());
    }

    public EvidenceSum plus(EvidenceSum other) {
        if (dimension != other.dimension || reason != other.reason) {
            throw new IllegalArgumentException("only sums of one dimension and reason add up");
        }
        return new EvidenceSum(dimension, reason, r.add(other.r), s.add(other.s), fastR.add(other.fastR), fastS.add(other.fastS),
                tally + other.tally);
    }

    public EvidenceSum negate() {
        return new EvidenceSum(dimension, reason, r.negate(), s.negate(), fastR.negate(), fastS.negate(), -tally);
    }

    /** Whether nothing is left in it. */
    public boolean isZero() {
        return r.signum() == 0 && s.signum() == 0 && fastR.signum() == 0 && fastS.signum() == 0 && tally == 0;
    }
}
