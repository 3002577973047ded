package dev.troth.trust;

import dev.troth.trust.model.Decay;
import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.EvidenceSum;
import dev.troth.trust.model.TrustPolicy;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** When a subject first had enough evidence for a band: what tells DORMANT from NEW (TRUST-MODEL.md section 2, Bands). */
final class Establishment {

    private final Map<Dimension, BigInteger> masses = new EnumMap<>(Dimension.class);
    private Instant at;

    private Establishment() {
    }

    /**
     * @param entries of one subject in the order of their effectiveAt, read no further than it takes
     * @param besides evidence that none of the entries is of, in any order
     */
    static Optional<Instant> of(Stream<LedgerEntry> entries, List<Evidence> besides) {
        Iterator<LedgerEntry> recorded = entries.iterator();
        Deque<Evidence> assumed = new ArrayDeque<>(besides.stream().sorted(Comparator.comparing(Evidence::effectiveAt)).toList());
        Establishment reached = new Establishment();
        LedgerEntry next = recorded.hasNext() ? recorded.next() : null;
        while (next != null || !assumed.isEmpty()) {
            boolean isAssumed = next == null || !assumed.isEmpty() && assumed.peek().effectiveAt().isBefore(next.evidence().effectiveAt());
            Instant then = isAssumed ? assumed.peek().effectiveAt() : next.evidence().effectiveAt();
            // Mass only falls between pieces of evidence, so only at them need it be looked at: once all of an instant are there.
            if (!then.equals(reached.at) && reached.isEnough()) {
                break;
            }
            reached.add(then, isAssumed ? EvidenceSum.of(assumed.poll()) : next.sum());
            if (!isAssumed) {
                next = recorded.hasNext() ? recorded.next() : null;
            }
        }
        return reached.isEnough() ? Optional.of(reached.at) : Optional.empty();
    }

    private void add(Instant then, EvidenceSum sum) {
        masses.merge(sum.dimension(), sum.r().add(sum.s()), BigInteger::add);
        at = then;
    }

    private boolean isEnough() {
        return at != null && TrustPolicy.isEnough(masses.entrySet().stream()
                .mapToDouble(mass -> Decay.decode(mass.getValue(), at, mass.getKey().halfLifeDays())).sum());
    }
}
