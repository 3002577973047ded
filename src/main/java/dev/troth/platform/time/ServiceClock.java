package dev.troth.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The one clock of the service. It ticks in microseconds, which is what PostgreSQL keeps: a written instant is read back as it was. */
public final class ServiceClock {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private ServiceClock() {
    }

    @Produces
    @ApplicationScoped
    static Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }
}
