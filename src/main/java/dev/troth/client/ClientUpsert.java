package dev.troth.client;

import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.tenancy.CurrentTenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Clients under the caller's own key: made where there is none, replaced where there is one, and never two of them. */
@ApplicationScoped
public class ClientUpsert {

    private static final int TURNS = 64;

    private final ClientService service;
    private final ClientRepository clients;
    private final CurrentTenant current;
    private final List<Object> turns = Stream.generate(Object::new).limit(TURNS).toList();

    ClientUpsert(ClientService service, ClientRepository clients, CurrentTenant current) {
        this.service = service;
        this.clients = clients;
        this.current = current;
    }

    /**
     * The client that stands, where the one with the key was merged into it.
     *
     * @throws Refusal 404 where no client has the key
     */
    Client get(String externalRef) {
        return standing(clients.ofRef(externalRef).orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such client.")));
    }

    /**
     * Those who put the same client take turns: in this process before they take a connection, of which there are few (but for a line of
     * an import, which has one), and in the database.
     *
     * @param given a client that names the key, or none
     * @param allowDuplicate whether a new one may have the e-mail address or telephone number of somebody else
     */
    Upserted put(String externalRef, Precondition known, NewClient given, boolean allowDuplicate) {
        if (given.externalRef() != null && !given.externalRef().equals(externalRef)) {
            throw Refusal.field("/externalRef", "must be the one in the path, or absent");
        }
        synchronized (turns.get(Math.floorMod(Objects.hash(current.tenant(), externalRef), TURNS))) {
            return QuarkusTransaction.joiningExisting().call(() -> putInTurn(externalRef, known, given.under(externalRef), allowDuplicate));
        }
    }

    private Upserted putInTurn(String externalRef, Precondition known, NewClient given, boolean allowDuplicate) {
        clients.lockRef(externalRef);
        Optional<Client> there = clients.ofRef(externalRef).map(this::standing);
        if (there.isPresent()) {
            return new Upserted(false, service.replace(there.get().id(), known, given.under(there.get().fields().externalRef()).fields()));
        }
        known.checkAbsent();
        return new Upserted(true, service.create(given, allowDuplicate));
    }

    /** The caller's key goes on to lead to the person: to the client that stands, who keeps a key of its own. */
    private Client standing(Client named) {
        return named.mergedInto() == null ? named : service.get(named.mergedInto());
    }
}
