package dev.troth.incident;

import dev.troth.disclosure.RemedyDisclosed;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.text.CodePoints;
import dev.troth.platform.text.Limits;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * A disclosure with an apology tells of both at once: the incident has the apology, and what will be done about it as a remedy, in the same
 * transaction (practice 69). Each is a move of the incident's own, which is corrected there.
 */
@ApplicationScoped
public class DisclosedRemedies {

    private static final Precondition WHATEVER_STATE = Precondition.of(null);

    private final IncidentService incidents;

    DisclosedRemedies(IncidentService incidents) {
        this.incidents = incidents;
    }

    /** Taking the disclosure back leaves these moves: they are the incident's own, and are corrected there. Who does not answer for an incident cannot mend by an apology what the other party did; one that is closed is left as it was. */
    void follow(@Observes RemedyDisclosed told) {
        incidents.standing(told.incidentId()).filter(incident -> answersFor(incident, told.discloser())).ifPresent(incident -> {
            List<String> open = incident.allowed();
            if (open.contains(IncidentVerb.APOLOGISE)) {
                incidents.apologise(incident.id(), WHATEVER_STATE, new Apologise(told.disclosedAt(), null));
            }
            if (open.contains(IncidentVerb.REMEDY) && told.remedyPlan() != null && !told.remedyPlan().isBlank()) {
                promise(incident, told);
            }
        });
    }

    private void promise(Incident incident, RemedyDisclosed told) {
        // A plan may be longer than the name of an action.
        String action = CodePoints.shortened(told.remedyPlan(), Limits.PARAGRAPH);
        if (incident.remedies().stream().noneMatch(remedy -> remedy.action().equals(action))) {
            incidents.remedy(incident.id(), WHATEVER_STATE, new NewRemedy(action, null, null, told.disclosedAt()));
        }
    }

    private static boolean answersFor(Incident incident, Party discloser) {
        return incident.shares().of(discloser) > 0;
    }
}
