package dev.troth.trust;

import dev.troth.trust.model.Party;
import jakarta.transaction.TransactionScoped;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The accounts this transaction has taken, and since when each subject is established: nobody else changes that meanwhile, so neither is asked
 * for twice.
 */
@TransactionScoped
class HeldAccounts implements Serializable {

    private static final long serialVersionUID = 1L;

    private final HashMap<UUID, HashMap<Party, Instant>> established = new HashMap<>();

    boolean holds(UUID clientId) {
        return established.containsKey(clientId);
    }

    /** @param since by subject when it was established, null while it is not */
    void take(UUID clientId, Map<Party, Instant> since) {
        established.put(clientId, new HashMap<>(since));
    }

    /** The next to ask for the accounts asks the database: what it says of them has changed. */
    void forget(UUID clientId) {
        established.remove(clientId);
    }

    /** @return null while it is not established */
    Instant establishedAt(UUID clientId, Party subject) {
        return established.get(clientId).get(subject);
    }

    void establish(UUID clientId, Party subject, Instant at) {
        established.get(clientId).put(subject, at);
    }
}
