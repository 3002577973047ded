package dev.troth.trust;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import dev.troth.trust.model.EvidenceSum;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The tables of trust. The running sums are added up where they are, in SQL: numbers to add to, not objects to manage. A native query names no class but
 * Tuple for its result: Hibernate would interpret it anew each time, and keep every interpretation.
 */
@ApplicationScoped
class LedgerRepository {

    private static final int FETCHED_AT_ONCE = 1_000;
    private static final Listing<LedgerEntry> EVIDENCE = new Listing<>(LedgerEntry.class, LedgerEntry::id,
            SortKey.instant("effectiveAt", "effectiveAt", entry -> entry.evidence().effectiveAt()),
            SortKey.instant("recordedAt", "recordedAt", LedgerEntry::recordedAt));

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
        List<Tuple> accounts = tuples(em.createNativeQuery("""
                select subject, established_at, merged_into is not null or erased_at is not null as closed
                from trust_subject where client_id = :client order by subject for update""", Tuple.class).setParameter("client", clientId));
        Map<Party, Instant> established = new EnumMap<>(Party.class);
        accounts.forEach(account -> established.put(Party.valueOf(account.get("subject", String.class)), account.get("established_at", Instant.class)));
        return new Accounts(accounts.stream().anyMatch(account -> account.get("closed", Boolean.class)), established);
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
                .setHint("org.hibernate.fetchSize", FETCHED_AT_ONCE).setHint("org.hibernate.readOnly", true).getResultStream()) {
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
                .setParameter("client", clientId).setParameter("subject", subject).setHint("org.hibernate.fetchSize", FETCHED_AT_ONCE);
        return (until == null ? query : query.setParameter("until", until)).getResultStream();
    }

    Page<LedgerEntry> page(Filter filter, PageRequest page) {
        return EVIDENCE.page(em, filter, page);
    }

    /** Every line about a subject in the order they were written down; in a transaction that only reads. */
    void each(UUID clientId, Party subject, Consumer<LedgerEntry> reader) {
        EVIDENCE.each(em, new Filter().where("e.clientId = :client", "client", clientId).where("e.subject = :subject", "subject", subject), "recordedAt",
                lines -> lines.forEach(reader));
    }

    void append(List<LedgerEntry> entries) {
        entries.forEach(em::persist);
        em.flush();
    }

    void add(UUID clientId, Party subject, EvidenceSum sum) {
        em.createNativeQuery("""
                insert into trust_sum as held (client_id, subject, dimension, reason, r, s, fast_r, fast_s, tally)
                values (:client, :subject, :dimension, :reason, :r, :s, :fastR, :fastS, :tally)
                on conflict (tenant_id, client_id, subject, dimension, reason) do update
                set r = held.r + excluded.r, s = held.s + excluded.s, fast_r = held.fast_r + excluded.fast_r,
                    fast_s = held.fast_s + excluded.fast_s, tally = held.tally + excluded.tally""")
                .setParameter("client", clientId).setParameter("subject", subject.name())
                .setParameter("dimension", sum.dimension().name()).setParameter("reason", sum.reason().name())
                .setParameter("r", sum.r()).setParameter("s", sum.s())
                .setParameter("fastR", sum.fastR()).setParameter("fastS", sum.fastS())
                .setParameter("tally", sum.tally()).executeUpdate();
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
        em.createNativeQuery("""
                insert into open_fact (client_id, source_type, source_id, facts, settled_through)
                values (:client, :type, :id, cast(:facts as jsonb), :settledThrough)
                on conflict (tenant_id, client_id, source_type, source_id) do update
                set facts = excluded.facts, settled_through = excluded.settled_through""")
                .setParameter("client", source.clientId()).setParameter("type", source.type()).setParameter("id", source.id())
                .setParameter("facts", facts).setParameter("settledThrough", settledThrough).executeUpdate();
    }

    void close(Source source) {
        em.createNativeQuery("delete from open_fact where client_id = :client and source_type = :type and source_id = :id")
                .setParameter("client", source.clientId()).setParameter("type", source.type()).setParameter("id", source.id())
                .executeUpdate();
    }

    void closeAll(UUID clientId) {
        em.createNativeQuery("delete from open_fact where client_id = :client").setParameter("client", clientId).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> tuples(Query query) {
        return query.getResultList();
    }
}
