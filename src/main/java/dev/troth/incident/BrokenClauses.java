package dev.troth.incident;

import dev.troth.agreement.ClauseBroken;
import dev.troth.agreement.ClauseCheck;
import dev.troth.agreement.ClauseCheckTakenBack;
import dev.troth.agreement.Expectation;
import dev.troth.journal.Journal;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.text.CodePoints;
import dev.troth.platform.text.Limits;
import dev.troth.record.Correction;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/** Opens the incident of a clause that was not adhered to, and takes it back with the check that found so (practice 42). */
@ApplicationScoped
public class BrokenClauses {

    private static final String CAUSE = "agreement-";

    private final IncidentService incidents;
    private final Journal journal;

    BrokenClauses(IncidentService incidents, Journal journal) {
        this.incidents = incidents;
        this.journal = journal;
    }

    void open(@Observes ClauseBroken broken) {
        ClauseCheck check = broken.check();
        Detector other = check.party() == Party.PROVIDER ? Detector.CLIENT : Detector.PROVIDER;
        // Confidentiality broken is judged as such, whichever agreement asked for it (practice 40).
        IncidentKind kind = check.topic() == Expectation.Topic.CONFIDENTIALITY ? IncidentKind.CONFIDENTIALITY_BREACH : null;
        String topic = check.topic().name().toLowerCase(Locale.ROOT);
        incidents.create(check.incidentId(), NewIncident.shown(broken.clientId(), kind, "A clause on " + topic + " was not adhered to", check.severity(), check.at(),
                other, null, new Cause(CAUSE + topic, null, null), check.party(),
                // All clauses of a topic may be longer than a description.
                CodePoints.shortened(broken.title() + ": " + broken.clause() + (check.note() == null ? "" : "\n" + check.note()), Limits.TEXT)));
    }

    /** What has been done about it since was done: an incident with moves of its own stands. */
    void takeBack(@Observes ClauseCheckTakenBack check) {
        boolean untouched = incidents.standing(check.incidentId()).isPresent()
                && journal.lastStanding(check.incidentId()).filter(last -> last.undo().isEmpty()).isPresent();
        if (untouched) {
            incidents.correct(check.incidentId(), Precondition.of(null), new Correction(check.reason()));
        }
    }
}
