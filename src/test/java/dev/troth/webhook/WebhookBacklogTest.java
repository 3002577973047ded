package dev.troth.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Patience;
import dev.troth.support.Rows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rounds of the service itself may come at any time: what must not be changed by one is asked while the webhook is locked. */
@QuarkusTest
@DisplayName("However much waits for a webhook, a move changes some of it and the rest follows")
class WebhookBacklogTest extends DispatchCase {

    private static final int MANY = 2_500;
    private static final int MORE_THAN_AT_ONCE = 10_500;

    @Inject
    Backlog backlog;
    @Inject
    WebhookService service;

    @Test
    void aMoveChangesAThousandDeliveries() {
        String webhook = webhook(receiver.url());
        queue(webhook, MANY, "'PENDING', '" + LATER + "'");
        List<Integer> lots = as(() -> QuarkusTransaction.requiringNew().call(() -> {
            Webhook paused = service.locked(UUID.fromString(webhook));
            paused.pause(clock.instant());
            List<Integer> done = new ArrayList<>();
            do {
                done.add(backlog.follow(paused, clock.instant()));
            } while (done.get(done.size() - 1) > 0);
            return done;
        }));
        assertThat(lots).containsExactly(1_000, 1_000, 500, 0);
    }

    @Test
    void theRestIsNotSentMeanwhileAndFollows() {
        String webhook = webhook(receiver.url());
        queue(webhook, MANY, "'PENDING', '" + LATER + "'");

        api.done("/v1/webhooks/" + webhook + "/pause", "{}");
        assertThat(claim(LATER)).isEmpty();
        assertAll(webhook, "PENDING", "next_attempt_at is null");

        api.done("/v1/webhooks/" + webhook + "/end", "{}");
        assertThat(claim(LATER)).isEmpty();
        assertAll(webhook, "DEAD", "last_error = 'the webhook has ended'");
    }

    @Test
    void whatWaitedOfAResumedWebhookIsDue() {
        String webhook = webhook(receiver.url());
        api.done("/v1/webhooks/" + webhook + "/pause", "{}");
        queue(webhook, MANY, "'PENDING', null");
        as(() -> QuarkusTransaction.requiringNew().call(() -> {
            // Nobody else claims meanwhile, so nothing is sent.
            deliveries.getEntityManager().createNativeQuery("select pg_advisory_xact_lock(hashtextextended('webhook " + webhook + "', 0))").getSingleResult();
            api.done("/v1/webhooks/" + webhook + "/resume", "{}");
            assertAll(webhook, "PENDING", "next_attempt_at <= now() and give_up_at > now() and failures = 0");
            owner.run(tenant, "update webhook_delivery set next_attempt_at = '" + LATER + "' where tenant_id = $tenant");
            return null;
        }));
    }

    /** In one transaction that nobody else sees. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ACTIVE   | 'PENDING', null         | true
            ACTIVE   | 'PENDING', '2090-01-01' | false
            PAUSED   | 'PENDING', '2090-01-01' | true
            PAUSED   | 'PENDING', null         | false
            PAUSED   | 'DEAD', null            | false
            DISABLED | 'PENDING', null         | true
            DISABLED | 'PENDING', '2090-01-01' | true
            DISABLED | 'DEAD', null            | false
            ENDED    | 'PENDING', null         | true
            ENDED    | 'PENDING', '2090-01-01' | true
            ENDED    | 'DELIVERED', null       | false
            """, quoteCharacter = '"')
    void tenantsThatAreBehindAreFound(String status, String stateAndNextAttempt, boolean behind) throws SQLException {
        String webhook = webhook(receiver.url());
        try (Connection superuser = new Rows(config).superuser(); Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute("update webhook set status = '" + status + "' where id = '" + webhook + "'");
            statement.execute("set local session_replication_role = replica");
            statement.execute(queued(webhook, 1, stateAndNextAttempt));
            assertThat(Rows.column(superuser, DeliveryRepository.TENANTS_BEHIND).contains(tenant)).isEqualTo(behind);
            superuser.rollback();
        }
    }

    @Test
    void tenThousandAreSentAnewAtOnceTheOldestFirst() {
        String webhook = webhook(receiver.url());
        api.done("/v1/webhooks/" + webhook + "/pause", "{}");
        queue(webhook, MORE_THAN_AT_ONCE, "'DEAD', null");
        assertThat(redelivered(webhook)).isEqualTo(10_000);
        assertThat(count(webhook, "DEAD", "seq > 10000")).as("the newest").isEqualTo(500).isEqualTo(count(webhook, "DEAD", "true"));
        assertThat(redelivered(webhook)).isEqualTo(500);
        assertThat(redelivered(webhook)).isZero();
        assertThat(count(webhook, "PENDING", "next_attempt_at is null")).isEqualTo(MORE_THAN_AT_ONCE);
    }

    private int redelivered(String webhook) {
        return api.done("/v1/webhooks/" + webhook + "/redeliver", "{'since': '2025-01-01T00:00:00Z'}").getInt("count");
    }

    /** A round of the service itself may have some in hand, which are left to it. */
    private void assertAll(String webhook, String state, String condition) {
        Patience.await().until(() -> {
            as(() -> {
                backlog.catchUp();
                return null;
            });
            return count(webhook, state, condition);
        }, count -> count == MANY);
    }

    /** Deliveries of tests, each a second after the one before. */
    private void queue(String webhook, int count, String stateAndNextAttempt) {
        owner.run(tenant, queued(webhook, count, stateAndNextAttempt));
    }

    private String queued(String webhook, int count, String stateAndNextAttempt) {
        return "insert into webhook_delivery (tenant_id, id, version, webhook_id, seq, type, attempts, failures, give_up_at, created_at, state, next_attempt_at) select '" + tenant
                + "', gen_random_uuid(), 0, '" + webhook + "', n, 'webhook.test', 3, 3, '2090-01-02', now() - interval '1 day' + n * interval '1 second', "
                + stateAndNextAttempt + " from generate_series(1, " + count + ") n";
    }

    private long count(String webhook, String state, String condition) {
        return as(() -> QuarkusTransaction.requiringNew().call(() -> ((Number) deliveries.getEntityManager()
                .createNativeQuery("select count(*) from webhook_delivery where webhook_id = '" + webhook + "' and state = '" + state + "' and " + condition).getSingleResult()).longValue()));
    }
}
