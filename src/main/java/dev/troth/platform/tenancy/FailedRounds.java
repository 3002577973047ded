package dev.troth.platform.tenancy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/** Counts what failed of the work that has an hour or a day: what waits for it is in no other figure. */
@ApplicationScoped
public class FailedRounds {

    private final MeterRegistry registry;

    FailedRounds(MeterRegistry registry) {
        this.registry = registry;
    }

    /** All are there from the start, so that the first one is an increase. */
    void begin(@Observes StartupEvent started) {
        for (Work work : Work.values()) {
            counter(work);
        }
    }

    /** Counts one that failed, for a tenant or before it came to any. */
    public void count(Work work) {
        counter(work).increment();
    }

    private Counter counter(Work work) {
        return Counter.builder("troth.rounds.failed").description("Rounds of work in the background that failed, for a tenant or as a whole")
                .tag("work", work.name().toLowerCase(Locale.ROOT)).register(registry);
    }

    /** What is done in the rounds. */
    public enum Work {
        /** Letting go of first answers. */
        ANSWERS,
        /** Letting go of old deliveries to webhooks. */
        DELIVERIES,
        /** Erasing clients who were kept for long enough. */
        ERASURE,
        /** Letting go of what came of the lines of imports. */
        IMPORTS
    }
}
