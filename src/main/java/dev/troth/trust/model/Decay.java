package dev.troth.trust.model;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * Forward decay (Cormode et al., ICDE 2009; TRUST-MODEL.md section 2): evidence is weighed against a landmark in the past once, when
 * it is recorded, so that sums of it are integers that never need to be touched again.
 */
public final class Decay {

    /** Half-life of every dimension where momentum is read, in days. */
    public static final double MOMENTUM_HALF_LIFE_DAYS = 30;

    private static final Instant LANDMARK = Instant.parse("2020-01-01T00:00:00Z");
    private static final double NANOS_PER_DAY = 86_400e9;
    private static final double UNIT = 1e-12;
    private static final BigInteger UNITS = BigInteger.TEN.pow(12);
    private static final int KEPT_BITS = 128;
    /** Bits of a double's significand after the leading one. */
    private static final int FRACTION_BITS = 52;

    private Decay() {
    }

    /**
     * The integer that stands for an amount of evidence: round_half_even(amount · 2^((effectiveAt − L)/H) · 10^12).
     *
     * @param amount r or s, at least 0
     * @param halfLifeDays H, in days
     */
    public static BigInteger encode(double amount, Instant effectiveAt, double halfLifeDays) {
        if (amount == 0) {
            return BigInteger.ZERO;
        }
        double growth = StrictMath.pow(2, daysSinceLandmark(effectiveAt) / halfLifeDays);
        // Each of the two is an integer times a power of two, and so is their product: it is rounded once. BigDecimal would come to the same, over hundreds of
        // decimal digits.
        return rounded(significand(amount).multiply(significand(growth)).multiply(UNITS), exponent(amount) + exponent(growth));
    }

    /** product · 2^exponent, rounded half to even. */
    private static BigInteger rounded(BigInteger product, int exponent) {
        BigInteger floor = product.shiftLeft(exponent);
        int half = -exponent - 1;
        boolean up = half >= 0 && product.testBit(half) && (floor.testBit(0) || product.getLowestSetBit() < half);
        return up ? floor.add(BigInteger.ONE) : floor;
    }

    /** The integer that a double is 2^exponent times of. */
    private static BigInteger significand(double number) {
        return BigInteger.valueOf((long) Math.scalb(number, -exponent(number)));
    }

    private static int exponent(double number) {
        return Math.getExponent(number) - FRACTION_BITS;
    }

    /**
     * What a sum of such integers is worth at an instant: sum · 10^-12 · 2^(−(t − L)/H).
     *
     * @param halfLifeDays H, in days, the one the sum was encoded with
     */
    public static double decode(BigInteger sum, Instant at, double halfLifeDays) {
        if (sum.signum() == 0) {
            return 0;
        }
        // Bits beyond these no double can hold; a sum of all of them may be more than the largest double, what it is worth never is.
        int excess = Math.max(0, sum.bitLength() - KEPT_BITS);
        return sum.shiftRight(excess).doubleValue() * UNIT * StrictMath.pow(2, excess - daysSinceLandmark(at) / halfLifeDays);
    }

    private static double daysSinceLandmark(Instant instant) {
        return Duration.between(LANDMARK, instant).toNanos() / NANOS_PER_DAY;
    }
}
