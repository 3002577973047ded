package dev.troth.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.problem.OutageLog;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.platform.tenancy.TenantRounds;
import dev.troth.platform.time.Ids;
import dev.troth.support.Api;
import dev.troth.support.DatabaseOwner;
import dev.troth.support.Patience;
import dev.troth.support.Rows;
import dev.troth.support.SentStatements;
import dev.troth.support.Tokens;
import dev.troth.webhook.Receiver.Got;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is due in these tests is due long after the clock of the service, which so does not send it by itself: instants are passed in, and nobody waits. */
@QuarkusTest
@DisplayName("An attempt is made by one replica at a time, to the address that was checked, until it succeeds or is given up")
class WebhookDispatchTest {

    private static final Instant LATER = Instant.parse("2090-01-01T00:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int PATIENCE_SECONDS = 20;
    private static final int AT_ONCE = 4;

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

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));
    private Receiver receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

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
    void aLookupThatNobodyWaitsForAnyMoreStillHasTheRoomOfAnAttempt() {
        UUID first = due(webhook(receiver.url()), AT_ONCE).get(0);
        CountDownLatch known = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        QuarkusMock.installMockForType(new Resolver() {

            @Override
            public List<InetAddress> resolve(String host) throws UnknownHostException {
                asked.incrementAndGet();
                try {
                    WebhookDispatchTest.await(known);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                throw new UnknownHostException(host);
            }
        }, Resolver.class);
        WebhookSettings oneOfATenant = (WebhookSettings) Proxy.newProxyInstance(WebhookSettings.class.getClassLoader(), new Class<?>[] {WebhookSettings.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "concurrency" -> 4;
                    case "connectTimeout" -> Duration.ofMillis(1);
                    default -> method.invoke(settings, arguments);
                });
        Dispatcher dispatcher = new Dispatcher(queue, destinations, rounds, current, clock, oneOfATenant, figures, vertx, outages);
        try {
            assertThat(as(() -> dispatcher.dispatch(LATER))).isEqualTo(1);
            attempted(first);
            assertThat(as(() -> dispatcher.dispatch(LATER))).isZero();
            assertThat(asked).hasValue(1);
        } finally {
            known.countDown();
        }
        Patience.await().until(() -> as(() -> dispatcher.dispatch(LATER)) == 1);
    }

    @Test
    void aNameThatChangesWhatItStandsForIsCheckedAgain() throws UnknownHostException {
        Names names = new Names();
        QuarkusMock.installMockForType(names, Resolver.class);
        names.means("hooks.example", "127.0.0.1");
        String webhook = webhook("http://hooks.example:" + receiver.port() + "/hook");
        UUID first = UUID.fromString(api.done("/v1/webhooks/" + webhook + "/test", "{}").getString("id"));
        Got got = receiver.next();
        assertThat(got.host()).as("the name nobody else knows").isEqualTo("hooks.example:" + receiver.port());
        attempted(first);

        Map<String, String[]> meanings = new LinkedHashMap<>();
        for (String[] inside : new String[][] {{"10.0.0.1"}, {"169.254.169.254"}, {"127.0.0.1", "10.0.0.1"}, {"::ffff:10.0.0.1"}, {}}) {
            meanings.put(webhook("http://hooks.example:" + receiver.port() + "/hook"), inside);
        }
        for (Map.Entry<String, String[]> meaning : meanings.entrySet()) {
            names.means("hooks.example", meaning.getValue());
            UUID delivery = due(meaning.getKey(), 1).get(0);
            JsonPath failed = attempted(delivery, () -> as(() -> dispatcher.dispatch(LATER)));
            assertThat(failed.getString("lastError")).isEqualTo("the host has no address that is allowed");
            assertThat(failed.getMap("$")).doesNotContainKey("lastStatus");
            assertThat(failed.prettify()).doesNotContain("10.0.0.1", "169.254");
        }
        assertThat(receiver.more()).isEmpty();
    }

    @Test
    void redirectsAreNotFollowed() throws IOException {
        try (Receiver inside = new Receiver()) {
            receiver.answers(307, Map.of("Location", inside.url()));
            String webhook = webhook(receiver.url());
            String delivery = api.done("/v1/webhooks/" + webhook + "/test", "{}").getString("id");
            JsonPath failed = attempted(UUID.fromString(delivery));
            assertThat(failed.getString("lastError")).isEqualTo("redirects are not followed");
            assertThat(failed.getInt("lastStatus")).isEqualTo(307);
            assertThat(inside.more()).isEmpty();
        }
    }

    @Test
    void whatFailsForDaysIsDisabled() {
        String webhook = webhook(receiver.url());
        due(webhook, 2);
        Claim claim = claim(LATER).get(0);
        Answer answer = Answer.failed(Answer.TIMED_OUT);
        judge(claim, answer, LATER);
        assertThat(api.read("/v1/webhooks/" + webhook).getString("failingSince")).isEqualTo("2090-01-01T00:00:00Z");
        judge(claim, answer, LATER.plus(Duration.ofDays(5)));
        assertThat(api.read("/v1/webhooks/" + webhook).getString("status")).isEqualTo("ACTIVE");
        judge(claim, answer, LATER.plus(Duration.ofDays(5)).plusSeconds(1));
        JsonPath disabled = api.read("/v1/webhooks/" + webhook);
        assertThat(disabled.getString("status")).isEqualTo("DISABLED");
        assertThat(disabled.getString("reason")).isEqualTo("every attempt has failed since 2090-01-01T00:00:00Z");
        assertThat(api.read("/v1/webhooks/" + webhook + "/deliveries?state=DEAD").getList("items.lastError")).isEqualTo(List.of("the webhook was disabled", "the webhook was disabled"));
    }

    @Test
    void aReceiverThatRecoversMeanwhileIsNotDisabled() throws Exception {
        String webhook = webhook(receiver.url());
        due(webhook, 1);
        Claim claim = claim(LATER).get(0);
        owner.run(tenant, "update webhook set failing_since = '2089-12-01' where tenant_id = $tenant");
        try (Connection other = new Rows(config).superuser(); Statement sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("update webhook set failing_since = null, version = version + 1 where id = '" + webhook + "'");
            CompletableFuture<Void> judged = CompletableFuture.runAsync(() -> judge(claim, Answer.failed(Answer.TIMED_OUT), LATER));
            Patience.await().until(() -> isWaitedFor(other, "pg_backend_pid()"));
            other.commit();
            judged.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        JsonPath judged = api.read("/v1/webhooks/" + webhook);
        assertThat(judged.getString("status")).isEqualTo("ACTIVE");
        assertThat(judged.getString("failingSince")).as("of the attempt that failed").isEqualTo("2090-01-01T00:00:00Z");
        assertThat(api.read("/v1/webhooks/" + webhook + "/deliveries").getList("items.state")).isEqualTo(List.of("PENDING"));
    }

    @Test
    void whoPausesDoesNotMissAnAttemptThatIsEnding() throws Exception {
        String webhook = webhook(receiver.url());
        UUID delivery = due(webhook, 1).get(0);
        moveWhileFailing(claim(LATER).get(0), "pause");
        JsonPath waiting = read(delivery);
        assertThat(waiting.getString("state")).isEqualTo("PENDING");
        assertThat(waiting.getMap("$")).doesNotContainKey("nextAttemptAt");
        api.done("/v1/webhooks/" + webhook + "/resume", "{}");
        assertThat(receiver.next().id()).isEqualTo(delivery.toString());
    }

    @Test
    void whoResumesDoesNotMissAnAttemptThatIsEnding() throws Exception {
        String webhook = webhook(receiver.url());
        UUID delivery = due(webhook, 1).get(0);
        Claim claim = claim(LATER).get(0);
        api.done("/v1/webhooks/" + webhook + "/pause", "{}");
        moveWhileFailing(claim, "resume");
        assertThat(receiver.next().id()).isEqualTo(delivery.toString());
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

    /** A webhook that nothing but what these tests queue is sent to. */
    private String webhook(String url) {
        return api.created("/v1/webhooks", "{'url': '%s', 'types': ['webhook.test']}", url).getString("id");
    }

    /** Deliveries that are due later, in their order. */
    private List<UUID> due(String webhook, int count) {
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

    private Dispatcher replica() {
        return new Dispatcher(queue, destinations, rounds, current, clock, settings, figures, vertx, outages);
    }

    private List<Claim> claim(Instant now) {
        return as(() -> queue.claim(now, Integer.MAX_VALUE));
    }

    private void settle(Claim claim, Answer answer, Instant now) {
        as(() -> {
            queue.settle(claim, answer, now);
            return null;
        });
    }

    private void judge(Claim claim, Answer answer, Instant now) {
        as(() -> {
            queue.judge(claim, answer, now);
            return null;
        });
    }

    /** Pauses or resumes a webhook while it is written that an attempt has failed, and nobody else can see that yet. */
    private void moveWhileFailing(Claim claim, String move) throws Exception {
        CompletableFuture<Response> moved = new CompletableFuture<>();
        try (Connection looking = new Rows(config).superuser()) {
            as(() -> QuarkusTransaction.requiringNew().call(() -> {
                queue.settle(claim, Answer.failed(Answer.TIMED_OUT), LATER);
                deliveries.flush();
                String backend = deliveries.getEntityManager().createNativeQuery("select pg_backend_pid()").getSingleResult().toString();
                moved.completeAsync(() -> api.post("/v1/webhooks/" + claim.webhookId() + "/" + move, "{}"));
                Patience.await().until(() -> moved.isDone() || isWaitedFor(looking, backend));
                return null;
            }));
        }
        assertThat(moved.get(PATIENCE_SECONDS, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    /** Whether somebody waits for a lock that a backend of the database has. */
    private static boolean isWaitedFor(Connection connection, String backend) throws SQLException {
        return !Rows.column(connection, "select pid from pg_locks where not granted and " + backend + " = any(pg_blocking_pids(pid))").isEmpty();
    }

    private <R> R as(Supplier<R> work) {
        return rounds.as(tenant, work);
    }

    private JsonPath read(UUID delivery) {
        return api.read("/v1/webhook-deliveries/" + delivery);
    }

    /** A delivery once the outcome of an attempt is written. */
    private JsonPath attempted(UUID delivery) {
        return attempted(delivery, () -> { });
    }

    private JsonPath attempted(UUID delivery, Runnable meanwhile) {
        return Patience.await().until(() -> {
            meanwhile.run();
            return read(delivery);
        }, read -> !read.getList("log").isEmpty());
    }

    private long delivered(String webhook) {
        return as(() -> deliveries.count("webhookId = ?1 and state = DELIVERED", UUID.fromString(webhook)));
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Names that stand for what a test says; a name that stands for nothing is unknown. */
    private static final class Names extends Resolver {

        private final Map<String, List<InetAddress>> addresses = new ConcurrentHashMap<>();

        void means(String name, String... literals) throws UnknownHostException {
            List<InetAddress> meant = new ArrayList<>();
            for (String literal : literals) {
                meant.add(InetAddress.getByName(literal));
            }
            addresses.put(name, meant);
        }

        @Override
        public List<InetAddress> resolve(String host) throws UnknownHostException {
            List<InetAddress> meant = addresses.getOrDefault(host, List.of());
            if (meant.isEmpty()) {
                throw new UnknownHostException(host);
            }
            return meant;
        }
    }
}
