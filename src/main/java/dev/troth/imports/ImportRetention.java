package dev.troth.imports;

import dev.troth.platform.tenancy.FailedRounds.Work;
import dev.troth.platform.tenancy.TenantRounds;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lets go of imports that nobody has sent a line of for long: what they recorded stays, what came of each line is forgotten. */
@ApplicationScoped
public class ImportRetention {

    private final ImportStore store;
    private final TenantRounds rounds;
    private final Clock clock;
    private final Duration keptFor;

    /** @param keptFor how long an import can be resumed after its last line */
    ImportRetention(ImportStore store, TenantRounds rounds, Clock clock, ImportSettings settings) {
        this.store = store;
        this.rounds = rounds;
        this.clock = clock;
        this.keptFor = settings.keptFor();
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    void round() {
        Instant before = clock.instant().minus(keptFor);
        rounds.go(Work.IMPORTS, "select troth_tenants_with_imports_before('" + before + "')", () -> TenantRounds.inLots(() -> store.forgetSome(before)));
    }
}
