package dev.troth.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.journal.Journal;
import dev.troth.journal.JournalEntry;
import dev.troth.journal.JournalEntry.What;
import dev.troth.platform.json.MergePatch;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.sql.Lots;
import dev.troth.trust.Ledger;
import dev.troth.trust.Source;
import dev.troth.trust.Submission;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;

/**
 * The way of every write: load, check what the caller knows, move, reconcile the ledger, append to the journal, all in one
 * transaction. A feature's service adds what is its own: the moves, and what a record says about trust.
 */
public abstract class RecordService<A extends Aggregate> implements ClientHoldings {

    /** The move every record allows: take back the last one. */
    public static final String CORRECT = "correct";

    @Inject
    protected Ledger ledger;
    @Inject
    Journal journal;
    @Inject
    protected Clock clock;
    @Inject
    FieldStates states;
    @Inject
    MergePatch mergePatch;

    protected abstract RecordType type();

    protected abstract PanacheRepositoryBase<A, UUID> repository();

    /** What a record that stands says about trust at an instant. */
    protected abstract Submission evidence(A record, Instant now);

    /** @throws Refusal 404 */
    public A get(UUID id) {
        return repository().findByIdOptional(id).orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such " + type().label() + "."));
    }

    /** A record that was not taken back; empty where there is none. */
    public Optional<A> standing(UUID id) {
        return repository().findByIdOptional(id).filter(record -> record.retractedAt() == null);
    }

    /** Takes the last move back, or the record itself where none is left. What was recorded stays readable in the journal. */
    @Transactional
    public A correct(UUID id, Precondition known, Correction correction) {
        A record = load(id, known);
        JournalEntry last = journal.lastStanding(id).orElseThrow(RecordService::nothingToCorrect);
        Instant now = clock.instant();
        if (!last.undo().isEmpty()) {
            states.restore(record, unedited(last));
        } else if (record.isRetractable()) {
            record.retract(now);
        } else {
            throw ProblemType.NOTHING_TO_CORRECT.because("Every move after " + last.type() + " has been taken back, and that cannot be.");
        }
        known.during(() -> store(record, now));
        journal.append(new What(record.clientId(), type().name(), id, type().label() + ".corrected", now, last.id()), correction, null);
        undone(record, last, correction);
        changed(record);
        return record;
    }

    /** What a move has changed, as it was before: what was edited since is no longer what the move made of it, and stays (ADR 0004). */
    private JsonNode unedited(JournalEntry move) {
        ObjectNode before = move.undo().deepCopy();
        journal.editsSince(move).forEach(edit -> {
            if (edit.data() != null) {
                edit.data().path("formerly").fieldNames().forEachRemaining(before::remove);
            }
        });
        return before;
    }

    /**
     * The fields that a move is remembered by which leaves more than its record says, and so can be taken back though it changed nothing of it: a feature
     * overrides it where there is such a move.
     */
    protected Set<String> leavesMore(Object data) {
        return Set.of();
    }

    /** What else goes with a move that was taken back: a feature overrides it where a move leaves more than its record. */
    protected void undone(A record, JournalEntry move, Correction why) {
        // most moves leave nothing else
    }

    /** Takes a record back with all its moves: what led to it was a mistake. Inside the transaction of that correction. */
    public void takeBack(UUID id, Correction why) {
        while (get(id).retractedAt() == null) {
            correct(id, Precondition.of(null), why);
        }
    }

    /** What a new record says about trust, which nothing else can say anything of yet: a feature overrides it where that saves asking. */
    protected Submission first(A record, Instant now) {
        return evidence(record, now);
    }

    /** What else has to happen once a record has changed: a feature overrides it to tell those who depend on it. */
    protected void changed(A record) {
        // most records stand for themselves
    }

    /** What else has to happen once there is a new record: a feature overrides it where nothing can depend on one yet. */
    protected void created(A record) {
        changed(record);
    }

    /**
     * Records something new.
     *
     * @param verb what happened, as the journal names it
     * @param at when it happened
     * @param data what the caller said
     */
    protected A create(A record, String verb, Instant at, Object data) {
        ledger.lock(record.clientId());
        repository().persist(record);
        repository().flush();
        Instant now = clock.instant();
        ledger.record(source(record), first(record, now), now);
        journal.append(what(record, verb, at), data, states.nothing());
        created(record);
        return record;
    }

    /**
     * Makes a move on a record.
     *
     * @param verb what happened, as the journal names it
     * @param at when it happened
     * @param data what the caller said
     */
    protected A act(UUID id, Precondition known, String verb, Instant at, Object data, Consumer<A> move) {
        A record = load(id, known);
        known.during(() -> apply(record, verb, at, data, move));
        return record;
    }

    /**
     * Makes a move that only the first can make, and of whom the others learn: the record is read anew once nobody else can change it, which costs a
     * statement more.
     *
     * @param verb what happened, as the journal names it
     * @param at when it happened
     * @param data what the caller said
     */
    protected A actInTurn(UUID id, Precondition known, String verb, Instant at, Object data, Consumer<A> move) {
        A record = loadInTurn(id, known);
        apply(record, verb, at, data, move);
        return record;
    }

    /** Changes fields by a merge patch, which needs a precondition. */
    protected <F extends Record> A edit(UUID id, Precondition known, JsonNode patch, Function<A, F> fields,
            BiConsumer<A, F> change) {
        A record = load(id, known);
        if (record.retractedAt() != null) {
            throw record.refuse("A record that was taken back does not change any more.");
        }
        F patched = mergePatch.apply(fields.apply(record), patch);
        ObjectNode before = states.of(record);
        change.accept(record, patched);
        known.during(() -> store(record, clock.instant()));
        journal.append(what(record, "edited", clock.instant()), new Edit(patch, states.changed(before, states.of(record))), null);
        changed(record);
        return record;
    }

