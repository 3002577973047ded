package dev.troth.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.imports.ImportStore.Kept;
import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database commits a line, and the connection is lost before it says so. */
@QuarkusTest
class UnheardCommitTest {

    private static final String ADA = Api.json("{'key': 'ada', 'operation': 'POST /v1/clients', 'body': {'name': 'Ada'}}");

    @Inject
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    ImportSettings settings;
    @Inject
    Operations operations;
    @Inject
    ObjectMapper mapper;

    private final Api api = Api.ofFreshTenant();

    @ParameterizedTest
    @ValueSource(strings = {"", "{'key': 'ada', 'operation': 'POST /v1/clients', 'body': {}}"})
    void aLineThatWasCommittedIsNotDoneTwice(String rejectedBefore) {
        send(Api.json(rejectedBefore));
        AtomicInteger commits = new AtomicInteger();
        QuarkusMock.installMockForType(new ImportService(new ImportStore(em, clock, settings) {
            @Override
            void put(String importKey, String key, long line, Kept kept, JsonNode problem) {
                super.put(importKey, key, line, kept, problem);
                if (kept.isDone() && commits.getAndIncrement() == 0) {
                    em.createNativeQuery("commit").executeUpdate();
                    throw new IllegalStateException("the connection was lost before it said that the commit had come about");
                }
            }
        }, operations, mapper), ImportService.class);

        Map<String, Object> first = send(ADA);
        String ada = api.read("/v1/clients").getString("items[0].id");
        assertThat(commits.get()).isEqualTo(1);
        assertThat(first).isEqualTo(Map.of("line", 1, "key", "ada", "status", 201, "id", ada));
        assertThat(api.read("/v1/imports/crm/lines").getList("items.id")).isEqualTo(List.of(ada));
        assertThat(send(ADA)).isEqualTo(Map.of("line", 1, "key", "ada", "status", 201, "id", ada, "replayed", true));
        assertThat(api.read("/v1/clients").getInt("total.count")).isEqualTo(1);
        JsonPath state = api.read("/v1/imports/crm");
        assertThat(List.of(state.getInt("done"), state.getInt("rejected"))).containsExactly(1, 0);
    }

    /** The answer to the one line. */
    private Map<String, Object> send(String line) {
        String answer = api.request().contentType("application/x-ndjson").body(line.getBytes(StandardCharsets.UTF_8)).post("/v1/imports?key=crm")
                .then().statusCode(200).extract().asString();
        return JsonPath.from(answer.isEmpty() ? "{}" : answer).getMap("$");
    }
}
