package dev.troth.platform.problem;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Tells in the log that background work waits for the database: one line a minute, whatever meets it, and not a trace a second of what the
 * health check tells anyway.
 */
@ApplicationScoped
public class OutageLog {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Logger LOG = Logger.getLogger(OutageLog.class);

    private final Clock clock;
    private Instant told;

    OutageLog(Clock clock) {
        this.clock = clock;
    }

    /** Whether the failure passes without anybody looking into it; then this was the place it is told at. */
    public boolean takes(Throwable failure) {
        if (!DatabaseFailure.isPassing(failure)) {
            return false;
        }
        tell(DatabaseFailure.code(failure));
        return true;
    }

    private synchronized void tell(String code) {
        Instant now = clock.instant();
        if (told == null || Duration.between(told, now).abs().compareTo(PAUSE) >= 0) {
            told = now;
            LOG.warnf("Background work waits: the database cannot be asked, or takes no changes (%s). This is said once a minute.", code);
        }
    }
}
