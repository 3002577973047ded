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
 * and then, so that it hears of what other replicas have written, too. Of those of a tenant one looks for all.
 */
@ApplicationScoped
public class EventWait {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    /** A little less, so that who waits alone looks each time. */
    private static final Duration FRESH = Duration.ofMillis(200);

    private final EventFeed feed;
    private final CurrentTenant current;
    private final TenantRounds tenants;
    private final Clock clock;
    private final int mostPerTenant;
    private final int most;
    private final Map<String, Waiters> waiting = new HashMap<>();

    EventWait(EventFeed feed, CurrentTenant current, TenantRounds tenants, Clock clock, EventSettings settings) {
        this.feed = feed;
        this.current = current;
        this.tenants = tenants;
        this.clock = clock;
        this.mostPerTenant = settings.waitersPerTenant();
        this.most = settings.waiters();
    }

    /** What follows a place: at once where there is something or too many wait, else as soon as there is, else nothing after the time. */
    Uni<EventPage> after(EventPlace place, Duration wait) {
        Piece now = feed.after(place);
        String tenant = current.tenant();
        Waiters with = now.isEmpty() && !wait.isZero() ? enter(tenant) : null;
        if (with == null) {
            return Uni.createFrom().item(now.page());
        }
        return later(tenant, with, now, clock.instant().plus(wait)).onTermination().invoke(() -> leave(tenant));
    }

    private Uni<EventPage> later(String tenant, Waiters with, Piece now, Instant until) {
        AtomicReference<Piece> reached = new AtomicReference<>(now);
        return Uni.createFrom().nullItem().onItem().delayIt().by(LOOK_AGAIN)
                // The timer belongs to the event loop, which must not read a database.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(ignored -> tenants.as(tenant, () -> with.look.goesBeyond(reached.get().end(), feed::end) ? feed.sealedAfter(reached.get().end()) : reached.get()))
                .onItem().invoke(reached::set)
                .repeat().whilst(piece -> piece.isEmpty() && clock.instant().isBefore(until))
                .collect().last().map(Piece::page);
    }

    /** Null where there is no room. */
    private Waiters enter(String tenant) {
        synchronized (waiting) {
            Waiters here = waiting.computeIfAbsent(tenant, key -> new Waiters(new SharedLook(clock, FRESH)));
            if (waiting() == most || here.count == mostPerTenant) {
                waiting.values().removeIf(Waiters::isNobody);
                return null;
            }
            here.count++;
            return here;
        }
    }

    private void leave(String tenant) {
        synchronized (waiting) {
            waiting.get(tenant).count--;
            waiting.values().removeIf(Waiters::isNobody);
        }
    }

    /** How many requests wait here. */
    int waiting() {
        synchronized (waiting) {
            return waiting.values().stream().mapToInt(here -> here.count).sum();
        }
    }

    /** How many requests of a tenant wait here. */
    int waiting(String tenant) {
        synchronized (waiting) {
            return waiting.containsKey(tenant) ? waiting.get(tenant).count : 0;
        }
    }

    /** The waiting requests of one tenant. */
    private static final class Waiters {

        private final SharedLook look;
        private int count;

        Waiters(SharedLook look) {
            this.look = look;
        }

        boolean isNobody() {
            return count == 0;
        }
    }
}
