package dev.troth.disclosure;

import dev.troth.trust.model.Party;
import java.time.Instant;
import java.util.UUID;

/**
 * A disclosure about an incident came with an apology: fired inside the transaction that records it, so that one call records both (practice 69).
 *
 * @param disclosedAt when the other party was told
 * @param remedyPlan what the discloser will do about it, null where it did not say
 */
public record RemedyDisclosed(UUID incidentId, Party discloser, Instant disclosedAt, String remedyPlan) {
}
