package dev.troth.privacy;

import dev.troth.client.ErasableClients;
import dev.troth.journal.ErasedClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Tells whoever verifies the journal of whom words may be missing in it. */
@ApplicationScoped
public class KnownErasures implements ErasedClients {

    private final ErasableClients clients;

    KnownErasures(ErasableClients clients) {
        this.clients = clients;
    }

    @Override
    public Set<UUID> among(Collection<UUID> asked) {
        return clients.erasedAmong(asked);
    }
}
