package dev.troth.attention;

import dev.troth.platform.paging.Place;
import dev.troth.trust.model.Party;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What of the waiting things is asked for.
 *
 * @param clientIds none for all
 * @param parties the parties it is up to; none for all
 * @param after the last item seen, by its {@code since} and {@code recordId}; null for the beginning
 * @param limit items at the most; 0 where only the total is of interest
 */
public record AttentionQuery(List<UUID> clientIds, List<Party> parties, Instant now, Place after, int limit) {

    /** Whether what is up to a party is asked for. */
    public boolean asksFor(Party party) {
        return parties.isEmpty() || parties.contains(party);
    }
}
