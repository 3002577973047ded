package dev.troth.agreement;

import dev.troth.trust.model.Party;
import java.time.Instant;
import java.util.List;

/**
 * What the rules need of an agreement.
 *
 * @param expectations whether expectations were among the terms first accepted by both
 * @param agreedAt when both had first accepted, null if they have not
 * @param fees of each revision that was offered and has fees
 * @param bonds when who was bound to confidentiality
 * @param breachesByProvider when the provider broke confidentiality
 * @param breachesByClient when the client did
 */
public record AgreementFacts(AgreementKind kind, boolean expectations, Instant agreedAt, List<RevisionFees> fees, List<Bond> bonds,
        List<Instant> breachesByProvider, List<Instant> breachesByClient) {

    List<Instant> breachesBy(Party party) {
        return party == Party.PROVIDER ? breachesByProvider : breachesByClient;
    }

    /**
     * The fees of one revision.
     *
     * @param acceptedAt when the client accepted the revision, null if it has not
     */
    public record RevisionFees(Instant acceptedAt, List<FeeFacts> fees) {
    }

    /**
     * One fee.
     *
     * @param disclosedAt when the client was told, null while it was not
     * @param chargedFrom when it was, or will be, first charged under this revision; null where it was not
     */
    public record FeeFacts(Instant disclosedAt, Instant chargedFrom) {

        boolean chargedUndisclosed() {
            return chargedFrom != null && (disclosedAt == null || disclosedAt.isAfter(chargedFrom));
        }
    }
}
