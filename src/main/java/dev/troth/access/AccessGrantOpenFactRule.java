package dev.troth.access;

import dev.troth.record.RecordType;
import dev.troth.trust.OpenFactRule;
import dev.troth.trust.model.Evidence;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Judges access that is not revoked at read time: it counts the second its date is past. */
@Singleton
public class AccessGrantOpenFactRule implements OpenFactRule<AccessGrantFacts> {

    @Override
    public String sourceType() {
        return RecordType.ACCESS_GRANT.name();
    }

    @Override
    public Class<AccessGrantFacts> factsType() {
        return AccessGrantFacts.class;
    }

    @Override
    public List<Evidence> evidence(AccessGrantFacts facts, Instant at) {
        return AccessGrantRules.evidence(facts, at);
    }
}
