package dev.troth.incident;

import dev.troth.record.RecordType;
import dev.troth.trust.OpenFactRule;
import dev.troth.trust.model.Evidence;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** An incident that is not closed begins to count by time alone. */
@ApplicationScoped
public class IncidentOpenFactRule implements OpenFactRule<IncidentFacts> {

    @Override
    public String sourceType() {
        return RecordType.INCIDENT.name();
    }

    @Override
    public Class<IncidentFacts> factsType() {
        return IncidentFacts.class;
    }

    @Override
    public List<Evidence> evidence(IncidentFacts facts, Instant at) {
        return IncidentRules.evidence(facts, at);
    }
}
