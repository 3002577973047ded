package dev.troth.platform.idempotency;

import dev.troth.platform.tenancy.FailedRounds.Work;
import dev.troth.platform.tenancy.TenantRounds;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets go of first answers once their day is over, also those of tenants who do not come back. */
@ApplicationScoped
public class ExpiredAnswers {

    private static final String TENANTS = "select troth_tenants_with_answers_before(now() - interval '24 hours')";

    private final TenantRounds rounds;
    private final IdempotencyStore store;

    ExpiredAnswers(TenantRounds rounds, IdempotencyStore store) {
        this.rounds = rounds;
        this.store = store;
    }

    @Scheduled(every = "${troth.idempotency.forget-every}", delayed = "${troth.idempotency.forget-after-start}", concurrentExecution = ConcurrentExecution.SKIP)
    public void letGo() {
        rounds.go(Work.ANSWERS, TENANTS, () -> TenantRounds.inLots(store::letGoOfSome));
    }
}
