package dev.troth.privacy;

import dev.troth.client.Client.Stage;
import dev.troth.client.ClientView;
import dev.troth.client.ErasableClients;
import dev.troth.platform.problem.FailureTrace;
import dev.troth.platform.tenancy.TenantRounds;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Erases, tenant by tenant, the clients whose relationship ended longer ago than the tenant keeps personal data for. Each in a transaction of
 * its own, and so many in a round at the most; any number of replicas may go round, since one that is erased stays as it is.
 */
@ApplicationScoped
public class RetentionRound {

    private static final Logger LOG = Logger.getLogger(RetentionRound.class);

    /** Clients of one tenant that one round erases at the most: the others are there the day after. */
    static final int MOST = 1_000;

    private static final String TENANTS = "select troth_tenants_with_retention()";

    private final TenantRounds rounds;
    private final RetentionPolicies policies;
    private final ErasableClients clients;
    private final Erasures erasures;
    private final Clock clock;

    RetentionRound(TenantRounds rounds, RetentionPolicies policies, ErasableClients clients, Erasures erasures, Clock clock) {
        this.rounds = rounds;
        this.policies = policies;
        this.clients = clients;
        this.erasures = erasures;
        this.clock = clock;
    }

    @Scheduled(every = "${troth.privacy.retention-every}", delayed = "${troth.privacy.retention-after-start}", concurrentExecution = ConcurrentExecution.SKIP)
    void go() {
        go(clock.instant());
    }

    /** The round as it is gone at an instant. */
    void go(Instant now) {
        rounds.go(TENANTS, () -> policies.current().keptNoLonger(now).ifPresent(this::erase));
    }

    private void erase(Instant keptNoLonger) {
        for (UUID client : clients.endedBy(keptNoLonger, MOST)) {
            try {
                // It may have come back to life since it was found.
                erasures.eraseWhere(client, found -> isOver(found, keptNoLonger), ErasureReason.RETENTION_OVER);
            } catch (RuntimeException e) {
                LOG.errorf(FailureTrace.of(e), "The client %s was not erased, though its time is over; it is tried again in the next round.", client);
            }
        }
    }

    private static boolean isOver(ClientView client, Instant keptNoLonger) {
        return client.stage() == Stage.ENDED && !client.stageSince().isAfter(keptNoLonger);
    }
}
