package dev.troth.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import dev.troth.support.Patience;
import dev.troth.support.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Those who wait for events cost next to nothing")
class EventWaitTest {

    private static final long WAIT = TimeUnit.SECONDS.toMillis(30);

    @Inject
    EventWait wait;
    @Inject
    AgroalDataSource pool;
    @ConfigProperty(name = "troth.events.waiters-per-tenant")
    int most;
    @ConfigProperty(name = "troth.events.waiters")
    int mostOfAll;
    @TestHTTPResource("/v1/events?wait=30")
    URL events;

    private final String tenant = Tokens.freshTenant();
    private final String token = Tokens.of(tenant);

    private final List<Socket> callers = new ArrayList<>();

    @AfterEach
    void goAway() throws IOException {
        for (Socket caller : callers) {
            caller.close();
        }
        // The next is to find room for as many.
        Patience.await().untilAsserted(() -> assertThat(wait.waiting()).isZero());
    }

    @Test
    void neitherAThreadNorAConnection() throws Exception {
        askAll();
        assertThat(most).as("more wait than there are connections").isGreaterThan(pool.getConfiguration().connectionPoolConfiguration().maxSize());
        Api others = Api.ofFreshTenant();
        others.client("Ada");
        assertThat(others.read("/v1/events").getList("items")).hasSize(1);
    }

    @Test
    void andOneTooManyIsAnsweredAtOnce() throws Exception {
        askAll();
        Response oneTooMany = Api.withToken(token).get("/v1/events?wait=30");
        assertThat(oneTooMany.jsonPath().getList("items")).isEmpty();
        assertThat(oneTooMany.time()).isLessThan(WAIT);
    }

    @Test
    void andOneTooManyOfAllTenantsToo() throws Exception {
        askAll();
        String another = Tokens.freshTenant();
        for (int i = most; i < mostOfAll; i++) {
            callers.add(ask(Tokens.of(another)));
        }
        awaitWaiting(another, mostOfAll - most);
        Response oneTooMany = Api.ofFreshTenant().get("/v1/events?wait=30");
        assertThat(oneTooMany.jsonPath().getList("items")).isEmpty();
        assertThat(oneTooMany.time()).isLessThan(WAIT);
    }

    @Test
    void andThoseWhoGoAwayNothingAtAll() throws Exception {
        long begun = System.nanoTime();
        askAll();
        goAway();
        awaitWaiting(0);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)).as("long before their time is over").isLessThan(WAIT);
    }

    private void askAll() throws IOException {
        for (int i = 0; i < most; i++) {
            callers.add(ask(token));
        }
        awaitWaiting(most);
    }

    private Socket ask(String token) throws IOException {
        Socket socket = new Socket(events.getHost(), events.getPort());
        String request = "GET " + events.getFile() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private void awaitWaiting(int count) {
        awaitWaiting(tenant, count);
    }

    private void awaitWaiting(String of, int count) {
        Patience.await().untilAsserted(() -> assertThat(wait.waiting(of)).isEqualTo(count));
    }
}
