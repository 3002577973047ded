package dev.troth.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** How far the feed of a tenant goes, as those know who wait for it to go on: one of them looks for all. */
final class SharedLook {

    private final Clock clock;
    private final Duration fresh;
    private final Lock looking = new ReentrantLock();
    private volatile Instant lookedAt = Instant.EPOCH;
    private volatile long end;

    /** @param fresh for how long what one has found holds for the others */
    SharedLook(Clock clock, Duration fresh) {
        this.clock = clock;
        this.fresh = fresh;
    }

    /**
     * Whether the feed goes on after a place; by what another has found where that was a moment ago, or is about to be known.
     *
     * @param look reads how far the feed goes
     */
    boolean goesBeyond(EventPlace place, LongSupplier look) {
        if (looking.tryLock()) {
            try {
                // Either way: a clock that is set back does not make a look a fresh one.
                if (Duration.between(lookedAt, clock.instant()).abs().compareTo(fresh) > 0) {
                    end = look.getAsLong();
                    lookedAt = clock.instant();
                }
            } finally {
                looking.unlock();
            }
        }
        return place.after() < end;
    }
}
