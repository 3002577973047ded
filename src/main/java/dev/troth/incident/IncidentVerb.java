package dev.troth.incident;

import dev.troth.trust.model.Party;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The moves of an incident, and when each has a meaning. */
final class IncidentVerb {

    static final String ACKNOWLEDGE = "acknowledge";
    static final String OWN = "own";
    static final String APOLOGISE = "apologise";
    static final String REMEDY = "remedy";
    static final String FIX = "fix";
    static final String RESTITUTE = "restitute";
    static final String LEARN = "learn";
    static final String HEARD = "heard";
    static final String CLOSE = "close";
    static final String GRANT_GRACE = "grant-grace";

    private IncidentVerb() {
    }

    static List<String> allowedOn(Incident incident) {
        List<String> moves = new ArrayList<>();
        if (incident.status() != IncidentStatus.CLOSED) {
            offer(moves, ACKNOWLEDGE, incident.acknowledgedAt() == null);
            moves.add(OWN);
            offer(moves, APOLOGISE, incident.apologisedAt() == null);
            moves.add(REMEDY);
            offer(moves, FIX, incident.status() == IncidentStatus.OPEN);
            offer(moves, RESTITUTE, incident.restitution() == null);
            moves.add(LEARN);
            offer(moves, HEARD, incident.heardAt() == null);
            offer(moves, CLOSE, incident.status() == IncidentStatus.FIXED);
        }
        offer(moves, GRANT_GRACE, Arrays.stream(Party.values()).anyMatch(by -> incident.bears(by.other()) && !incident.graceFrom().contains(by)));
        return moves;
    }

    private static void offer(List<String> moves, String move, boolean open) {
        if (open) {
            moves.add(move);
        }
    }
}
