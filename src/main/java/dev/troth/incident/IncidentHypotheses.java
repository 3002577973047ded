package dev.troth.incident;

import dev.troth.incident.IncidentFacts.Bearer;
import dev.troth.incident.IncidentFacts.Breach;
import dev.troth.platform.problem.Refusal;
import dev.troth.record.RecordType;
import dev.troth.trust.Hypothesis;
import dev.troth.trust.Source;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What owning an incident or shifting the blame would say about trust (practices 15, 16, 54): by the rules that judge real ones. */
@ApplicationScoped
public class IncidentHypotheses {

    private final IncidentService incidents;

    IncidentHypotheses(IncidentService incidents) {
        this.incidents = incidents;
    }

    /** @param at where it stands in the body */
    public Hypothesis of(UUID clientId, HypotheticalIncident given, Instant asOf, String at) {
        if (given.id() == null) {
            if (given.detectedAt() == null) {
                throw Refusal.field(at + "/detectedAt", "must be there for a new incident");
            }
            Bearer alone = new Bearer(either(given.accountable(), Party.PROVIDER), 1, 0, false);
            return Hypothesis.of(IncidentRules.evidence(applied(given, new IncidentFacts(given.detectedAt(), false, Severity.MODERATE, Importance.NORMAL,
                    false, Breach.NONE, false, new Handling(false, false, null, false, false, false), List.of(alone))), asOf));
        }
        if (given.accountable() != null) {
            throw Refusal.field(at + "/accountable", "belongs to a new incident: a recorded one has its own");
        }
        IncidentFacts recorded = incidents.standing(given.id()).filter(incident -> incident.clientId().equals(clientId)).map(incidents::facts)
                .orElseThrow(() -> Refusal.unknown(at + "/id"));
        return new Hypothesis(new Source(clientId, RecordType.INCIDENT.name(), given.id()), IncidentRules.evidence(applied(given, recorded), asOf));
    }

    private static IncidentFacts applied(HypotheticalIncident given, IncidentFacts base) {
        Handling handled = base.handling();
        Ownership stated = given.ownership();
        Handling handling = new Handling(stated == null ? handled.owned() : stated == Ownership.OWNED || stated == Ownership.SHARED,
                either(given.apologised(), handled.apologised()), either(given.fixedAt(), handled.fixedAt()),
                either(given.restituted(), handled.restituted()), either(given.lesson(), handled.learnt()), either(given.practice(), handled.practised()));
        List<Bearer> bearers = base.bearers().stream().map(bearer -> new Bearer(bearer.party(), bearer.share(),
                either(given.earlier(), bearer.earlier()), either(given.grace(), bearer.spared()))).toList();
        return new IncidentFacts(either(given.detectedAt(), base.detectedAt()), either(given.closed(), base.closed()),
                either(given.severity(), base.severity()), either(given.importance(), base.importance()), either(given.linked(), base.linked()),
                either(given.breach(), base.breach()),
                stated == null ? base.blameShifted() : stated == Ownership.SHIFTED || stated == Ownership.DENIED, handling, bearers);
    }

    private static <T> T either(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
