package dev.troth.platform.problem;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Tells in the log what the service waits for, one line a minute of each, whatever meets it: that background work waits for the database, and not a trace a second of
 * what the health check tells anyway; that tokens cannot be verified, which nothing else tells.
 */
@ApplicationScoped
public class OutageLog {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Logger LOG = Logger.getLogger(OutageLog.class);
    private static final String DATABASE = "Background work waits: the database cannot be asked, or takes no changes (%s). This is said once a minute.";
    private static final String KEYS = "The keys of the token issuer cannot be read (%s): who needs them is answered 503. This is said once a minute.";

    private final Clock clock;
    private final Map<String, Instant> told = new HashMap<>();

    OutageLog(Clock clock) {
        this.clock = clock;
    }

    /** Whether the failure passes without anybody looking into it; then this was the place it is told at. */
    public boolean takes(Throwable failure) {
        if (!DatabaseFailure.isPassing(failure)) {
            return false;
        }
        tell(DATABASE, DatabaseFailure.code(failure));
        return true;
    }

    /** Nobody can say whether a token is good. */
    public void keysAway(IOException why) {
        tell(KEYS, why.getClass().getSimpleName());
    }

    private synchronized void tell(String words, String code) {
        Instant now = clock.instant();
        Instant before = told.get(words);
        if (before == null || Duration.between(before, now).abs().compareTo(PAUSE) >= 0) {
            told.put(words, now);
            LOG.warnf(words, code);
        }
    }
}
