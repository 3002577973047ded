package dev.troth.incident;

import dev.troth.agreement.ConfidentialityBreaches;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The breaches of confidentiality among the incidents, by when they happened. */
@ApplicationScoped
public class RecordedBreaches implements ConfidentialityBreaches {

    private final IncidentRepository incidents;

    RecordedBreaches(IncidentRepository incidents) {
        this.incidents = incidents;
    }

    @Override
    public List<Instant> by(UUID clientId, Party party) {
        return incidents.breaches(clientId, party).stream().map(Incident::startedAt).sorted().toList();
    }
}
