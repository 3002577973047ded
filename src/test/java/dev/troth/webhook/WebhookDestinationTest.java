package dev.troth.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Patience;
import dev.troth.webhook.Receiver.Got;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("What is sent goes to the address that was checked, and nowhere else")
class WebhookDestinationTest extends DispatchCase {

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
                    DispatchCase.await(known);
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
        Dispatcher dispatcher = replica(oneOfATenant);
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
