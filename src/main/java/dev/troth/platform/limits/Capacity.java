package dev.troth.platform.limits;

import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
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
        this(all, ofATenant(all));
    }

    /** What one tenant has of it, unless something else is said. */
    public static int ofATenant(int all) {
        return Math.max(1, all / SHARES);
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
        if (room > 0) {
            sum += room;
            taken.merge(tenant, room, Integer::sum);
        }
        return room;
    }

    /**
     * Takes the room of one, which is to be given back.
     *
     * @param full what is said where there is none
     * @throws Refusal 503 where there is none
     */
    public void takeOne(String tenant, String full) {
        if (take(tenant, 1) == 0) {
            throw ProblemType.SERVICE_UNAVAILABLE.because(full);
        }
    }

    /**
     * Does what takes the room of one for as long as it lasts.
     *
     * @param full what is said where there is none
     * @throws Refusal 503 where there is none
     */
    public <R, E extends Exception> R within(String tenant, String full, Work<R, E> work) throws E {
        takeOne(tenant, full);
        try {
            return work.done();
        } finally {
            giveBack(tenant, 1);
        }
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

    /** What is under way, and may fail as it does elsewhere. */
    @FunctionalInterface
    public interface Work<R, E extends Exception> {

        R done() throws E;
    }
}
