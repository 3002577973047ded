package dev.troth.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.Candidate;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.time.BusinessHours;
import dev.troth.platform.time.Ids;
import dev.troth.platform.time.Moments;
import dev.troth.platform.time.WorkingHours;
import dev.troth.record.Channel;
import dev.troth.record.ClientHours;
import dev.troth.record.Merge;
import dev.troth.record.RecordService;
import dev.troth.record.RecordType;
import dev.troth.trust.Submission;
import dev.troth.upcoming.KnownClients;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may be done with clients. */
@ApplicationScoped
public class ClientService extends RecordService<Client> implements ClientHours, KnownClients {

    private final ClientRepository clients;
    private final List<ActivationRule> activation;
    private final Duplicates duplicates;
    private final Event<ClientCreated> creations;
    private final Event<ClientChanged> changes;
    private final Event<ClientKindChanged> kinds;

    ClientService(ClientRepository clients, @All List<ActivationRule> activation, Duplicates duplicates, Event<ClientCreated> creations,
            Event<ClientChanged> changes, Event<ClientKindChanged> kinds) {
        this.clients = clients;
        this.duplicates = duplicates;
        this.activation = activation;
        this.creations = creations;
        this.changes = changes;
        this.kinds = kinds;
    }

    public Page<Client> list(Filter filter, PageRequest page) {
        return clients.page(filter, page);
    }

    /** @throws Refusal possible-duplicate where somebody of the same e-mail address or telephone number is recorded already */
    @Transactional
    public Client create(NewClient given) {
        return create(given, false);
    }

    /**
     * @param allowDuplicate whether somebody else may have the same e-mail address or telephone number
     * @throws Refusal possible-duplicate where not, and somebody has
     */
    @Transactional
    public Client create(NewClient given, boolean allowDuplicate) {
        if (given.externalRef() != null) {
            // Whoever puts a client under this key waits, and finds this one.
            clients.lockRef(given.externalRef());
        }
        Instant now = clock.instant();
        Client client = new Client(Ids.next(), given.stage() == null ? Client.Stage.PROSPECT : given.stage(), now);
        change(client, given.fields());
        clients.persist(client);
        clients.flush();
        if (!allowDuplicate) {
            duplicates.refuse(client.id());
        }
        ledger.open(client.id());
        create(client, "created", now, given);
        if (!client.tags().isEmpty() || !client.dates().isEmpty()) {
            clients.index(client);
        }
        creations.fire(new ClientCreated(client.id(), client.fields().kind()));
        if (client.stage() == Client.Stage.ACTIVE) {
            activation.forEach(rule -> rule.check(client.id()));
        }
        return client;
    }

    @Transactional
    public Client patch(UUID id, Precondition known, JsonNode patch) {
        Client.Kind former = get(id).fields().kind();
        return edited(edit(id, known, patch, Client::fields, this::change), former);
    }

    /** Replaces the fields of a client as a whole. */
    @Transactional
    Client replace(UUID id, Precondition known, ClientFields fields) {
        Client.Kind former = get(id).fields().kind();
        return edited(replace(id, known, fields, this::change), former);
    }

    private Client edited(Client client, Client.Kind former) {
        clients.index(client);
        Client.Kind kind = client.fields().kind();
        if (kind != former) {
            kinds.fire(new ClientKindChanged(client.id(), kind));
        }
        return client;
    }

    @Transactional
    public Client move(UUID id, Precondition known, MoveClient move) {
        Instant at = Moments.past(move.at(), "/at", clock.instant());
        return act(id, known, "moved", at, move, client -> {
            // What others demand is asked under the client's lock: what is recorded meanwhile counts.
            if (move.stage() == Client.Stage.ACTIVE && client.stage() != Client.Stage.ACTIVE) {
                activation.forEach(rule -> rule.check(id));
            }
            client.move(move.stage(), at);
        });
    }

    /** Who may be the same client, the likeliest first. */
    public Page<Candidate> duplicates(UUID id) {
        return duplicates.of(get(id).id());
    }

