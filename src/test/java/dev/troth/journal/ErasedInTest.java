package dev.troth.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Clients that count as erased as far as the chain goes. */
@ApplicationScoped
class ErasedInTest implements ErasedClients {

    private final Set<UUID> erased = ConcurrentHashMap.newKeySet();

    void add(UUID client) {
        erased.add(client);
    }

    @Override
    public Set<UUID> among(Collection<UUID> clients) {
        return clients.stream().filter(erased::contains).collect(Collectors.toSet());
    }
}
