package dev.troth.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Those who wait for events cost next to nothing")
class EventWaitTest {

    private static final int MOST = 50;

    @Inject
    EventWait wait;
    @Inject
    AgroalDataSource pool;
    @TestHTTPResource("/v1/events?wait=30")
    URL events;

    private final String tenant = Tokens.freshTenant();

    @Test
    void neitherAThreadNorAConnectionAndThoseWhoGoAwayNothingAtAll() throws Exception {
        List<Socket> callers = new ArrayList<>();
        try {
            for (int i = 0; i < MOST; i++) {
                callers.add(ask());
            }
            awaitWaiting(MOST);
            assertThat(MOST).as("more wait than there are connections").isGreaterThan(pool.getConfiguration().connectionPoolConfiguration().maxSize());

            Response oneTooMany = Api.withToken(Tokens.of(tenant)).get("/v1/events?wait=30");
            assertThat(oneTooMany.jsonPath().getList("items")).isEmpty();
            assertThat(oneTooMany.time()).as("answered at once").isLessThan(TimeUnit.SECONDS.toMillis(15));
            Api others = Api.ofFreshTenant();
            others.client("Ada");
            assertThat(others.read("/v1/events").getList("items")).hasSize(1);
            assertThat(wait.waiting(tenant)).isEqualTo(MOST);
        } finally {
            for (Socket caller : callers) {
                caller.close();
            }
        }
        awaitWaiting(0);
    }

    private Socket ask() throws IOException {
        Socket socket = new Socket(events.getHost(), events.getPort());
        String request = "GET " + events.getFile() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Tokens.of(tenant) + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private void awaitWaiting(int count) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (wait.waiting(tenant) != count && System.nanoTime() < until) {
            Thread.yield();
        }
        assertThat(wait.waiting(tenant)).isEqualTo(count);
    }
}
