package dev.troth.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.troth.platform.json.StoredJson;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.time.Ids;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.EvidenceSum;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The evidence ledger: append-only, with running sums beside it that equal a rebuild to the integer (TRUST-MODEL.md section 2).
 * Called inside the transaction that changes the fact.
 */
@ApplicationScoped
public class Ledger {

    private final LedgerRepository repository;
    private final HeldAccounts held;
    private final Event<EvidenceBooked> booked;

    Ledger(LedgerRepository repository, HeldAccounts held, Event<EvidenceBooked> booked) {
        this.repository = repository;
        this.held = held;
        this.booked = booked;
    }

    /** Opens the accounts of a new client, one per subject. */
    public void open(UUID clientId) {
        for (Party subject : Party.values()) {
            repository.open(clientId, subject);
        }
    }

    /** Whether there is such a client: each has its accounts. */
    public boolean knows(UUID clientId) {
        return repository.knows(clientId);
    }

    /**
     * Takes the client's accounts for the rest of the transaction, so that what is read next is what evidence is derived from. Writers
     * on one client take turns; since all take the accounts first, none can block another for ever. Who has them has them: a second call asks nothing.
     *
     * @throws dev.troth.platform.problem.Refusal client-erased where the client was erased meanwhile, client-merged where it turned out to be another:
     *     nothing is recorded for it any more
     */
    public void lock(UUID clientId) {
        if (held.holds(clientId)) {
            return;
        }
        LedgerRepository.Accounts accounts = repository.lock(clientId);
        if (accounts.closed()) {
            if (repository.isErased(clientId)) {
                throw ProblemType.CLIENT_ERASED.because("The client " + clientId + " was erased.");
            }
            UUID into = repository.mergedInto(clientId);
            throw ProblemType.CLIENT_MERGED.because("The client " + clientId + " was merged into " + into + ".").with("mergedInto", into);
        }
        held.take(clientId, accounts.established());
    }

    /** Takes the client's accounts like {@link #lock}, closed or not. */
    public void hold(UUID clientId) {
        repository.lock(clientId);
    }

    /** Takes back all that the ledger holds of a client, whatever its source, and closes its open facts: they are to be another's. */
    public void takeBack(UUID clientId, Instant now) {
        lock(clientId);
        book(clientId, repository.standing(clientId).stream().map(entry -> entry.reversal(Ids.next(), now)).toList());
        repository.closeAll(clientId);
    }

    /** Closes the accounts of a client that turned out to be another: they stay readable, count for nothing, and every later {@link #lock} names the other. */
    public void close(UUID clientId, UUID into) {
        repository.merge(clientId, into);
        held.forget(clientId);
    }

    /** The client is erased: its accounts stay as they are, and every later {@link #lock} is refused. */
    public void erase(UUID clientId, Instant at) {
        repository.erase(clientId, at);
        held.forget(clientId);
    }

    /**
     * Makes the ledger hold exactly what belongs into it of what is submitted for a source, by appending reversals and additions, and the running
     * sums follow by the difference. An edit and a correction are the same call.
     */
    public void reconcile(Source source, Submission submission, Instant now) {
        lock(source.clientId());
        settle(source, submission, repository.standing(source), now);
        if (submission.openFacts() == null) {
            repository.close(source);
        } else {
            keepOpen(source, submission.openFacts(), now);
        }
    }

    /** Books the first that is submitted for a source nobody has heard of before: as {@link #reconcile}, without asking what the ledger holds of it. */
    public void record(Source source, Submission submission, Instant now) {
        lock(source.clientId());
        settle(source, submission, List.of(), now);
        if (submission.openFacts() != null) {
            keepOpen(source, submission.openFacts(), now);
        }
    }

    /** @param standing what the ledger holds of the source and nothing has reversed */
    private void settle(Source source, Submission submission, List<LedgerEntry> standing, Instant now) {
        Map<Evidence, Integer> wanted = new LinkedHashMap<>();
        submission.bookable(now).forEach(e -> wanted.merge(e, 1, Integer::sum));
        List<LedgerEntry> appended = new ArrayList<>();
        for (LedgerEntry entry : standing) {
            if (wanted.getOrDefault(entry.evidence(), 0) > 0) {
                wanted.merge(entry.evidence(), -1, Integer::sum);
            } else {
                appended.add(entry.reversal(Ids.next(), now));
            }
        }
        wanted.forEach((evidence, times) -> Stream.generate(() -> LedgerEntry.addition(Ids.next(), source, evidence, now)).limit(times)
                .forEach(appended::add));
        book(source.clientId(), appended);
    }

    /** Appends to the ledger, and lets the running sums follow. */
    private void book(UUID clientId, List<LedgerEntry> appended) {
        repository.append(appended);
        Map<Party, Map<String, EvidenceSum>> differences = differences(appended);
        differences.forEach((subject, sums) -> repository.add(clientId, subject, sums.values()));
        differences.keySet().forEach(subject -> establish(clientId, subject, appended));
        booked.fire(new EvidenceBooked(appended));
    }

    private void keepOpen(Source source, Object openFacts, Instant now) {
        try {
            repository.keepOpen(source, StoredJson.mapper().writeValueAsString(openFacts), now);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("open facts that cannot be kept", e);
        }
    }

    /** Only what comes no later than the instant the subject was established at can move that instant. */
    private void establish(UUID clientId, Party subject, List<LedgerEntry> appended) {
        Instant established = held.establishedAt(clientId, subject);
        boolean concerned = appended.stream().filter(entry -> entry.evidence().subject() == subject)
                .anyMatch(entry -> established == null || !entry.evidence().effectiveAt().isAfter(established));
        if (concerned) {
            boolean reversed = appended.stream().anyMatch(entry -> entry.reverses() != null);
            Instant until = established == null || reversed ? null : established;
            Instant since;
            try (Stream<LedgerEntry> entries = repository.evidence(clientId, subject, until)) {
                since = Establishment.of(entries, List.of()).orElse(null);
            }
            if (!Objects.equals(since, established)) {
                repository.establish(clientId, subject, since);
                held.establish(clientId, subject, since);
            }
        }
    }

    private static Map<Party, Map<String, EvidenceSum>> differences(List<LedgerEntry> appended) {
        Map<Party, Map<String, EvidenceSum>> differences = new EnumMap<>(Party.class);
        for (LedgerEntry entry : appended) {
            EvidenceSum sum = entry.sum();
            differences.computeIfAbsent(entry.evidence().subject(), subject -> new TreeMap<>())
                    .merge(sum.dimension() + " " + sum.reason(), sum, EvidenceSum::plus);
        }
        return differences;
    }
}
