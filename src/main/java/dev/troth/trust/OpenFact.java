package dev.troth.trust;

import dev.troth.trust.TrustReading.OpenEvidence;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Party;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A fact that time can still change, read once and judged at as many instants as are asked for.
 *
 * @param settledThrough up to when its settled evidence is in the ledger
 * @param rule what it says at an instant
 */
record OpenFact(Source source, Instant settledThrough, Function<Instant, List<Evidence>> rule) {

    /** What it says at an instant beyond what the ledger holds of it already. */
    Stream<OpenEvidence> judge(Party subject, Instant asOf) {
        return rule.apply(asOf).stream()
                .filter(e -> e.subject() == subject && !e.isNeutral() && !e.effectiveAt().isAfter(asOf))
                .filter(e -> !e.settled() || e.effectiveAt().isAfter(settledThrough))
                .map(e -> new OpenEvidence(source, e));
    }
}
