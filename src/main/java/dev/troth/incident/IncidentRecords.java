package dev.troth.incident;

import dev.troth.record.AggregateRecords;
import jakarta.inject.Singleton;

/** The incidents of a client, as they are exported. */
@Singleton
class IncidentRecords extends AggregateRecords<Incident> {

    IncidentRecords() {
        super("incidents", Incident.class, IncidentView.class);
    }

    @Override
    protected Record view(Incident record) {
        return IncidentView.of(record);
    }
}
