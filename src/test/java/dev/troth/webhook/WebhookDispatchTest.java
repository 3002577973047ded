package dev.troth.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.LongAgreement;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("An attempt is made by one replica at a time, until it succeeds or is given up")
class WebhookDispatchTest extends DispatchCase {

    @Test
    void severalReplicasNeverSendTheSameDeliveryTwice() throws Exception {
        int count = 10 * AT_ONCE;
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Map<String, Integer> times = new ConcurrentHashMap<>();
        // Nobody is answered before there are as many as there may be: were there fewer at once, this would not end.
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        receiver.behaves(exchange -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            times.merge(exchange.getRequestHeaders().getFirst("webhook-id"), 1, Integer::sum);
            try {
                together.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IOException(e);
            } finally {
                underWay.decrementAndGet();
            }
            Receiver.answer(exchange, 200, Map.of());
        });
        String webhook = webhook(receiver.url());
        List<UUID> due = due(webhook, count);

        ExecutorService replicas = Executors.newFixedThreadPool(6);
        List<Dispatcher> dispatchers = List.of(replica(), replica(), replica());
        try {
            Instant deadline = Instant.now().plusSeconds(PATIENCE_SECONDS);
            List<Future<?>> rounds = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Dispatcher dispatcher = dispatchers.get(i % dispatchers.size());
                rounds.add(replicas.submit(() -> {
                    while (delivered(webhook) < count && Instant.now().isBefore(deadline)) {
                        as(() -> dispatcher.dispatch(LATER));
                    }
                }));
            }
            for (Future<?> round : rounds) {
                round.get();
            }
        } finally {
            replicas.shutdownNow();
            dispatchers.forEach(Dispatcher::stop);
        }
        assertThat(times.keySet()).containsExactlyInAnyOrderElementsOf(due.stream().map(UUID::toString).toList());
        assertThat(times.values()).containsOnly(1);
        assertThat(most.get()).isEqualTo(AT_ONCE);
        assertThat(delivered(webhook)).isEqualTo(count);
    }

    @Test
    void aReplicaThatDiesLeavesItsLeaseToRunOut() {
        UUID delivery = due(webhook(receiver.url()), 1).get(0);
        Claim dead = claim(LATER).get(0);
        assertThat(claim(LATER)).isEmpty();
        assertThat(claim(LATER.plus(LEASE).minusSeconds(1))).isEmpty();

        Claim next = claim(LATER.plus(LEASE)).get(0);
        assertThat(next.deliveryId()).isEqualTo(delivery).isEqualTo(dead.deliveryId());
        assertThat(read(delivery).getInt("attempts")).isEqualTo(2);
        assertThat(read(delivery).getList("log.error")).isEqualTo(List.of("the service stopped before the outcome was known"));

        settle(dead, new Answer(200, null, null), LATER.plus(LEASE));
        assertThat(read(delivery).getString("state")).as("who is late changes nothing").isEqualTo("PENDING");
        assertThat(claim(LATER.plus(LEASE))).isEmpty();
        settle(next, new Answer(200, null, null), LATER.plus(LEASE));
        assertThat(read(delivery).getString("state")).isEqualTo("DELIVERED");
        assertThat(claim(LATER.plus(LEASE).plus(LEASE))).isEmpty();
    }

    /** What is under way is in memory, with all that is said in it. */
    @Test
    void longEventsAreAttemptedFewAtATime() {
        for (int i = 0; i < 6; i++) {
            // So that the service does not send it by itself.
            api.done("/v1/webhooks/" + webhook(receiver.url(), "agreement.drafted") + "/pause", "{}");
        }
        String client = api.client("Ada");
        for (int i = 0; i < AT_ONCE; i++) {
            LongAgreement.draft(api, client);
        }
        api.read("/v1/events?limit=1");
        owner.run(tenant, "update webhook set status = 'ACTIVE' where tenant_id = $tenant", "update webhook_delivery set next_attempt_at = '" + LATER + "', give_up_at = '2090-01-02' where tenant_id = $tenant");

        List<Claim> first = claim(LATER, 64);
        assertThat(first).as("of 24 that are due, each of 450 thousand characters").hasSize(16).extracting(Claim::places).containsOnly(4);
        assertThat(first).extracting(claim -> claim.body().length / 1_000).containsOnly(452);
        assertThat(claim(LATER, 3)).as("not begun where there is no room").isEmpty();
        due(webhook(receiver.url()), 1);
        assertThat(claim(LATER, 3)).as("nor is what is short, and has not waited for longer").isEmpty();
        assertThat(claim(LATER, 64)).hasSize(9);
    }

    @Test
    void aSecretThatCannotBeReadIsLeftOutAndWhatCanBeReadSigns() {
        String webhook = webhook(receiver.url());
        due(webhook, 1);
        owner.run(tenant, "update webhook set former_secret = 'gcm:AAAA', former_secret_until = '2099-01-01' where tenant_id = $tenant");
        assertThat(claim(LATER).get(0).secrets()).singleElement().asString().startsWith("whsec_");
    }

    @Test
    void whatNobodyFinishesIsGivenUpAfterADay() {
        UUID delivery = due(webhook(receiver.url()), 1).get(0);
        assertThat(claim(LATER)).hasSize(1);
        assertThat(claim(LATER.plus(Duration.ofHours(24)).plusSeconds(1))).isEmpty();
        assertThat(read(delivery).getString("state")).isEqualTo("DEAD");
        assertThat(read(delivery).getInt("attempts")).isEqualTo(1);
    }

    @Test
    void whatFailsAllDayIsGivenUp() {
        UUID delivery = due(webhook(receiver.url()), 1).get(0);
        Instant end = Instant.parse(read(delivery).getString("giveUpAt"));
        Instant now = LATER;
        while (read(delivery).getString("state").equals("PENDING")) {
            assertThat(now).isBeforeOrEqualTo(end);
            assertThat(claim(now.minusSeconds(1))).as("before it is due").isEmpty();
            Claim claim = claim(now).get(0);
            settle(claim, new Answer(503, "the receiver answered 503", null), now);
            JsonPath failed = read(delivery);
            now = failed.getString("nextAttemptAt") == null ? null : Instant.parse(failed.getString("nextAttemptAt"));
        }
        JsonPath dead = read(delivery);
        assertThat(dead.getString("state")).isEqualTo("DEAD");
        assertThat(dead.getInt("attempts")).isEqualTo(dead.getList("log").size()).isBetween(5, 6);
        assertThat(claim(end.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void theReceiverMayAskForTime() {
        UUID delivery = due(webhook(receiver.url()), 1).get(0);
        settle(claim(LATER).get(0), new Answer(429, "the receiver answered 429", Duration.ofMinutes(7)), LATER);
        assertThat(read(delivery).getString("nextAttemptAt")).isEqualTo("2090-01-01T00:07:00Z");
    }

    @Test
    void deliveriesBeginInTheirOrder() {
        List<UUID> due = due(webhook(receiver.url()), 10);
        List<UUID> begun = new ArrayList<>();
        for (List<Claim> claims = claim(LATER); !claims.isEmpty(); claims = claim(LATER)) {
            assertThat(claims).hasSizeLessThanOrEqualTo(AT_ONCE);
            claims.forEach(claim -> begun.add(claim.deliveryId()));
            claims.forEach(claim -> settle(claim, new Answer(200, null, null), LATER));
        }
        assertThat(begun).isEqualTo(due);
    }

    @Test
    void aSlowReceiverHoldsUpNobodyElse() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger waiting = new AtomicInteger();
        receiver.behaves(exchange -> {
            waiting.incrementAndGet();
            await(end);
            Receiver.answer(exchange, 200, Map.of());
        });
        try (Receiver quick = new Receiver()) {
            String slow = webhook(receiver.url());
            String other = webhook(quick.url());
            for (int i = 0; i < AT_ONCE + 2; i++) {
                api.done("/v1/webhooks/" + slow + "/test", "{}");
            }
            receiver.next(AT_ONCE);
            for (int i = 0; i < AT_ONCE + 2; i++) {
                api.done("/v1/webhooks/" + other + "/test", "{}");
            }
            quick.next(AT_ONCE + 2);
            assertThat(waiting.get()).as("under way at once").isEqualTo(AT_ONCE);
            end.countDown();
            receiver.next(2);
        } finally {
            end.countDown();
        }
    }

    @Test
    void whatIsOldIsLetGoOf() {
        String webhook = webhook(receiver.url());
        due(webhook, 3);
        Instant before = Instant.parse(api.read("/v1/webhooks/" + webhook + "/deliveries").getString("items[0].recordedAt"));
        as(() -> {
            retention.forget(before);
            return null;
        });
        assertThat(api.read("/v1/webhooks/" + webhook + "/deliveries").getInt("total.count")).isEqualTo(3);
        as(() -> {
            retention.forget(before.plusMillis(1));
            return null;
        });
        assertThat(api.read("/v1/webhooks/" + webhook + "/deliveries").getInt("total.count")).isZero();
    }

    /** Two policies of which one must hold would keep the database from its indexes. */
    @Test
    void everyStatementOnDeliveriesNamesItsTenant() {
        String webhook = webhook(receiver.url());
        UUID delivery = due(webhook, 1).get(0);
        sent.forget();
        read(delivery);
        api.read("/v1/webhooks/" + webhook + "/deliveries?state=PENDING");
        claim(LATER).forEach(claim -> settle(claim, new Answer(410, "the receiver answered 410", null), LATER));
        api.done("/v1/webhook-deliveries/" + delivery + "/redeliver", "{}");
        api.done("/v1/webhooks/" + webhook + "/pause", "{}");
        api.done("/v1/webhooks/" + webhook + "/redeliver", "{'since': '2025-01-01T00:00:00Z'}");
        api.done("/v1/webhooks/" + webhook + "/resume", "{}");
        api.done("/v1/webhooks/" + webhook + "/end", "{}");
        List<String> reads = sent.all().stream().filter(sql -> sql.contains("webhook_delivery") && !sql.startsWith("insert")
                // by its key, of an entity that was read before
                && !sql.matches("update webhook_delivery set .* where id=\\? and version=\\?")).toList();
        assertThat(reads).hasSizeGreaterThan(8).allMatch(sql -> sql.contains("tenant_id = current_setting('troth.tenant', true)"));
    }
}
