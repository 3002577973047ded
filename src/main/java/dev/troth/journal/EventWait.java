package dev.troth.journal;

import dev.troth.journal.EventFeed.Piece;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.platform.tenancy.TenantRounds;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets readers of the feed wait for what comes next. While it waits, a request has neither a thread nor a connection: a timer looks again now
 * and then, so that it hears of what other replicas have written, too.
 */
@ApplicationScoped
public class EventWait {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final EventFeed feed;
    private final CurrentTenant current;
    private final TenantRounds tenants;
    private final Clock clock;
    private final int mostPerTenant;
    private final Map<String, Integer> waiting = new HashMap<>();

    EventWait(EventFeed feed, CurrentTenant current, TenantRounds tenants, Clock clock, EventSettings settings) {
        this.feed = feed;
        this.current = current;
        this.tenants = tenants;
        this.clock = clock;
        this.mostPerTenant = settings.waitersPerTenant();
    }

    /** What follows a place: at once where there is something or too many of the tenant wait, else as soon as there is, else nothing after the time. */
    Uni<EventPage> after(EventPlace place, Duration wait) {
        Piece now = feed.after(place);
        String tenant = current.tenant();
        if (!now.isEmpty() || wait.isZero() || !enter(tenant)) {
            return Uni.createFrom().item(now.page());
        }
        return later(tenant, now.end(), clock.instant().plus(wait)).onTermination().invoke(() -> leave(tenant));
    }

    private Uni<EventPage> later(String tenant, EventPlace place, Instant until) {
        AtomicReference<EventPlace> reached = new AtomicReference<>(place);
        return Uni.createFrom().nullItem().onItem().delayIt().by(LOOK_AGAIN)
                // The timer belongs to the event loop, which must not read a database.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(ignored -> tenants.as(tenant, () -> feed.againAfter(reached.get())))
                .onItem().invoke(piece -> reached.set(piece.end()))
                .repeat().whilst(piece -> piece.isEmpty() && clock.instant().isBefore(until))
                .collect().last().map(Piece::page);
    }

    private boolean enter(String tenant) {
        synchronized (waiting) {
            int there = waiting(tenant);
            if (there < mostPerTenant) {
                waiting.put(tenant, there + 1);
            }
            return there < mostPerTenant;
        }
    }

    private void leave(String tenant) {
        synchronized (waiting) {
            waiting.computeIfPresent(tenant, (key, there) -> there > 1 ? there - 1 : null);
        }
    }

    /** How many requests of a tenant wait here. */
    int waiting(String tenant) {
        synchronized (waiting) {
            return waiting.getOrDefault(tenant, 0);
        }
    }
}
