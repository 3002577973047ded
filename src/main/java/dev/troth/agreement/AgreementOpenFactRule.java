package dev.troth.agreement;

import dev.troth.record.RecordType;
import dev.troth.trust.OpenFactRule;
import dev.troth.trust.model.Evidence;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Judges agreements in force at read time: a quarter kept counts when it is completed, a concealed fee when it is charged. */
@Singleton
public class AgreementOpenFactRule implements OpenFactRule<AgreementFacts> {

    @Override
    public String sourceType() {
        return RecordType.AGREEMENT.name();
    }

    @Override
    public Class<AgreementFacts> factsType() {
        return AgreementFacts.class;
    }

    @Override
    public List<Evidence> evidence(AgreementFacts facts, Instant at) {
        return AgreementRules.evidence(facts, at);
    }
}