    /** Whose entries a client's timeline shows: its own, and those of clients that turned out to be it. */
    public List<UUID> oneWith(UUID id) {
        return Stream.concat(Stream.of(get(id).id()), clients.mergedInto(id).stream()).toList();
    }

    /** Stores what a merge has made of a client, and what it is found by. */
    void merged(Client client) {
        store(client, clock.instant());
        clients.index(client);
    }

    /** What a client is found by is the client's own; those merged into one that is merged itself follow it. */
    @Override
    public Set<String> tables() {
        return Set.of("client_tag", "client_day", "client_identity");
    }

    @Override
    public void handOver(Merge merge) {
        clients.follow(merge.from(), merge.into(), merge.at());
    }

    @Override
    public void judge(Merge merge) {
        // it says nothing of trust by itself
    }

    @Override
    public void require(UUID clientId) {
        get(clientId);
    }

    /** @throws dev.troth.platform.problem.Refusal 404 where there is no such client */
    public Client.Stage stage(UUID clientId) {
        return get(clientId).stage();
    }

    /** Whether a channel is part of the client's escalation plan. */
    public boolean isOnEscalationPlan(UUID clientId, Channel channel) {
        return clients.findByIdOptional(clientId).stream().flatMap(client -> client.channels().stream())
                .anyMatch(step -> step.channel() == channel);
    }

    public boolean hasEscalationPlan(UUID clientId) {
        return clients.findByIdOptional(clientId).stream().anyMatch(client -> !client.channels().isEmpty());
    }

    /** The escalation plans of clients, by their ids. */
    public Map<UUID, EscalationPlan> escalationPlans(Collection<UUID> clientIds) {
        return clientIds.isEmpty() ? Map.of()
                : clients.list("id in ?1", clientIds).stream().collect(Collectors.toMap(Client::id, Client::escalationPlan));
    }

    @Override
    public WorkingHours workingHours(UUID clientId) {
        return clients.workingHours(clientId);
    }

    /** Since when each client whose relationship had lapsed or ended by an instant has left. */
    public Map<UUID, Instant> left(Instant by) {
        return clients.left(by);
    }

    /**
     * The clients at one of several stages, but those that were erased.
     *
     * @param clientIds none for all
     */
    public List<ClientAtStage> atStages(Collection<Client.Stage> stages, Collection<UUID> clientIds) {
        return clients.atStages(stages, clientIds);
    }

    /** Where the relationship stands. */
    public Relationship relationship(UUID clientId) {
        return get(clientId).relationship();
    }

    /** Since when the relationship with a client is over, or has lapsed; empty while it goes on. */
    public Optional<Instant> closedSince(UUID clientId) {
        return clients.findByIdOptional(clientId).flatMap(Client::closedSince);
    }

    private void change(Client client, ClientFields fields) {
        Moments.pastOrAbsent(fields.startedAt(), "/startedAt", clock.instant());
        check(fields.businessHours());
        checkPast(fields);
        client.fields(fields);
    }

    private static void check(BusinessHours hours) {
        if (hours != null && hours.from().compareTo(hours.to()) >= 0) {
            throw Refusal.field("/businessHours/to", "must be after from");
        }
        if (hours != null && new HashSet<>(hours.days()).size() < hours.days().size()) {
            throw Refusal.field("/businessHours/days", "must name each day once");
        }
    }

    private void checkPast(ClientFields fields) {
        List<ClientNeed> needs = fields.needs() == null ? List.of() : fields.needs();
        for (int i = 0; i < needs.size(); i++) {
            Moments.pastOrAbsent(needs.get(i).since(), "/needs/" + i + "/since", clock.instant());
        }
        List<ProfileFact> profile = fields.profile() == null ? List.of() : fields.profile();
        for (int i = 0; i < profile.size(); i++) {
            Moments.pastOrAbsent(profile.get(i).verifiedAt(), "/profile/" + i + "/verifiedAt", clock.instant());
        }
    }

    @Override
    protected void changed(Client client) {
        changes.fire(new ClientChanged(client.id(), client.stage()));
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
