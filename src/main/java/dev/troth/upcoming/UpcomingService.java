package dev.troth.upcoming;

import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.Parameters;
import dev.troth.platform.problem.Refusal;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Gathers what comes with one client from the features that know, the next first (practice 23). */
@ApplicationScoped
public class UpcomingService {

    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration FARTHEST = Duration.ofDays(366);
    private static final int MOST = 200;
    private static final Comparator<UpcomingItem> NEXT_FIRST = Comparator.comparing(UpcomingItem::at).thenComparing(UpcomingItem::kind)
            .thenComparing(UpcomingItem::recordId).thenComparing(UpcomingItem::title);

    private final List<UpcomingSource> sources;
    private final KnownClients clients;
    private final Clock clock;

    UpcomingService(@All List<UpcomingSource> sources, KnownClients clients, Clock clock) {
        this.sources = sources;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * The first {@value #MOST} things that come; the total counts the others too.
     *
     * @param until 30 days ahead where absent, at most a year ahead
     * @param kinds separated by commas; all where absent
     */
    public Page<UpcomingItem> upcoming(UUID clientId, String until, String kinds) {
        Instant now = clock.instant();
        List<UpcomingKind> wanted = Parameters.constants("kind", kinds, UpcomingKind.class);
        UpcomingQuery query = new UpcomingQuery(clientId, now, until(until, now), MOST);
        clients.require(clientId);
        List<Page<UpcomingItem>> found = sources.stream().filter(source -> wanted.isEmpty() || wanted.contains(source.kind()))
                .map(source -> source.upcoming(query)).toList();
        boolean exact = found.stream().allMatch(page -> page.total().relation() == Page.Relation.EXACT);
        return new Page<>(found.stream().flatMap(page -> page.items().stream()).sorted(NEXT_FIRST).limit(MOST).toList(), null,
                new Page.Total(found.stream().mapToLong(page -> page.total().count()).sum(), exact ? Page.Relation.EXACT : Page.Relation.AT_LEAST));
    }

    private static Instant until(String until, Instant now) {
        if (until == null) {
            return now.plus(USUAL);
        }
        Instant end = Parameters.instant("until", until);
        if (!end.isAfter(now) || end.isAfter(now.plus(FARTHEST))) {
            throw Refusal.parameter("until", "must lie ahead, by 366 days at the most");
        }
        return end;
    }
}
