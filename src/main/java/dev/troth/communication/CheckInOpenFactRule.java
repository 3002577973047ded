package dev.troth.communication;

import dev.troth.trust.OpenFactRule;
import dev.troth.trust.model.Evidence;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Judges the check-ins that became due since the last one was recorded, at the instant a score is read. */
@ApplicationScoped
class CheckInOpenFactRule implements OpenFactRule<CheckInFacts> {

    @Override
    public String sourceType() {
        return CheckIns.SOURCE_TYPE;
    }

    @Override
    public Class<CheckInFacts> factsType() {
        return CheckInFacts.class;
    }

    @Override
    public List<Evidence> evidence(CheckInFacts facts, Instant at) {
        return CheckInRules.evidence(facts, at);
    }
}
