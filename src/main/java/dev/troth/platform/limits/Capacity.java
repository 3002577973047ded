package dev.troth.platform.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How much may be under way at once in this replica, of one tenant and in all, so that what is slow of one leaves room for others. */
public final class Capacity {

    private static final int SHARES = 4;

    private final int ofATenant;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;
    private int sum;

    /** No tenant has more than a quarter. */
    public Capacity(int all) {
        this(all, Math.max(1, all / SHARES));
    }

    public Capacity(int all, int ofATenant) {
        this.all = all;
        this.ofATenant = ofATenant;
    }

    /** Takes what is left for a tenant; how much that is. */
    public int take(String tenant) {
        return take(tenant, Integer.MAX_VALUE);
    }

    /** Takes what is left for a tenant, so much at the most; how much that is. */
    public synchronized int take(String tenant, int most) {
        int room = Math.max(0, Math.min(Math.min(most, all - sum), ofATenant - taken.getOrDefault(tenant, 0)));
        sum += room;
        taken.merge(tenant, room, Integer::sum);
        return room;
    }

    public synchronized void giveBack(String tenant, int room) {
        sum -= room;
        taken.computeIfPresent(tenant, (name, count) -> count == room ? null : Integer.valueOf(count - room));
        notifyAll();
    }

    /** Has no room any more, and waits for what is under way, but not for ever. */
    public synchronized void close(Clock clock, Duration patience) throws InterruptedException {
        all = 0;
        Instant deadline = clock.instant().plus(patience);
        for (long left = patience.toMillis(); sum > 0 && left > 0; left = Duration.between(clock.instant(), deadline).toMillis()) {
            wait(left);
        }
    }
}
