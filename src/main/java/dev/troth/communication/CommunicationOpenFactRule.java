package dev.troth.communication;

import dev.troth.record.RecordType;
import dev.troth.trust.OpenFactRule;
import dev.troth.trust.model.Evidence;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Judges what is still unanswered at the instant a score is read. */
@ApplicationScoped
class CommunicationOpenFactRule implements OpenFactRule<CommunicationFacts> {

    @Override
    public String sourceType() {
        return RecordType.COMMUNICATION.name();
    }

    @Override
    public Class<CommunicationFacts> factsType() {
        return CommunicationFacts.class;
    }

    @Override
    public List<Evidence> evidence(CommunicationFacts facts, Instant at) {
        return CommunicationRules.reply(facts, at);
    }
}
