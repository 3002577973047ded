package dev.troth.journal;

import dev.troth.platform.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells sealed entries as CloudEvents: the same words for those who read the feed and those who are called. */
@ApplicationScoped
public class CloudEvents {

    private final EntityManager em;
    private final CurrentTenant current;

    CloudEvents(EntityManager em, CurrentTenant current) {
        this.em = em;
        this.current = current;
    }

    /** The events of entries of the current tenant, in the order of their numbers, with one query. */
    public List<CloudEvent> of(Collection<SealedEntry> sealed) {
        if (sealed.isEmpty()) {
            return List.of();
        }
        Map<UUID, JournalEntry> entries = em.createQuery("select e from JournalEntry e where e.id in (:ids)", JournalEntry.class)
                .setParameter("ids", sealed.stream().map(SealedEntry::entryId).toList()).getResultStream()
                .collect(Collectors.toMap(JournalEntry::id, Function.identity()));
        // What a correction would bring back is not told, and not kept for as long as the session.
        entries.values().forEach(em::detach);
        return sealed.stream().filter(entry -> entries.containsKey(entry.entryId())).sorted(Comparator.comparingLong(SealedEntry::seq))
                .map(entry -> CloudEvent.of(current.tenant(), entry.seq(), entries.get(entry.entryId()))).toList();
    }
}
