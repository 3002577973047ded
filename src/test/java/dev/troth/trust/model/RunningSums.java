package dev.troth.trust.model;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The running sums of one subject, kept as the service keeps them: one row per dimension and reason, added to and never rewritten. */
final class RunningSums {

    private final Map<String, EvidenceSum> rows = new TreeMap<>();

    static RunningSums of(Collection<Evidence> pieces) {
        RunningSums sums = new RunningSums();
        pieces.forEach(sums::add);
        return sums;
    }

    void add(Evidence piece) {
        merge(EvidenceSum.of(piece));
    }

    void reverse(Evidence piece) {
        merge(EvidenceSum.of(piece).negate());
    }

    /** All rows that still say something, by dimension and reason. */
    Map<String, EvidenceSum> rows() {
        Map<String, EvidenceSum> rows = new TreeMap<>(this.rows);
        rows.values().removeIf(EvidenceSum::isZero);
        return rows;
    }

    Score score(Instant asOf) {
        return score(asOf, TrustPolicy.TRUST_1);
    }

    Score score(Instant asOf, TrustPolicy policy) {
        return Score.of(rows.values(), asOf, false, policy);
    }

    private void merge(EvidenceSum sum) {
        rows.merge(sum.dimension() + " " + sum.reason(), sum, EvidenceSum::plus);
    }
}
