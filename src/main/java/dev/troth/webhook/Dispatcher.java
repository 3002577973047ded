package dev.troth.webhook;

import dev.troth.platform.limits.Capacity;
import dev.troth.platform.problem.FailureTrace;
import dev.troth.platform.problem.OutageLog;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.platform.tenancy.TenantRounds;
import dev.troth.platform.time.SteadyRounds;
import dev.troth.webhook.Destinations.Destination;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends what is due: as soon as it is queued, and in a round every second for what is tried again or was left by another replica. Attempts
 * are under way side by side, bounded in all, by tenant and by webhook; the database is asked by a few threads only.
 */
@ApplicationScoped
public class Dispatcher {

    private static final int CLERKS = 2;
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final DeliveryQueue queue;
    private final Destinations destinations;
    private final TenantRounds rounds;
    private final CurrentTenant current;
    private final Clock clock;
    private final WebhookSettings settings;
    private final WebhookFigures figures;
    private final Sender sender;
    private final OutageLog outages;
    private final Capacity capacity;

    /** Claim and write outcomes: they take connections that requests need too. */
    private final ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);
    /** Look names up, which blocks. An attempt counts as under way until its lookup ends, so there are no more of them than attempts may be. */
    private final ExecutorService resolvers = Executors.newCachedThreadPool();
    /** Tenants whose deliveries a clerk is about to look at. */
    private final Set<String> awaited = ConcurrentHashMap.newKeySet();

    Dispatcher(DeliveryQueue queue, Destinations destinations, TenantRounds rounds, CurrentTenant current, Clock clock, WebhookSettings settings, WebhookFigures figures,
            Vertx vertx, OutageLog outages) {
        this.queue = queue;
        this.destinations = destinations;
        this.rounds = rounds;
        this.current = current;
        this.clock = clock;
        this.settings = settings;
        this.figures = figures;
        this.sender = new Sender(vertx, clock, settings, new HttpClientOptions());
        this.outages = outages;
        this.capacity = new Capacity(settings.concurrency());
    }

    void begin(@Observes StartupEvent started, SteadyRounds steadily) {
        steadily.every(settings.every(), "send webhooks", this::round);
    }

    private void round() {
        rounds.go(DeliveryRepository.TENANTS_WITH_SOMETHING_DUE, () -> dispatch(clock.instant()));
    }

    void soon(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveriesQueued queued) {
        soon(queued.tenant());
    }

    private void soon(String tenant) {
        if (awaited.add(tenant)) {
            clerk(() -> {
                awaited.remove(tenant);
                rounds.as(tenant, () -> dispatch(clock.instant()));
            });
        }
    }

    /** Begins attempts at what is due of the current tenant; how many. */
    int dispatch(Instant now) {
        String tenant = current.tenant();
        int room = capacity.take(tenant);
        int taken = 0;
        try {
            List<Claim> claims = room == 0 ? List.of() : queue.claim(now, room);
            taken = claims.stream().mapToInt(Claim::places).sum();
            claims.forEach(claim -> attempt(tenant, claim));
            return claims.size();
        } finally {
            capacity.giveBack(tenant, room - taken);
        }
    }

    private void attempt(String tenant, Claim claim) {
        CompletableFuture<Optional<Destination>> lookup = CompletableFuture.supplyAsync(() -> destinations.find(claim.url(), claim.turn()), resolvers);
        lookup.copy().completeOnTimeout(Optional.empty(), settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .thenCompose(to -> send(claim, to).toCompletionStage())
                .whenComplete((answer, failure) -> clerk(() -> finish(tenant, claim, failure == null ? answer : broken(failure), lookup)));
    }

    private Future<Answer> send(Claim claim, Optional<Destination> to) {
        if (to.isEmpty() || claim.secrets().isEmpty()) {
            return Future.succeededFuture(Answer.failed(to.isEmpty() ? Answer.NOT_ALLOWED : Answer.NOT_SIGNED));
        }
        long timestamp = clock.instant().getEpochSecond();
        String signature = WebhookSecret.sign(claim.secrets(), claim.deliveryId().toString(), timestamp, claim.body());
        return sender.send(to.get(), claim.deliveryId(), signature, timestamp, claim.body());
    }

    private void finish(String tenant, Claim claim, Answer answer, CompletableFuture<?> lookup) {
        figures.attempted(answer, Duration.between(claim.begunAt(), clock.instant()));
        try {
            rounds.as(tenant, () -> {
                queue.settle(claim, answer, clock.instant());
                queue.judge(claim, answer, clock.instant());
                return null;
            });
        } finally {
            // A name server that is not waited for any more has a thread until it answers.
            lookup.whenComplete((found, failure) -> {
                capacity.giveBack(tenant, claim.places());
                soon(tenant);
            });
        }
    }

    private static Answer broken(Throwable failure) {
        LOG.error("An attempt to send a webhook failed in the service itself.", FailureTrace.of(failure));
        return Answer.failed(Answer.BROKEN);
    }

    private void clerk(Runnable work) {
        try {
            clerks.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    if (!outages.takes(e)) {
                        LOG.error("A webhook's deliveries were not looked after; their leases run out, and they are tried again.", FailureTrace.of(e));
                    }
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The service stops; another replica goes on when the leases run out.", e);
        }
    }

    void stop(@Observes ShutdownEvent end) {
        stop();
    }

    /** What is under way is let come to its end, so that a replica that is replaced leaves nothing to be sent twice. */
    void stop() {
        try {
            capacity.close(clock, settings.timeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clerks.shutdown();
        resolvers.shutdown();
        sender.close();
    }
}
