package dev.troth.journal;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Knows which clients had their personal data erased: what was said about them may be gone from the journal. */
public interface ErasedClients {

    /** Those of the current tenant's clients that were erased. */
    Set<UUID> among(Collection<UUID> clients);
}
