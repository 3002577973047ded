package dev.troth.trust;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import dev.troth.platform.sql.Lots;
import dev.troth.platform.sql.SqlStatement;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.EvidenceSum;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The tables of trust. The running sums are added up where they are, in SQL: numbers to add to, not objects to manage. What each write sends is
 * an SqlStatement; a native query names no class for its result, which Hibernate would interpret anew each time, and keep every interpretation.
 */
@ApplicationScoped
class LedgerRepository {

    private static final int LINES_AT_ONCE = 1_000;
    private static final Listing<LedgerEntry> EVIDENCE = new Listing<>(LedgerEntry.class, LedgerEntry::id,
            SortKey.instant("effectiveAt", "effectiveAt", entry -> entry.evidence().effectiveAt()),
            SortKey.instant("recordedAt", "recordedAt", LedgerEntry::recordedAt));

    private static final SqlStatement LOCK = new SqlStatement("""
            select subject, established_at, merged_into is not null or erased_at is not null as closed
            from trust_subject where client_id = :client order by subject for update""");
    private static final SqlStatement APPEND = new SqlStatement("""
            insert into ledger (id, client_id, subject, dimension, reason, source_type, source_id, r, s, effective_at, tally, r_sum, s_sum, fast_r_sum, fast_s_sum,
                reverses, recorded_at)
            values (:id, :client, :subject, :dimension, :reason, :type, :source, :r, :s, :effectiveAt, :tally, :rSum, :sSum, :fastRSum, :fastSSum, :reverses,
                :recordedAt)""");
    private static final SqlStatement ADD = new SqlStatement("""
            insert into trust_sum as held (client_id, subject, dimension, reason, r, s, fast_r, fast_s, tally)
            values (:client, :subject, :dimension, :reason, :r, :s, :fastR, :fastS, :tally)
            on conflict (tenant_id, client_id, subject, dimension, reason) do update
            set r = held.r + excluded.r, s = held.s + excluded.s, fast_r = held.fast_r + excluded.fast_r,
                fast_s = held.fast_s + excluded.fast_s, tally = held.tally + excluded.tally""");
    private static final SqlStatement KEEP_OPEN = new SqlStatement("""
            insert into open_fact (client_id, source_type, source_id, facts, settled_through)
            values (:client, :type, :id, cast(:facts as jsonb), :settledThrough)
            on conflict (tenant_id, client_id, source_type, source_id) do update
            set facts = excluded.facts, settled_through = excluded.settled_through""");
    private static final SqlStatement CLOSE = new SqlStatement("delete from open_fact where client_id = :client and source_type = :type and source_id = :id");

    private final EntityManager em;

    LedgerRepository(EntityManager em) {
        this.em = em;
    }

    void open(UUID clientId, Party subject) {
        em.createNativeQuery("insert into trust_subject (client_id, subject) values (:client, :subject)")
                .setParameter("client", clientId).setParameter("subject", subject.name()).executeUpdate();
    }

    boolean knows(UUID clientId) {
        return !em.createNativeQuery("select 1 from trust_subject where client_id = :client").setParameter("client", clientId).getResultList().isEmpty();
    }

    /** Takes the client's accounts for the rest of the transaction. */
    Accounts lock(UUID clientId) {
        Map<Party, Instant> established = new EnumMap<>(Party.class);
        List<Boolean> closed = LOCK.rows(em, Map.of("client", clientId), (account, columns) -> {
            established.put(Party.valueOf(account.getString(1)), TrustRow.instant(account, 2));
            return account.getBoolean(3);
        });
        return new Accounts(closed.contains(true), established);
    }

    /**
     * The accounts of a client as they were taken.
     *
     * @param closed whether nothing is booked on them any more, as the client turned out to be another or was erased
     * @param established by subject since when it is, null while it is not
     */
    record Accounts(boolean closed, Map<Party, Instant> established) {
    }

    boolean isErased(UUID clientId) {
        return em.createNativeQuery("select erased_at is not null from trust_subject where client_id = :client")
                .setParameter("client", clientId).getResultList().contains(true);
    }

    void erase(UUID clientId, Instant at) {
        em.createNativeQuery("update trust_subject set erased_at = :at where client_id = :client").setParameter("at", at)
                .setParameter("client", clientId).executeUpdate();
    }

    /** The client this one turned out to be in the end: that one may have turned out to be another itself. */
    UUID mergedInto(UUID clientId) {
        return (UUID) em.createNativeQuery("""
                with recursive way as (
                  select 0 as step, merged_into from trust_subject where client_id = :client and subject = :subject
                  union all select step + 1, t.merged_into from way join trust_subject t on t.client_id = way.merged_into and t.subject = :subject)
                select merged_into from way where merged_into is not null order by step desc limit 1""")
                .setParameter("client", clientId).setParameter("subject", Party.PROVIDER.name()).getResultStream().findFirst().orElse(null);
    }

    void merge(UUID clientId, UUID into) {
        em.createNativeQuery("update trust_subject set merged_into = :into where client_id = :client").setParameter("into", into)
                .setParameter("client", clientId).executeUpdate();
    }

    /** A client's additions that nothing has reversed. */
    List<LedgerEntry> standing(UUID clientId) {
        return em.createQuery("""
                select e from LedgerEntry e where e.clientId = :client and e.reverses is null
                and not exists (select 1 from LedgerEntry reversal where reversal.reverses = e.id)""", LedgerEntry.class)
                .setParameter("client", clientId).getResultList();
    }

