package dev.troth.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.attention.EscalationStep;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.time.Ids;
import dev.troth.platform.time.Moments;
import dev.troth.record.Channel;
import dev.troth.record.RecordService;
import dev.troth.record.RecordType;
import dev.troth.trust.Submission;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What may be done with clients. */
@ApplicationScoped
public class ClientService extends RecordService<Client> {

    private final ClientRepository clients;
    private final Event<ClientMoved> moves;

    ClientService(ClientRepository clients, Event<ClientMoved> moves) {
        this.clients = clients;
        this.moves = moves;
    }

    public Page<Client> list(Filter filter, PageRequest page) {
        return clients.page(filter, page);
    }

    @Transactional
    public Client create(NewClient given) {
        Instant now = clock.instant();
        Client client = new Client(Ids.next(), given.stage() == null ? Client.Stage.PROSPECT : given.stage(), now);
        change(client, given.fields());
        clients.persist(client);
        clients.flush();
        ledger.open(client.id());
        return create(client, "created", now, given);
    }

    @Transactional
    public Client patch(UUID id, Precondition known, JsonNode patch) {
        return edit(id, known, patch, Client::fields, this::change);
    }

    @Transactional
    public Client move(UUID id, Precondition known, MoveClient move) {
        Instant at = Moments.past(move.at(), "/at", clock.instant());
        return act(id, known, "moved", at, move, client -> client.move(move.stage(), at));
    }

    /** Whether a channel is part of the client's escalation plan. */
    public boolean isOnEscalationPlan(UUID clientId, Channel channel) {
        return clients.findByIdOptional(clientId).stream().flatMap(client -> client.channels().stream())
                .anyMatch(step -> step.channel() == channel);
    }

    /**
     * The step of the client's escalation plan whose turn it is.
     *
     * @param waitingSince when the first step was tried
     */
    public Optional<EscalationStep> escalation(UUID clientId, Instant waitingSince, Instant now) {
        return clients.findByIdOptional(clientId).flatMap(client -> client.escalation(waitingSince, now));
    }

    /** Since when the relationship with a client is over, or has lapsed; empty while it goes on. */
    public Optional<Instant> closedSince(UUID clientId) {
        return clients.findByIdOptional(clientId).flatMap(Client::closedSince);
    }

    private void change(Client client, ClientFields fields) {
        Moments.pastOrAbsent(fields.startedAt(), "/startedAt", clock.instant());
        client.fields(fields);
    }

    @Override
    protected void changed(Client client) {
        moves.fire(new ClientMoved(client.id(), client.stage().name(), client.stageSince()));
    }

    @Override
    protected RecordType type() {
        return RecordType.CLIENT;
    }

    @Override
    protected PanacheRepositoryBase<Client, UUID> repository() {
        return clients;
    }

    @Override
    protected Submission evidence(Client client, Instant now) {
        return Submission.NONE;
    }
}