    /**
     * Changes fields to what is given as a whole, which may come with a precondition. Where they are so already, nothing happens: no write would tell that
     * they were others meanwhile, so the record is read anew once nobody else can change it.
     */
    protected <F extends Record> A replace(UUID id, Precondition known, F fields, BiConsumer<A, F> change) {
        A record = loadInTurn(id, known);
        ObjectNode before = states.of(record);
        change.accept(record, fields);
        ObjectNode after = states.of(record);
        if (!after.equals(before)) {
            store(record, clock.instant());
            journal.append(what(record, "edited", clock.instant()), new Edit(states.changed(after, before), states.changed(before, after)), null);
            changed(record);
        }
        return record;
    }

    /** A change that follows from another record's: it is recorded, and is no move that could be taken back here. */
    protected void follow(A record, String verb, Consumer<A> change) {
        change.accept(record);
        store(record, clock.instant());
        journal.append(what(record, verb, clock.instant()), null, null);
        changed(record);
    }

    private void apply(A record, String verb, Instant at, Object data, Consumer<A> move) {
        ObjectNode before = states.of(record);
        move.accept(record);
        store(record, clock.instant());
        ObjectNode undo = states.changed(before, states.of(record));
        if (undo.isEmpty()) {
            undo.setAll(before.retain(leavesMore(data)));
        }
        // A move that changes nothing, such as claiming what one has claimed, leaves nothing to take back.
        journal.append(what(record, verb, at), data, undo.isEmpty() ? null : undo);
        changed(record);
    }

    /** Brings the ledger in line with what a record says now. */
    protected void reconcile(A record) {
        Instant now = clock.instant();
        Submission submission = record.retractedAt() == null ? evidence(record, now) : Submission.NONE;
        ledger.reconcile(source(record), submission, now);
    }

    private Source source(A record) {
        return new Source(record.clientId(), type().name(), record.id());
    }

    /** Stores a record whose derived fields have changed: no move of its own, so nothing that a correction could take back. */
    protected void store(A record, Instant now) {
        record.touch(now);
        repository().flush();
        reconcile(record);
    }

    private A load(UUID id, Precondition known) {
        A record = get(id);
        known.check(record.version());
        ledger.lock(record.clientId());
        return record;
    }

    private A loadInTurn(UUID id, Precondition known) {
        A record = get(id);
        ledger.lock(record.clientId());
        repository().getEntityManager().refresh(record);
        known.check(record.version());
        return record;
    }

    private What what(A record, String verb, Instant at) {
        return new What(record.clientId(), type().name(), record.id(), type().label() + "." + verb, at, null);
    }

    @Override
    public Set<String> tables() {
        return Set.of(table());
    }

    /** The same records, by the same ids, in another state: whoever knows the former one learns that it has changed. */
    @Override
    public void handOver(Merge merge) {
        repository().getEntityManager().createNativeQuery("update " + table() + " set client_id = :into, version = version + 1, updated_at = :at where client_id = :from")
                .setParameter("into", merge.into()).setParameter("from", merge.from()).setParameter("at", merge.at()).executeUpdate();
    }

    /** The records of both are judged together: the other's absences pause this one's clocks, the same mistake was made before. */
    @Override
    public void judge(Merge merge) {
        EntityManager em = repository().getEntityManager();
        List<UUID> standing = em.createNativeQuery("select id from " + table() + " where client_id = :client and retracted_at is null order by created_at, id", UUID.class)
                .setParameter("client", merge.into()).getResultList();
        judgeEach(standing, record -> storeWhere(refresh(record), record, merge.at()));
        em.clear();
    }

    /**
     * Judges records anew that follow from another which has changed, however many they are: a few at a time, and what was read or written for them is gone
     * from memory once it is written. Whatever was there before stays, as somebody may still change it.
     */
    protected void judgeEach(List<UUID> ids, Consumer<A> judge) {
        EntityManager em = repository().getEntityManager();
        PersistenceContext memory = em.unwrap(SessionImplementor.class).getPersistenceContext();
        Set<EntityKey> before = Set.copyOf(memory.getEntitiesByKey().keySet());
        for (List<UUID> some : Lots.of(ids, Lots.FEW)) {
            Map<UUID, A> records = repository().list("id in ?1", some).stream().collect(Collectors.toMap(Aggregate::id, Function.identity()));
            some.stream().map(records::get).forEach(judge);
            em.flush();
            memory.getEntitiesByKey().entrySet().stream().filter(there -> !before.contains(there.getKey())).map(Map.Entry::getValue).toList().forEach(em::detach);
        }
    }

    /** Stores a record whose derived fields have changed; where they have not, what it says about trust may have all the same. */
    protected void storeWhere(boolean changed, A record, Instant now) {
        if (changed) {
            store(record, now);
        } else {
            reconcile(record);
        }
    }

    /**
     * Derives anew what of a record follows from the client's others: a feature overrides it where something does.
     *
     * @return whether anything has changed that is to be seen
     */
    protected boolean refresh(A record) {
        return false;
    }

    private String table() {
        return type().name().toLowerCase(Locale.ROOT);
    }

    private static Refusal nothingToCorrect() {
        return ProblemType.NOTHING_TO_CORRECT.because("Every move on this record has been taken back.");
    }

    /** What an edit asked for, and what the fields were before. */
    private record Edit(JsonNode patch, JsonNode formerly) {
    }
}
