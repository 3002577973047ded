package dev.troth.incident;

import dev.troth.commitment.CommitmentService;
import dev.troth.incident.IncidentFacts.Bearer;
import dev.troth.incident.IncidentFacts.Breach;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the record shows of an incident beyond the incident itself: how much it matters, and what it repeats. */
@ApplicationScoped
class IncidentFindings {

    private final IncidentRepository incidents;
    private final CommitmentService commitments;

    IncidentFindings(IncidentRepository incidents, CommitmentService commitments) {
        this.incidents = incidents;
        this.commitments = commitments;
    }

    /** How much it matters: as stated, else as its commitment does, else as anything does. */
    Importance importance(Incident incident) {
        return Optional.ofNullable(incident.importance())
                .or(() -> Optional.ofNullable(incident.commitmentId()).flatMap(id -> commitments.importance(incident.clientId(), id)))
                .orElse(Importance.NORMAL);
    }

    /** k: how many earlier incidents of a cause it repeats, as far as they count for the party that answers for it (practice 33). */
    int recurrence(Incident incident, String causeKey) {
        return Math.min(IncidentRules.MOST_EARLIER, incidents.earlier(incident, causeKey, incident.accountable()));
    }

    IncidentFacts facts(Incident incident) {
        Breach breach = incident.kind() != IncidentKind.CONFIDENTIALITY_BREACH ? Breach.NONE
                : incident.dataLeftScope() ? Breach.OUT_OF_SCOPE : Breach.WITHIN_SCOPE;
        List<Bearer> bearers = Arrays.stream(Party.values()).filter(incident::bears)
                .map(party -> new Bearer(party, incident.shares().of(party), incidents.earlier(incident, incident.causeKey(), party),
                        incident.graceFrom().contains(party.other()))).toList();
        return new IncidentFacts(incident.detectedAt(), incident.status() == IncidentStatus.CLOSED, incident.severity(), importance(incident),
                isLinked(incident), breach, incident.blameShifted(), incident.handling(), bearers);
    }

    /** A commitment that was taken back as a mistake is none to be linked to. */
    private boolean isLinked(Incident incident) {
        return incident.commitmentId() != null && commitments.importance(incident.clientId(), incident.commitmentId()).isPresent();
    }
}
