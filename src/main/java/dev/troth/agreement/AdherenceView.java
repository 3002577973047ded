package dev.troth.agreement;

import dev.troth.platform.precondition.Representation;
import dev.troth.trust.model.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an agreement was adhered to, clause by clause, on the wire (practice 42). */
@Schema(name = "Adherence", description = "How an agreement was adhered to, clause by clause")
public record AdherenceView(
        @Schema(required = true, description = "The agreement") UUID id,
        @Schema(required = true, description = "Of the agreement") long version,
        @Schema(required = true, description = "What was checked, and what both agreed on last and nobody checked, in the order of the topics") List<Clause> clauses)
        implements Representation {

    static AdherenceView of(Agreement agreement) {
        List<Clause> clauses = new ArrayList<>();
        for (Expectation.Topic topic : Expectation.Topic.values()) {
            List<ClauseCheck> checks = agreement.checks().stream().filter(check -> check.topic() == topic).toList();
            Arrays.stream(Party.values()).map(party -> Clause.of(topic, party, checks)).flatMap(Optional::stream).forEach(clauses::add);
            if (checks.isEmpty() && agreement.agreed() != null && agreement.agreed().terms().expects(topic)) {
                clauses.add(new Clause(topic, Party.PROVIDER, 0, 0, 0, null, null, List.of()));
            }
        }
        return new AdherenceView(agreement.id(), agreement.version(), List.copyOf(clauses));
    }

    /** One clause, as one party adhered to it. */
    @Schema(description = "One clause, as one party adhered to it")
    public record Clause(
            @Schema(required = true) Expectation.Topic topic,
            @Schema(required = true, description = "Who had to adhere to it") Party party,
            @Schema(required = true, examples = "4") int checks,
            @Schema(required = true, examples = "3") int adhered,
            @Schema(required = true, examples = "1") int broken,
            @Schema(description = "adhered / checks, 0 to 1; absent where nobody checked", examples = "0.75") Double rate,
            Instant lastCheckedAt,
            @Schema(required = true, description = "The checks, the latest first") List<ClauseCheck> history) {

        private static Optional<Clause> of(Expectation.Topic topic, Party party, List<ClauseCheck> ofTopic) {
            List<ClauseCheck> history = ofTopic.stream().filter(check -> check.party() == party)
                    .sorted(Comparator.comparing(ClauseCheck::at).reversed()).toList();
            int adhered = (int) history.stream().filter(ClauseCheck::adhered).count();
            return history.isEmpty() ? Optional.empty() : Optional.of(new Clause(topic, party, history.size(), adhered, history.size() - adhered,
                    (double) adhered / history.size(), history.get(0).at(), history));
        }
    }
}
