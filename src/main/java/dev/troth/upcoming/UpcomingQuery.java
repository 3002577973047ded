package dev.troth.upcoming;

import dev.troth.platform.paging.Filter;
import java.time.Instant;
import java.util.UUID;

/**
 * What is asked of those who know what comes.
 *
 * @param from now
 * @param until the last instant of interest
 * @param limit items at the most
 */
public record UpcomingQuery(UUID clientId, Instant from, Instant until, int limit) {

    /**
     * The client's records with an instant in the time asked for.
     *
     * @param standing what else must be true of them, on the alias {@code e}, with no values of a caller
     */
    public Filter on(String attribute, String standing) {
        return new Filter().where("e.clientId = :client and " + standing, "client", clientId)
                .where("e." + attribute + " >= :from", "from", from).where("e." + attribute + " <= :until", "until", until);
    }
}
