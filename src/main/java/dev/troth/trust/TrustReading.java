package dev.troth.trust;

import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.EvidenceSum;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Score;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything a score is made of, read in one consistent statement.
 *
 * @param settled the sums of the ledger's evidence effective by asOf
 * @param open the evidence of open facts that counts at asOf and is in no sum
 * @param establishedAt when the subject first had enough evidence for a band, null while it never had
 * @param policy what it is scored under
 */
record TrustReading(Party subject, Instant asOf, List<EvidenceSum> settled, List<OpenEvidence> open, Instant establishedAt,
        PolicyInForce policy) {

    Score score() {
        List<EvidenceSum> all = new ArrayList<>(settled);
        open.forEach(fact -> all.add(fact.sum()));
        boolean established = establishedAt != null && !establishedAt.isAfter(asOf);
        return Score.of(all, asOf, established, policy.policy());
    }

    /**
     * A piece of evidence that counts at the instant of reading, and the open fact it comes from.
     *
     * @param sum the evidence as sums of nothing else, once for all that is asked of it
     */
    record OpenEvidence(Source source, Evidence evidence, EvidenceSum sum) {

        OpenEvidence(Source source, Evidence evidence) {
            this(source, evidence, EvidenceSum.of(evidence));
        }
    }
}
