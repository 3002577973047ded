package dev.troth.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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

/**
 * Reads open facts as they are kept, to be judged by the rules of the features they belong to. What was read is remembered by all of its characters: the
 * same facts are asked for with every score of their client, and say the same until they are written anew.
 */
@ApplicationScoped
public class OpenFacts {

    /** Characters of JSON, of which an everyday fact has some three hundred. What is read of them takes about twice their memory. */
    private static final int MOST = 3_000_000;

    private final Map<String, OpenFactRule<?>> rules;
    private final Cache<Kept, Function<Instant, List<Evidence>>> known = Caffeine.newBuilder().maximumWeight(MOST)
            .<Kept, Function<Instant, List<Evidence>>>weigher((kept, rule) -> kept.facts().length()).build();

    OpenFacts(@All List<OpenFactRule<?>> rules) {
        this.rules = rules.stream().collect(Collectors.toMap(OpenFactRule::sourceType, Function.identity()));
    }

    OpenFact read(UUID clientId, TrustRow row) {
        Source source = row.source(clientId);
        return new OpenFact(source, row.settledThrough(), known.get(new Kept(source.type(), row.facts()), kept -> rule(rules.get(kept.type()), kept.facts())));
    }

    private static <F> Function<Instant, List<Evidence>> rule(OpenFactRule<F> rule, String facts) {
        try {
            F read = StoredJson.mapper().readValue(facts, rule.factsType());
            return asOf -> rule.evidence(read, asOf);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("open facts of type " + rule.sourceType() + " that cannot be read", e);
        }
    }

    private record Kept(String type, String facts) {
    }
}
