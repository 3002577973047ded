package dev.troth.privacy;

import dev.troth.client.ClientView;
import dev.troth.client.ErasableClients;
import dev.troth.journal.Journal;
import dev.troth.journal.JournalEntry.What;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import dev.troth.record.RecordType;
import dev.troth.trust.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Erases what identifies a client, everywhere and for good, and leaves what scores and counts are made of. It takes the client's accounts
 * like any writer: what was written before is erased, and what comes after is refused.
 */
@ApplicationScoped
public class Erasures {

    /** What the journal calls it. */
    static final String ERASED = "client.erased";

    private final ErasableClients clients;
    private final Ledger ledger;
    private final Journal journal;
    private final EntityManager em;
    private final Clock clock;
    private final Event<ErasureReason> erased;

    Erasures(ErasableClients clients, Ledger ledger, Journal journal, EntityManager em, Clock clock, Event<ErasureReason> erased) {
        this.clients = clients;
        this.ledger = ledger;
        this.journal = journal;
        this.em = em;
        this.clock = clock;
        this.erased = erased;
    }

    /**
     * Erases a client, and those that were merged with it. One that is erased already stays as it is.
     *
     * @throws Refusal 404; concurrent-modification where it is merged with another at the same time
     */
    @Transactional
    public ClientView erase(UUID clientId, Precondition known, ErasureReason reason) {
        return eraseWhere(clientId, client -> {
            known.check(client.version());
            return true;
        }, reason);
    }

    /** The same for a client that fits what is asked once nobody else can change it. */
    @Transactional
    ClientView eraseWhere(UUID clientId, Predicate<ClientView> condition, ErasureReason reason) {
        SortedSet<UUID> persons = new TreeSet<>(clients.allOneWith(clientId));
        // In one order, so that two who erase or merge the same ones cannot block each other for ever.
        persons.forEach(ledger::hold);
        em.clear();
        if (!persons.equals(new TreeSet<>(clients.allOneWith(clientId)))) {
            throw ProblemType.CONCURRENT_MODIFICATION.because("The client was merged with another at the same time.");
        }
        ClientView client = clients.view(clientId);
        if (client.erasedAt() != null || !condition.test(client)) {
            return client;
        }
        Instant now = clock.instant();
        forget(persons, now);
        for (UUID person : persons) {
            ledger.erase(person, now);
            journal.append(new What(person, RecordType.CLIENT.name(), person, ERASED, now, null), new EraseClient(reason), null);
        }
        erased.fire(reason);
        em.flush();
        // What was read before was written past it.
        em.clear();
        return clients.view(clientId);
    }

    private void forget(SortedSet<UUID> persons, Instant now) {
        String ids = persons.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        // Used for this erasure and known to nobody afterwards: no list of likely words leads back from a pseudonym.
        String salt = UUID.randomUUID().toString();
        for (PersonalTable table : PersonalData.TABLES) {
            if (table.isPersonal()) {
                Query query = em.createNativeQuery(table.statement()).setParameter("clients", ids);
                if (table.takes("salt")) {
                    query.setParameter("salt", salt);
                }
                if (table.takes("now")) {
                    query.setParameter("now", now);
                }
                if (table.isChange()) {
                    query.executeUpdate();
                } else {
                    query.getResultList();
                }
            }
        }
    }
}
