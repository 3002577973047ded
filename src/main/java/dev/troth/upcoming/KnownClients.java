package dev.troth.upcoming;

import java.util.UUID;

/** Who the clients of the tenant are: implemented where they are recorded. */
public interface KnownClients {

    /** @throws dev.troth.platform.problem.Refusal 404 where there is no such client */
    void require(UUID clientId);
}
