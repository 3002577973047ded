package dev.troth.platform.time;

import dev.troth.platform.problem.FailureTrace;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Repeats work by the machine's uptime. The scheduler of the framework goes by the wall clock: were that set back by an hour, nothing
 * would be sealed or sent for an hour. What has an hour or a day anyway is left to it.
 */
@ApplicationScoped
public class SteadyRounds {

    private static final Duration LAST_ROUND = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(SteadyRounds.class);

    private final boolean enabled;
    private final ScheduledThreadPoolExecutor rounds = new ScheduledThreadPoolExecutor(0, work -> {
        Thread thread = new Thread(work, "steady-rounds");
        thread.setDaemon(true);
        return thread;
    });

    /** @param enabled false where the process is no service: the same as for the scheduler of the framework */
    SteadyRounds(@ConfigProperty(name = "quarkus.scheduler.enabled", defaultValue = "true") boolean enabled) {
        this.enabled = enabled;
    }

    /**
     * Begins to repeat; a round begins when the one before has ended, however it did.
     */
    public void every(Duration pause, String name, Runnable round) {
        if (!enabled) {
            return;
        }
        rounds.setCorePoolSize(rounds.getCorePoolSize() + 1);
        rounds.scheduleWithFixedDelay(() -> untilItsEnd(name, round), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void untilItsEnd(String name, Runnable round) {
        try {
            round.run();
        } catch (RuntimeException | Error e) {
            // What is thrown out of a round would be the end of all rounds, without a word.
            LOG.errorf(FailureTrace.of(e), "A round failed (%s); the next one follows.", name);
        }
    }

    void stop(@Observes ShutdownEvent end) {
        rounds.shutdown();
        try {
            rounds.awaitTermination(LAST_ROUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
