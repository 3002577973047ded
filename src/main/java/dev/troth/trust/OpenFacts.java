package dev.troth.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.troth.platform.json.StoredJson;
import dev.troth.trust.model.Evidence;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads open facts as they are kept, to be judged by the rules of the features they belong to. */
@ApplicationScoped
public class OpenFacts {

    private final Map<String, OpenFactRule<?>> rules;

    OpenFacts(@All List<OpenFactRule<?>> rules) {
        this.rules = rules.stream().collect(Collectors.toMap(OpenFactRule::sourceType, Function.identity()));
    }

    OpenFact read(UUID clientId, TrustRow row) {
        Source source = row.source(clientId);
        return new OpenFact(source, row.settledThrough(), rule(rules.get(source.type()), row.facts()));
    }

    private static <F> Function<Instant, List<Evidence>> rule(OpenFactRule<F> rule, String facts) {
        try {
            F read = StoredJson.mapper().readValue(facts, rule.factsType());
            return asOf -> rule.evidence(read, asOf);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("open facts of type " + rule.sourceType() + " that cannot be read", e);
        }
    }
}
