package dev.troth.privacy;

import dev.troth.client.Client.Stage;
import dev.troth.client.ClientView;
import dev.troth.client.ErasableClients;
import dev.troth.platform.problem.DatabaseFailure;
import dev.troth.platform.problem.FailureTrace;
import dev.troth.platform.tenancy.FailedRounds;
import dev.troth.platform.tenancy.FailedRounds.Work;
import dev.troth.platform.tenancy.TenantRounds;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Erases, tenant by tenant, the clients whose relationship ended longer ago than the tenant keeps personal data for. Each in a transaction of
 * its own, and so many in a day at the most, which leaves time to set right a policy that was a mistake; any number of replicas may go round, since all
 * begin with the same ones, and one that is erased stays as it is.
 */
@ApplicationScoped
public class RetentionRound {

    private static final Logger LOG = Logger.getLogger(RetentionRound.class);

    /** Clients of one tenant that are erased in a day (UTC) at the most, by whichever replica and on request: the others are there the day after. */
    static final int MOST = 1_000;

    private static final String TENANTS = "select troth_tenants_with_retention()";

    private final TenantRounds rounds;
    private final RetentionPolicies policies;
    private final ErasableClients clients;
    private final Erasures erasures;
    private final Clock clock;
    private final FailedRounds failed;

    RetentionRound(TenantRounds rounds, RetentionPolicies policies, ErasableClients clients, Erasures erasures, Clock clock, FailedRounds failed) {
        this.rounds = rounds;
        this.policies = policies;
        this.clients = clients;
        this.erasures = erasures;
        this.clock = clock;
        this.failed = failed;
    }

    @Scheduled(every = "${troth.privacy.retention-every}", delayed = "${troth.privacy.retention-after-start}", concurrentExecution = ConcurrentExecution.SKIP)
    void go() {
        go(clock.instant());
    }

    /** The round as it is gone at an instant. */
    void go(Instant now) {
        rounds.go(Work.ERASURE, TENANTS, () -> policies.current().keptNoLonger(now).ifPresent(keptNoLonger -> erase(clients.endedBy(keptNoLonger, room(now)), now)));
    }

    private int room(Instant now) {
        return (int) Math.max(0, MOST - clients.countErasedSince(now.truncatedTo(ChronoUnit.DAYS)));
    }

    private void erase(List<UUID> found, Instant now) {
        for (UUID client : found) {
            try {
                // Since it was found it may have come back to life, and the tenant may have decided to keep it for longer.
                erasures.eraseWhere(client, held -> isOver(held, now), ErasureReason.RETENTION_OVER);
            } catch (RuntimeException e) {
                if (DatabaseFailure.isOfAll(e)) {
                    throw e;
                }
                failed.count(Work.ERASURE);
                LOG.errorf(FailureTrace.of(e), "The client %s was not erased, though its time is over; it is tried again in the next round.", client);
            }
        }
    }

    private boolean isOver(ClientView client, Instant now) {
        return client.stage() == Stage.ENDED && policies.held().keptNoLonger(now).filter(keptNoLonger -> !client.stageSince().isAfter(keptNoLonger)).isPresent();
    }
}
