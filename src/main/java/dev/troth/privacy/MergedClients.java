package dev.troth.privacy;

import java.util.Collection;
import java.util.UUID;

/** Which clients turned out to be one: implemented where clients are merged, so that none of them is left when one is erased. */
public interface MergedClients {

    /** The others of those merged with this client, in either direction and over any number of steps. */
    Collection<UUID> others(UUID clientId);
}
