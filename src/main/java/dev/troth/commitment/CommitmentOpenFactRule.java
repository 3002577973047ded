package dev.troth.commitment;

import dev.troth.record.RecordType;
import dev.troth.trust.OpenFactRule;
import dev.troth.trust.model.Evidence;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Judges open promises and requests at read time: a missed deadline counts the second it is missed. */
@Singleton
public class CommitmentOpenFactRule implements OpenFactRule<CommitmentFacts> {

    @Override
    public String sourceType() {
        return RecordType.COMMITMENT.name();
    }

    @Override
    public Class<CommitmentFacts> factsType() {
        return CommitmentFacts.class;
    }

    @Override
    public List<Evidence> evidence(CommitmentFacts facts, Instant at) {
        return CommitmentRules.evidence(facts, at);
    }
}
