package dev.troth.webhook;

import dev.troth.platform.tenancy.FailedRounds.Work;
import dev.troth.platform.tenancy.TenantRounds;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lets go of deliveries that are old, whatever became of them: what happened is in the journal. */
@ApplicationScoped
public class DeliveryRetention {

    private final DeliveryRepository deliveries;
    private final TenantRounds rounds;
    private final Clock clock;
    private final Duration keptFor;

    DeliveryRetention(DeliveryRepository deliveries, TenantRounds rounds, Clock clock, WebhookSettings settings) {
        this.deliveries = deliveries;
        this.rounds = rounds;
        this.clock = clock;
        this.keptFor = settings.keptFor();
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void round() {
        Instant before = clock.instant().minus(keptFor);
        rounds.go(Work.DELIVERIES, "select troth_tenants_with_deliveries_before('" + before + "')", () -> forget(before));
    }

    void forget(Instant before) {
        TenantRounds.inLots(() -> deliveries.deleteSome(before));
    }
}
