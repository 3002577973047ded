package dev.troth.onboarding;

import dev.troth.record.AggregateRecords;
import jakarta.inject.Singleton;

/** The references of a client, as they are exported. */
@Singleton
class ReferenceRecords extends AggregateRecords<Reference> {

    ReferenceRecords() {
        super("references", Reference.class, ReferenceView.class);
    }

    @Override
    protected Record view(Reference record) {
        return ReferenceView.of(record);
    }
}
