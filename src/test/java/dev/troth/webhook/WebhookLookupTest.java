package dev.troth.webhook;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import dev.troth.support.Patience;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("A name server that takes its time is waited for by those who named it, and by nobody else")
class WebhookLookupTest {

    private static final String PATH = "/v1/webhooks";
    private static final int OF_A_TENANT = 8;
    private static final int PATIENCE_SECONDS = 20;

    private final Api api = Api.ofFreshTenant();
    private final Names names = new Names();

    @BeforeEach
    void ask() {
        QuarkusMock.installMockForType(names, Resolver.class);
    }

    @Test
    void whoWaitsForANameHasNoTransactionAndIsOneOfAFew() throws Exception {
        int asked = OF_A_TENANT + 4;
        ExecutorService callers = Executors.newFixedThreadPool(asked);
        List<Future<Response>> answers = new ArrayList<>();
        try {
            for (int i = 0; i < asked; i++) {
                String key = "key-" + i;
                answers.add(callers.submit(() -> subscribe(api, key, "slow.example")));
            }
            Patience.await().until(() -> answers.stream().filter(Future::isDone).count() == asked - OF_A_TENANT && names.waiting.get() == OF_A_TENANT);
            assertThat(subscribe(Api.ofFreshTenant(), "key", "quick.example").statusCode()).as("of another tenant").isEqualTo(201);
        } finally {
            names.known.countDown();
            callers.shutdown();
        }
        int subscribed = 0;
        for (Future<Response> future : answers) {
            Response answer = future.get();
            if (answer.statusCode() == 201) {
                subscribed++;
            } else {
                assertThat(refused(answer, 503, "service-unavailable").getString("detail")).startsWith("As many names are being looked up here as may be at once.");
                assertThat(answer.header("Retry-After")).isNotNull();
            }
        }
        assertThat(subscribed).isEqualTo(OF_A_TENANT);
        assertThat(names.inTransaction.get()).as("looked up while others wait for the connection").isZero();
        assertThat(subscribe(api, "key-after", "slow.example").statusCode()).as("once they are known").isEqualTo(201);
    }

    @Test
    void aRepeatIsAnsweredAsAtFirstWhateverTheNameStandsForByNow() {
        names.unknown.add("hooks.example");
        refusedAt(subscribe(api, "once", "hooks.example"), "/url");
        names.unknown.clear();
        Response first = subscribe(api, "once", "hooks.example");
        assertThat(first.statusCode()).as("a refusal is not kept").isEqualTo(201);
        names.unknown.add("hooks.example");
        Response repeated = subscribe(api, "once", "hooks.example");
        assertThat(repeated.statusCode()).isEqualTo(201);
        assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(repeated.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        refusedAt(subscribe(api, "another", "hooks.example"), "/url");
        assertThat(api.read(PATH).getInt("total.count")).isEqualTo(1);
    }

    private static Response subscribe(Api caller, String key, String host) {
        return caller.request().header("Idempotency-Key", key).contentType("application/json")
                .body(Api.json("{'url': 'https://%s/', 'types': ['webhook.test']}", host)).post(PATH);
    }

    /** Every name is that of a public address, but for those that are unknown; one is known only later. */
    private static final class Names extends Resolver {

        private final Set<String> unknown = ConcurrentHashMap.newKeySet();
        private final AtomicInteger waiting = new AtomicInteger();
        private final AtomicInteger inTransaction = new AtomicInteger();
        private final CountDownLatch known = new CountDownLatch(1);

        @Override
        public List<InetAddress> resolve(String host) throws UnknownHostException {
            if (QuarkusTransaction.isActive()) {
                inTransaction.incrementAndGet();
            }
            if (unknown.contains(host)) {
                throw new UnknownHostException(host);
            }
            if (host.startsWith("slow")) {
                waiting.incrementAndGet();
                await();
            }
            return List.of(InetAddress.getByName("8.8.8.8"));
        }

        private void await() {
            try {
                known.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
