package dev.troth.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import dev.troth.support.DriverLog;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayName("A statement is one round trip, also once the server has prepared it")
class RoundTripsTest {

    /** More than it takes until the driver has a statement prepared by the server, on each connection. */
    private static final int WARM = 200;
    private static final Pattern UNTYPED = Pattern.compile("=<\\('([^']*)'\\)>,type=UNSPECIFIED");

    private final Api api = Api.withToken(Tokens.of(Tokens.freshTenant()));
    private String client;
    private String promise;

    @Inject
    DriverLog driver;

    @BeforeEach
    void aClientWithAPromise() {
        client = api.client("Ada Okafor");
        promise = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z'}", client)
                .getString("id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/commitments/%s", "/v1/commitments?dueBefore=2026-01-01T00:00:00Z&limit=20"})
    void onceTheServerHasPreparedItToo(String path) {
        for (int i = 0; i < WARM; i++) {
            api.read(path.formatted(promise));
        }
        List<String> said = driver.of(() -> api.read(path.formatted(promise)));
        assertThat(said).anyMatch(line -> line.contains("FE=> Bind")).noneMatch(line -> line.contains("Forcing Sync"));
    }

    /** For what has no type the server is asked, and from then on each answer waited for twice. Texts have none here only, by the URL of the database of tests. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/clients/%s/trust-score", "/v1/clients/%s/trust-score?asOf=2025-06-01T00:00:00Z", "/v1/clients/%s/trust-score/history", "/v1/trust-scores",
            "/v1/attention", "/v1/clients/%s/timeline", "/v1/clients/%s/trust-score/evidence", "/v1/events", "/v1/communications?since=2025-01-01T00:00:00Z"})
    void anInstantHasAType(String path) {
        List<String> binds = driver.of(() -> api.read(path.formatted(client))).stream().filter(line -> line.contains("FE=> Bind")).toList();
        assertThat(binds).isNotEmpty();
        assertThat(binds.stream().flatMap(bind -> UNTYPED.matcher(bind).results()).map(untyped -> untyped.group(1))).noneMatch(value -> value.matches("\\d{4}-\\d\\d-\\d\\d[ T]\\d.*"));
    }

    /** It leaves evidence in three dimensions: a line and a sum for each. The driver asks for an answer with a Sync, and waits for it. */
    @Test
    void aDeliveryWritesItsLinesInOneAndItsSumsInAnother() {
        List<String> said = driver.of(() -> api.done("/v1/commitments/" + promise + "/deliver", "{'deliveredAt': '2025-03-09T09:00:00Z'}"));
        List<Integer> sentAtOnce = new ArrayList<>(List.of(0));
        for (String line : said) {
            int last = sentAtOnce.size() - 1;
            if (line.contains("FE=> Sync")) {
                sentAtOnce.add(0);
            } else if (line.contains("FE=> Bind")) {
                sentAtOnce.set(last, sentAtOnce.get(last) + 1);
            }
        }
        assertThat(sentAtOnce.stream().filter(several -> several == 3)).hasSize(2);
    }
}
