package dev.troth.agreement;

import dev.troth.disclosure.DisclosureTopic;
import dev.troth.record.RecordType;
import dev.troth.trust.model.Importance;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Agreements as something disclosures are about. */
@Singleton
public class AgreementTopic implements DisclosureTopic {

    private final AgreementRepository agreements;

    AgreementTopic(AgreementRepository agreements) {
        this.agreements = agreements;
    }

    @Override
    public RecordType type() {
        return RecordType.AGREEMENT;
    }

    @Override
    public Optional<Topic> topic(UUID id) {
        return agreements.findByIdOptional(id).filter(agreement -> agreement.retractedAt() == null).map(agreement -> new Topic(Importance.NORMAL, agreement.agreedAt()));
    }
}
