package dev.troth.journal;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads the journal of one client, the latest first: under all the ids it has been recorded by. */
@ApplicationScoped
public class Timeline {

    private static final Listing<JournalEntry> ENTRIES = new Listing<>(JournalEntry.class, JournalEntry::id,
            SortKey.instant("occurredAt", "occurredAt", JournalEntry::occurredAt),
            SortKey.instant("recordedAt", "recordedAt", JournalEntry::recordedAt));

    private final EntityManager em;

    Timeline(EntityManager em) {
        this.em = em;
    }

    /**
     * @param clientIds the client's, and those of clients that turned out to be the same
     */
    public Page<TimelineEntry> of(List<UUID> clientIds, EventTypes types, String from, String before, PageRequest page) {
        Filter filter = types.narrow(new Filter().in("client", clientIds, "clientId"))
                .from("from", from, "occurredAt").before("before", before, "occurredAt");
        return ENTRIES.page(em, filter, page).map(TimelineEntry::of);
    }

    /**
     * Every entry of a client in the order they were recorded, however many there are; in a transaction that only reads.
     *
     * @param clientIds the client's, and those of clients that turned out to be the same
     */
    public void each(List<UUID> clientIds, Consumer<TimelineEntry> reader) {
        ENTRIES.each(em, new Filter().in("client", clientIds, "clientId"), "recordedAt",
                entries -> entries.stream().map(TimelineEntry::of).forEach(reader));
    }
}
