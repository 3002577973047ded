package dev.troth.incident;

import dev.troth.disclosure.DisclosureTopic;
import dev.troth.record.RecordType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Incidents as what disclosures can be about. */
@ApplicationScoped
public class IncidentTopic implements DisclosureTopic {

    private final IncidentService incidents;

    IncidentTopic(IncidentService incidents) {
        this.incidents = incidents;
    }

    @Override
    public RecordType type() {
        return RecordType.INCIDENT;
    }

    @Override
    public Optional<Topic> topic(UUID id) {
        return incidents.standing(id).map(incident -> new Topic(incidents.importance(incident), incident.startedAt()));
    }
}
