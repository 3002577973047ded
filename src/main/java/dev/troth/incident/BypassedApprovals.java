package dev.troth.incident;

import dev.troth.commitment.ApprovalBypassTakenBack;
import dev.troth.commitment.ApprovalBypassed;
import dev.troth.trust.model.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A delivery that bypassed its approval is an incident from the start: "done" meant something else to each side (practice 25). */
@ApplicationScoped
class BypassedApprovals {

    private final IncidentService incidents;

    BypassedApprovals(IncidentService incidents) {
        this.incidents = incidents;
    }

    void open(@Observes ApprovalBypassed bypass) {
        String description = bypass.by() == null ? bypass.reason() : bypass.reason() + " (" + bypass.by() + ")";
        incidents.create(bypass.incidentId(), NewIncident.shown(bypass.clientId(), IncidentKind.SERVICE_FAILURE, "Delivered without the approval it needed", Severity.MODERATE,
                bypass.deliveredAt(), Detector.PROVIDER, bypass.commitmentId(), new Cause("definition-of-done", Cause.Category.PROCESS, null), bypass.promisor(),
                description));
    }

    void takeBack(@Observes ApprovalBypassTakenBack bypass) {
        incidents.takeBack(bypass.incidentId(), bypass.why());
    }
}
