package dev.troth.commitment;

import dev.troth.trust.model.Party;
import java.time.Instant;
import java.util.UUID;

/**
 * A commitment was delivered without the approval it needed: fired inside the transaction, so that the incident opens in the same one
 * (practice 25).
 *
 * @param incidentId the id the incident is to have: the commitment names it already
 * @param by who decided it, null where nobody is named
 */
public record ApprovalBypassed(UUID incidentId, UUID clientId, UUID commitmentId, Party promisor, String reason, String by, Instant deliveredAt) {
}
