package dev.troth.communication;

import dev.troth.record.AggregateRecords;
import jakarta.inject.Singleton;

/** The communications of a client, as they are exported. */
@Singleton
class CommunicationRecords extends AggregateRecords<Communication> {

    CommunicationRecords() {
        super("communications", Communication.class, CommunicationView.class);
    }

    @Override
    protected Record view(Communication record) {
        return CommunicationView.of(record);
    }
}
