package dev.troth.client;

import dev.troth.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What those who erase clients ask about them: who belongs together, whose time is over, who is erased. */
@ApplicationScoped
public class ErasableClients {

    private final ClientService clients;
    private final ClientRepository repository;

    ErasableClients(ClientService clients, ClientRepository repository) {
        this.clients = clients;
        this.repository = repository;
    }

    /**
     * A client as it is shown.
     *
     * @throws Refusal 404
     */
    public ClientView view(UUID id) {
        return ClientView.of(clients.get(id));
    }

    /**
     * All that turned out to be one with a client: the one that stands, and those merged into it.
     *
     * @throws Refusal 404
     */
    public List<UUID> allOneWith(UUID id) {
        UUID into = clients.get(id).mergedInto();
        return clients.oneWith(into == null ? id : into);
    }

    /** Those that stand and whose relationship had ended by an instant, not erased yet, the longest over first. */
    public List<UUID> endedBy(Instant at, int most) {
        return repository.endedBy(at, most);
    }

    /** How many were erased at an instant or after. */
    public long countErasedSince(Instant from) {
        return repository.count("erasedAt >= ?1", from);
    }
}
