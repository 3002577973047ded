package dev.troth.trust;

import dev.troth.trust.model.Decay;
import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.EvidenceSum;
import dev.troth.trust.model.TrustPolicy;
import java.math.BigInteger;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When a subject first had enough evidence for a band: what tells DORMANT from NEW (TRUST-MODEL.md section 2, Bands). */
final class Establishment {

    private Establishment() {
    }

    /** @param entries of one subject in the order of their effectiveAt. Mass only falls between them, so only they need looking at. */
    static Optional<Instant> of(List<LedgerEntry> entries) {
        Map<Dimension, BigInteger> masses = new EnumMap<>(Dimension.class);
        for (int i = 0; i < entries.size(); i++) {
            EvidenceSum sum = entries.get(i).sum();
            masses.merge(sum.dimension(), sum.r().add(sum.s()), BigInteger::add);
            Instant at = entries.get(i).evidence().effectiveAt();
            boolean lastOfInstant = i + 1 == entries.size() || !entries.get(i + 1).evidence().effectiveAt().equals(at);
            if (lastOfInstant && mass(masses, at) >= TrustPolicy.ESTABLISHED_MASS) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static double mass(Map<Dimension, BigInteger> masses, Instant at) {
        return masses.entrySet().stream().mapToDouble(mass -> Decay.decode(mass.getValue(), at, mass.getKey().halfLifeDays())).sum();
    }
}
