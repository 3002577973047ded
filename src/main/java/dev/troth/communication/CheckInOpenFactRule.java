package dev.troth.communication;

import dev.troth.communication.CheckIns.OpenCheckIns;
import dev.troth.trust.OpenFactRule;
import dev.troth.trust.model.Evidence;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Judges the check-ins that became due since the last one was recorded, at the instant a score is read. */
@ApplicationScoped
class CheckInOpenFactRule implements OpenFactRule<OpenCheckIns> {

    @Override
    public String sourceType() {
        return CheckIns.SOURCE_TYPE;
    }

    @Override
    public Class<OpenCheckIns> factsType() {
        return OpenCheckIns.class;
    }

    @Override
    public List<Evidence> evidence(OpenCheckIns open, Instant at) {
        return open.plans().stream().flatMap(facts -> CheckInRules.evidence(facts, at).stream()).toList();
    }
}
