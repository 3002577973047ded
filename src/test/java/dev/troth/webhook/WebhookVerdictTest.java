package dev.troth.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Patience;
import dev.troth.support.Rows;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("A webhook that fails for days is disabled, and what happens meanwhile is not missed")
class WebhookVerdictTest extends DispatchCase {

    @Inject
    MeterRegistry registry;

    /** Whether its own attempt was refused for good, or that of another delivery which had the webhook disabled. */
    @Test
    void whatIsGivenUpIsCountedOnce() {
        receiver.answers(410);
        List<UUID> due = due(webhook(receiver.url()), AT_ONCE + 2);
        double before = givenUp();
        Dispatcher replica = replica();
        try {
            as(() -> replica.dispatch(LATER));
            Patience.await().until(() -> givenUp() - before >= due.size());
        } finally {
            replica.stop();
        }
        assertThat(due).allSatisfy(delivery -> assertThat(read(delivery).getString("state")).isEqualTo("DEAD"));
        assertThat(givenUp() - before).isEqualTo(AT_ONCE + 2);
    }

    private double givenUp() {
        return registry.get("troth.webhook.given.up").counter().count();
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
}
