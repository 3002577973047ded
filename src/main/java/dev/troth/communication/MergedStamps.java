package dev.troth.communication;

import dev.troth.agreement.AgreementService;
import dev.troth.agreement.MergedLimits;
import dev.troth.client.ClientService;
import dev.troth.platform.time.WorkingHours;
import dev.troth.record.Merge;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Stamps communications as if two records of one client had been one from the start. Agreements with either bind what either asked; the hours
 * and the escalation plan of the client that stands hold for what was recorded of the other, where it has them.
 */
@ApplicationScoped
class MergedStamps {

    private final CommunicationRepository communications;
    private final AgreementService agreements;
    private final ClientService clients;

    MergedStamps(CommunicationRepository communications, AgreementService agreements, ClientService clients) {
        this.communications = communications;
        this.agreements = agreements;
        this.clients = clients;
    }

    void restamp(Merge merge) {
        limits(merge.into(), merge.from(), null);
        limits(merge.from(), merge.into(), clients.workingHours(merge.into()));
        if (clients.hasEscalationPlan(merge.into())) {
            communications.answers(merge.from()).forEach(answer -> answer.restamp(clients.isOnEscalationPlan(merge.into(), answer.channel())));
        }
    }

    /** @param hours those of the client that stands, null where it has none: what was stamped stays */
    private void limits(UUID clientId, UUID other, WorkingHours hours) {
        MergedLimits limits = agreements.mergedLimits(clientId, other);
        communications.owedReply(clientId).forEach(asked ->
                asked.restamp(limits.of(asked.replyLimit(), asked.at(), asked.createdAt()), hours == null ? asked.workingHours() : hours));
    }
}
