package dev.troth.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.troth.platform.json.StoredJson;
import dev.troth.trust.TrustReading.OpenEvidence;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Party;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges open facts at read time by the rules of the features they belong to. */
@ApplicationScoped
public class OpenFacts {

    private final Map<String, OpenFactRule<?>> rules;

    OpenFacts(@All List<OpenFactRule<?>> rules) {
        this.rules = rules.stream().collect(Collectors.toMap(OpenFactRule::sourceType, Function.identity()));
    }

    /**
     * What a fact says at an instant beyond what the ledger holds of it already.
     *
     * @param settledThrough up to when its settled evidence is in the ledger
     */
    Stream<OpenEvidence> judge(Source source, String facts, Instant settledThrough, Party subject, Instant asOf) {
        return evidence(rules.get(source.type()), facts, asOf)
                .filter(e -> e.subject() == subject && !e.isNeutral() && !e.effectiveAt().isAfter(asOf))
                .filter(e -> !e.settled() || e.effectiveAt().isAfter(settledThrough))
                .map(e -> new OpenEvidence(source, e));
    }

    private <F> Stream<Evidence> evidence(OpenFactRule<F> rule, String facts, Instant asOf) {
        try {
            return rule.evidence(StoredJson.mapper().readValue(facts, rule.factsType()), asOf).stream();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("open facts of type " + rule.sourceType() + " that cannot be read", e);
        }
    }
}
