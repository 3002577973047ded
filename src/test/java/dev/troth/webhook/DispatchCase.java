package dev.troth.webhook;

import dev.troth.platform.problem.OutageLog;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.platform.tenancy.TenantRounds;
import dev.troth.platform.time.Ids;
import dev.troth.support.Api;
import dev.troth.support.DatabaseOwner;
import dev.troth.support.Patience;
import dev.troth.support.SentStatements;
import dev.troth.support.Tokens;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;

/** What is due in these tests is due long after the clock of the service, which so does not send it by itself: instants are passed in, and nobody waits. */
abstract class DispatchCase extends ReceiverCase {

    static final Instant LATER = Instant.parse("2090-01-01T00:00:00Z");
    static final Duration LEASE = Duration.ofMinutes(1);
    static final int PATIENCE_SECONDS = 20;
    static final int AT_ONCE = 4;

    @Inject
    @PersistenceUnitExtension
    SentStatements sent;
    @Inject
    DatabaseOwner owner;
    @Inject
    Dispatcher dispatcher;
    @Inject
    DeliveryQueue queue;
    @Inject
    DeliveryRepository deliveries;
    @Inject
    DeliveryRetention retention;
    @Inject
    Destinations destinations;
    @Inject
    TenantRounds rounds;
    @Inject
    OutageLog outages;
    @Inject
    CurrentTenant current;
    @Inject
    Clock clock;
    @Inject
    WebhookFigures figures;
    @Inject
    WebhookSettings settings;
    @Inject
    Vertx vertx;
    @Inject
    Config config;

    final String tenant = Tokens.freshTenant();
    final Api api = Api.withToken(Tokens.of(tenant));

    /** A webhook that nothing but what these tests queue is sent to. */
    final String webhook(String url) {
        return webhook(url, "webhook.test");
    }

    final String webhook(String url, String type) {
        return api.created("/v1/webhooks", "{'url': '%s', 'types': ['%s']}", url, type).getString("id");
    }

    /** Deliveries that are due later, in their order. */
    final List<UUID> due(String webhook, int count) {
        return as(() -> QuarkusTransaction.requiringNew().call(() -> {
            Instant now = clock.instant();
            List<UUID> ids = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                WebhookDelivery delivery = new WebhookDelivery(Ids.next(), UUID.fromString(webhook), null, (long) i, WebhookDelivery.TEST_TYPE, now);
                delivery.due(LATER, LATER.plus(Duration.ofHours(24)));
                deliveries.persist(delivery);
                ids.add(delivery.id());
            }
            return ids;
        }));
    }

    final Dispatcher replica() {
        return replica(settings);
    }

    final Dispatcher replica(WebhookSettings set) {
        return new Dispatcher(queue, destinations, rounds, current, clock, set, figures, vertx, outages);
    }

    final List<Claim> claim(Instant now) {
        return claim(now, Integer.MAX_VALUE);
    }

    final List<Claim> claim(Instant now, int room) {
        return as(() -> queue.claim(now, room));
    }

    final void settle(Claim claim, Answer answer, Instant now) {
        as(() -> {
            queue.settle(claim, answer, now);
            return null;
        });
    }

    final void judge(Claim claim, Answer answer, Instant now) {
        as(() -> {
            queue.judge(claim, answer, now);
            return null;
        });
    }

    final <R> R as(Supplier<R> work) {
        return rounds.as(tenant, work);
    }

    final JsonPath read(UUID delivery) {
        return api.read("/v1/webhook-deliveries/" + delivery);
    }

    /** A delivery once the outcome of an attempt is written. */
    final JsonPath attempted(UUID delivery) {
        return attempted(delivery, () -> { });
    }

    final JsonPath attempted(UUID delivery, Runnable meanwhile) {
        return Patience.await().until(() -> {
            meanwhile.run();
            return read(delivery);
        }, read -> !read.getList("log").isEmpty());
    }

    final long delivered(String webhook) {
        return as(() -> deliveries.count("webhookId = ?1 and state = DELIVERED", UUID.fromString(webhook)));
    }

    static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