    /** The additions of a source that nothing has reversed. */
    List<LedgerEntry> standing(Source source) {
        return em.createQuery("""
                select e from LedgerEntry e where e.sourceType = :type and e.sourceId = :id and e.reverses is null
                and not exists (select 1 from LedgerEntry reversal where reversal.reverses = e.id)""", LedgerEntry.class)
                .setParameter("type", source.type()).setParameter("id", source.id()).getResultList();
    }

    /** Each of a subject's entries, let go of once it was looked at: many more may follow than memory holds. Inside a transaction. */
    void eachOnce(UUID clientId, Party subject, Consumer<LedgerEntry> reader) {
        try (Stream<LedgerEntry> entries = em.createQuery("select e from LedgerEntry e where e.clientId = :client and e.subject = :subject", LedgerEntry.class)
                .setParameter("client", clientId).setParameter("subject", subject)
                .setHint("org.hibernate.fetchSize", LINES_AT_ONCE).setHint("org.hibernate.readOnly", true).getResultStream()) {
            entries.forEach(entry -> {
                reader.accept(entry);
                em.detach(entry);
            });
        }
    }

    /** @param until only what is effective up to then; null for all */
    Stream<LedgerEntry> evidence(UUID clientId, Party subject, Instant until) {
        var query = em.createQuery("select e from LedgerEntry e where e.clientId = :client and e.subject = :subject"
                + (until == null ? "" : " and e.effectiveAt <= :until") + " order by e.effectiveAt, e.id", LedgerEntry.class)
                .setParameter("client", clientId).setParameter("subject", subject).setHint("org.hibernate.fetchSize", LINES_AT_ONCE);
        return (until == null ? query : query.setParameter("until", until)).getResultStream();
    }

    Page<LedgerEntry> page(Filter filter, PageRequest page) {
        return EVIDENCE.page(em, filter, page);
    }

    /** Every line about a subject in the order they were written down; in a transaction that only reads. */
    void each(UUID clientId, Party subject, Consumer<LedgerEntry> reader) {
        EVIDENCE.each(em, new Filter().where("e.clientId = :client", "client", clientId).where("e.subject = :subject", "subject", subject), "recordedAt",
                LINES_AT_ONCE, lines -> lines.forEach(reader));
    }

    void append(List<LedgerEntry> entries) {
        Lots.of(entries, LINES_AT_ONCE).forEach(some -> APPEND.writeEach(em, some.stream().map(LedgerRepository::columns).toList()));
    }

    private static Map<String, Object> columns(LedgerEntry entry) {
        Source source = entry.source();
        Evidence evidence = entry.evidence();
        EvidenceSum sum = entry.sum();
        Map<String, Object> columns = new HashMap<>();
        columns.put("id", entry.id());
        columns.put("client", source.clientId());
        columns.put("subject", evidence.subject().name());
        columns.put("dimension", evidence.dimension().name());
        columns.put("reason", evidence.reason().name());
        columns.put("type", source.type());
        columns.put("source", source.id());
        columns.put("r", evidence.r());
        columns.put("s", evidence.s());
        columns.put("effectiveAt", evidence.effectiveAt());
        columns.put("tally", evidence.tally());
        columns.put("rSum", sum.r());
        columns.put("sSum", sum.s());
        columns.put("fastRSum", sum.fastR());
        columns.put("fastSSum", sum.fastS());
        columns.put("reverses", entry.reverses());
        columns.put("recordedAt", entry.recordedAt());
        return columns;
    }

    /** Adds to the sums of a subject, one for each dimension and reason. */
    void add(UUID clientId, Party subject, Collection<EvidenceSum> sums) {
        ADD.writeEach(em, sums.stream().map(sum -> Map.of("client", clientId, "subject", subject.name(), "dimension", sum.dimension().name(),
                "reason", sum.reason().name(), "r", sum.r(), "s", sum.s(), "fastR", sum.fastR(), "fastS", sum.fastS(), "tally", sum.tally())).toList());
    }

    @SuppressWarnings("unchecked")
    List<EvidenceSum> sums(UUID clientId, Party subject) {
        List<Object[]> sums = em.createNativeQuery("""
                select dimension, reason, r, s, fast_r, fast_s, tally from trust_sum
                where client_id = :client and subject = :subject""").setParameter("client", clientId).setParameter("subject", subject.name()).getResultList();
        return sums.stream().map(columns -> TrustRow.sum(columns, 0)).toList();
    }

    void establish(UUID clientId, Party subject, Instant at) {
        em.createNativeQuery("""
                update trust_subject set established_at = cast(:at as timestamptz) where client_id = :client and subject = :subject""")
                .setParameter("at", at == null ? null : at.toString()).setParameter("client", clientId)
                .setParameter("subject", subject.name()).executeUpdate();
    }

    void keepOpen(Source source, String facts, Instant settledThrough) {
        KEEP_OPEN.write(em, Map.of("client", source.clientId(), "type", source.type(), "id", source.id(), "facts", facts, "settledThrough", settledThrough));
    }

    void close(Source source) {
        CLOSE.write(em, Map.of("client", source.clientId(), "type", source.type(), "id", source.id()));
    }

    void closeAll(UUID clientId) {
        em.createNativeQuery("delete from open_fact where client_id = :client").setParameter("client", clientId).executeUpdate();
    }
}
