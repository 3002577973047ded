package dev.troth.incident;

import java.util.ArrayList;
import java.util.List;

/**
 * What an incident that is not closed still calls for, in the words of its moves. It asks the same whatever the cause: that something came
 * from outside, unforeseen, spares nobody the apology and the remedy (practice 55).
 */
final class StillOwed {

    private StillOwed() {
    }

    static List<String> on(Incident incident) {
        List<String> owed = new ArrayList<>();
        if (incident.status() == IncidentStatus.CLOSED || incident.retractedAt() != null) {
            return owed;
        }
        Handling handling = incident.handling();
        add(owed, IncidentVerb.OWN, !handling.owned());
        add(owed, IncidentVerb.APOLOGISE, !handling.apologised());
        add(owed, IncidentVerb.REMEDY, incident.remedies().isEmpty() ? handling.fixedAt() == null
                : incident.remedies().stream().anyMatch(remedy -> remedy.doneAt() == null));
        add(owed, IncidentVerb.FIX, handling.fixedAt() == null);
        add(owed, IncidentVerb.RESTITUTE, !handling.restituted());
        add(owed, IncidentVerb.LEARN, !handling.learnt());
        add(owed, "practice", incident.isPracticeMissing());
        add(owed, IncidentVerb.HEARD, incident.isUnheard());
        return owed;
    }

    private static void add(List<String> owed, String what, boolean missing) {
        if (missing) {
            owed.add(what);
        }
    }
}
