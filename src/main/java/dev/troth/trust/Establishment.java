package dev.troth.trust;

import dev.troth.trust.model.Decay;
import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.EvidenceSum;
import dev.troth.trust.model.TrustPolicy;
import java.math.BigInteger;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** When a subject first had enough evidence for a band: what tells DORMANT from NEW (TRUST-MODEL.md section 2, Bands). */
final class Establishment {

    private Establishment() {
    }

    /**
     * @param entries of one subject in the order of their effectiveAt, read no further than it takes. Mass only falls between them, so only they need
     *        looking at
     */
    static Optional<Instant> of(Iterator<LedgerEntry> entries) {
        Map<Dimension, BigInteger> masses = new EnumMap<>(Dimension.class);
        Instant at = null;
        while (entries.hasNext()) {
            LedgerEntry next = entries.next();
            if (at != null && !next.evidence().effectiveAt().equals(at) && isEnough(masses, at)) {
                return Optional.of(at);
            }
            EvidenceSum sum = next.sum();
            masses.merge(sum.dimension(), sum.r().add(sum.s()), BigInteger::add);
            at = next.evidence().effectiveAt();
        }
        return at != null && isEnough(masses, at) ? Optional.of(at) : Optional.empty();
    }

    private static boolean isEnough(Map<Dimension, BigInteger> masses, Instant at) {
        return mass(masses, at) >= TrustPolicy.ESTABLISHED_MASS;
    }

    private static double mass(Map<Dimension, BigInteger> masses, Instant at) {
        return masses.entrySet().stream().mapToDouble(mass -> Decay.decode(mass.getValue(), at, mass.getKey().halfLifeDays())).sum();
    }
}
