package dev.troth.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.troth.journal.Journal;
import dev.troth.journal.JournalEntry.What;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.Refusal;
import dev.troth.record.ClientHoldings;
import dev.troth.record.Merge;
import dev.troth.record.RecordType;
import dev.troth.trust.Ledger;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes two records of one client one. Every record of the one becomes the other's, by the same id; what bears evidence is not rewritten: the
 * ledger of the one is taken back, and the same evidence is appended for the other, effective from the same instants. Nothing is dropped:
 * two agreements may then be in force at once (where they differ the shorter reply limit holds), two checklists are one, and each
 * check-in counts for every plan.
 */
@ApplicationScoped
public class ClientMerging {

    /** Tables with a client_id that no room hands over: the accounts are closed and the books are never rewritten; a timeline reads those of both. */
    static final Set<String> BOOKS = Set.of("trust_subject", "trust_sum", "ledger", "ledger_segment", "open_fact", "journal");

    private static final String MERGED = "client.merged";

    private final ClientService clients;
    private final ClientRepository repository;
    private final List<ClientHoldings> holdings;
    private final Ledger ledger;
    private final Journal journal;
    private final Clock clock;

    ClientMerging(ClientService clients, ClientRepository repository, @All List<ClientHoldings> holdings, Ledger ledger, Journal journal, Clock clock) {
        this.clients = clients;
        this.repository = repository;
        this.holdings = holdings;
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Whoever writes on either meanwhile waits for both to be one, and then is refused or works on what stands.
     *
     * @return the client that stands
     * @throws Refusal 404 where one of the two is not there, client-merged where one of them was merged already, 412 for a stale precondition
     */
    @Transactional
    public Client merge(UUID id, Precondition known, MergeClient body) {
        if (id.equals(body.from())) {
            throw Refusal.field("/from", "must be another client than the one it is merged into");
        }
        // In one order, so that two merges that cross do not wait for each other.
        Stream.of(id, body.from()).sorted().forEach(ledger::lock);
        Client into = clients.get(id);
        known.check(into.version());
        Client from = repository.findByIdOptional(body.from()).orElseThrow(() -> Refusal.unknown("/from"));
        Merge merge = new Merge(from.id(), id, clock.instant());
        ledger.takeBack(from.id(), merge.at());
        unite(merge);
        become(merge, body);
        return clients.get(id);
    }

    private void unite(Merge merge) {
        holdings.forEach(held -> held.restamp(merge));
        repository.handOver(() -> holdings.forEach(held -> held.handOver(merge)));
        holdings.forEach(held -> held.judge(merge));
    }

    /** The one that stands is told of last: what looks after it sees everything in its place. */
    private void become(Merge merge, MergeClient body) {
        Client from = clients.get(merge.from());
        ClientFields given = from.fields();
        Client into = clients.get(merge.into());
        if (into.fields().externalRef() == null) {
            from.giveUpExternalRef();
        }
        from.merge(into.id(), merge.at());
        clients.merged(from);
        ledger.close(from.id(), into.id());
        into.fields(UnitedFields.of(into.fields(), given));
        clients.merged(into);
        // What is left of it is no move: nothing takes a merge back. For the one that stands it is where its moves begin anew.
        journal.append(what(from.id(), merge), new Merged(from.id(), into.id(), body.reason()), null);
        journal.append(what(into.id(), merge), new Merged(from.id(), into.id(), body.reason()), JsonNodeFactory.instance.objectNode());
        clients.changed(into);
    }

    private static What what(UUID clientId, Merge merge) {
        return new What(clientId, RecordType.CLIENT.name(), clientId, MERGED, merge.at(), null);
    }

    /** What a timeline says of it. */
    private record Merged(UUID from, UUID into, String reason) {
    }
}
