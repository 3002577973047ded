package dev.troth.incident;

import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.upcoming.UpcomingItem;
import dev.troth.upcoming.UpcomingKind;
import dev.troth.upcoming.UpcomingQuery;
import dev.troth.upcoming.UpcomingSource;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Remedies that were promised and fall due, of incidents that are not closed (practices 16, 23). */
@Singleton
public class RemediesUpcoming implements UpcomingSource {

    private final IncidentRepository incidents;

    RemediesUpcoming(IncidentRepository incidents) {
        this.incidents = incidents;
    }

    @Override
    public UpcomingKind kind() {
        return UpcomingKind.REMEDY_DUE;
    }

    @Override
    public Page<UpcomingItem> upcoming(UpcomingQuery query) {
        List<UpcomingItem> items = incidents.unclosed(query.clientId()).stream().flatMap(incident -> incident.remedies().stream()
                .filter(remedy -> remedy.doneAt() == null && isWithin(query, remedy.dueAt()))
                .map(remedy -> new UpcomingItem(kind(), remedy.dueAt(), remedy.action(), RecordType.INCIDENT, incident.id())))
                .sorted(Comparator.comparing(UpcomingItem::at)).toList();
        return new Page<>(items.subList(0, Math.min(query.limit(), items.size())), null, Page.Total.exactly(items.size()));
    }

    private static boolean isWithin(UpcomingQuery query, Instant dueAt) {
        return dueAt != null && !dueAt.isBefore(query.from()) && !dueAt.isAfter(query.until());
    }
}
