package dev.troth.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The append-only log of everything that happened. Each change is appended once, in the transaction that makes it. */
@ApplicationScoped
public class Journal {

    private final EntityManager em;
    private final ObjectMapper mapper;
    private final CurrentTenant current;
    private final Clock clock;

    Journal(EntityManager em, ObjectMapper mapper, CurrentTenant current, Clock clock) {
        this.em = em;
        this.mapper = mapper;
        this.current = current;
        this.clock = clock;
    }

    /**
     * @param data what the caller said, null where there is nothing to say
     * @param undo the fields a correction brings back: empty for what began a record, null for what is no move
     */
    public void append(JournalEntry.What what, Object data, JsonNode undo) {
        em.persist(new JournalEntry(Ids.next(), what, current.caller(), clock.instant(), data == null ? null : mapper.valueToTree(data), undo));
    }

    /** Of these clients, those the journal tells this of. */
    public Set<UUID> concerned(String type, Collection<UUID> clients) {
        return em.createQuery("select distinct e.clientId from JournalEntry e where e.type = :type and e.clientId in (:clients)", UUID.class)
                .setParameter("type", type).setParameter("clients", clients).getResultStream().collect(Collectors.toSet());
    }

    /** The edits of a record since an entry about it. */
    public List<JournalEntry> editsSince(JournalEntry entry) {
        return em.createQuery("""
                select e from JournalEntry e where e.recordId = :record and e.type like '%.edited' and e.recordedAt >= :since order by e.recordedAt, e.id""", JournalEntry.class)
                .setParameter("record", entry.recordId()).setParameter("since", entry.recordedAt()).getResultList();
    }

    /** The last move on a record that nothing has taken back. */
    public Optional<JournalEntry> lastStanding(UUID recordId) {
        return em.createQuery("""
                select e from JournalEntry e where e.recordId = :record and e.undo is not null
                and not exists (select 1 from JournalEntry correction where correction.corrects = e.id)
                order by e.recordedAt desc, e.id desc""", JournalEntry.class)
                .setParameter("record", recordId).setMaxResults(1).getResultStream().findFirst();
    }
}
