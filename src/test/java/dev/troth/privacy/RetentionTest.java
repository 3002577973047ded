package dev.troth.privacy;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.client.ClientView;
import dev.troth.platform.idempotency.ExpiredAnswers;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.platform.tenancy.TenantRounds;
import dev.troth.support.Api;
import dev.troth.support.DatabaseOwner;
import dev.troth.support.Patience;
import dev.troth.support.Rows;
import dev.troth.support.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("What a tenant keeps of persons, and for how long")
class RetentionTest {

    private static final String POLICY = "/v1/retention-policy";
    private static final int PATIENCE_SECONDS = 20;

    @Inject
    RetentionRound round;
    @Inject
    ExpiredAnswers answers;
    @Inject
    Config config;
    @Inject
    RetentionPolicies policies;
    @Inject
    TenantRounds rounds;
    @Inject
    CurrentTenant current;
    @Inject
    EntityManager em;
    @Inject
    AfterErasure erasures;
    @Inject
    DatabaseOwner owner;

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));

    @Test
    @DisplayName("is for ever, until it says otherwise, version by version")
    void policy() {
        Response none = api.get(POLICY);
        assertThat(none.header("ETag")).isEqualTo("\"0\"");
        assertThat(none.jsonPath().getMap("$")).containsOnlyKeys("version");

        JsonPath first = api.put("\"0\"", POLICY, "{'personalDataAfterEnd': 'P3Y'}").then().statusCode(200).extract().jsonPath();
        assertThat(first.getInt("version")).isEqualTo(1);
        assertThat(first.getString("actor")).isEqualTo("tester");
        api.put("\"1\"", POLICY, "{}").then().statusCode(200);
        assertThat(api.read(POLICY).getString("personalDataAfterEnd")).as("never again").isNull();

        refused(api.put(null, POLICY, "{}"), 428, "precondition-required");
        refused(api.put("\"1\"", POLICY, "{}"), 412, "precondition-failed");
        refusedAt(api.put("\"2\"", POLICY, "{'personalDataAfterEnd': 'PT3H'}"), "/personalDataAfterEnd");
        refusedAt(api.put("\"2\"", POLICY, "{'personalDataAfterEnd': 'P0D'}"), "/personalDataAfterEnd");
        assertThat(Api.ofFreshTenant().read(POLICY).getInt("version")).isZero();
    }

    @Test
    @DisplayName("goes by itself once a relationship has been over for that long")
    void round() {
        String over = ended("2025-03-01T09:00:00Z");
        String later = ended("2025-03-01T09:00:01Z");
        String lapsed = api.client("Lapsed");
        api.done("/v1/clients/" + lapsed + "/move", "{'stage': 'LAPSED', 'at': '2020-01-01T09:00:00Z'}");
        api.put("\"0\"", POLICY, "{'personalDataAfterEnd': 'P3Y'}").then().statusCode(200);
        Api other = Api.ofFreshTenant();
        String theirs = other.client("Theirs");
        other.done("/v1/clients/" + theirs + "/move", "{'stage': 'ENDED', 'at': '2020-01-01T09:00:00Z'}");

        round.go(Instant.parse("2028-03-01T08:59:59Z"));
        assertThat(api.read("/v1/clients/" + over).getString("name")).isEqualTo("Ada");
        round.go(Instant.parse("2028-03-01T09:00:00Z"));

        assertThat(api.read("/v1/clients/" + over).getString("name")).isEqualTo("Erased client");
        JsonPath entry = api.read("/v1/clients/" + over + "/timeline?type=client.erased");
        assertThat(entry.getList("items.actor")).containsExactly("troth");
        assertThat(entry.getList("items.data.reason")).containsExactly("RETENTION_OVER");
        assertThat(api.read("/v1/clients/" + later).getString("name")).isEqualTo("Ada");
        assertThat(api.read("/v1/clients/" + lapsed).getString("name")).isEqualTo("Lapsed");
        assertThat(other.read("/v1/clients/" + theirs).getString("name")).as("a tenant without a policy").isEqualTo("Theirs");
    }

    @Test
    @DisplayName("does not go by a date mistyped before the stage that has ended")
    void anEndIsNotBeforeTheStageItEnds() {
        String id = api.client("Ada");
        String move = "/v1/clients/" + id + "/move";
        api.done(move, "{'stage': 'AT_RISK', 'at': '2025-03-01T09:00:00Z'}");
        assertThat(refused(api.post(move, "{'stage': 'ENDED', 'at': '2015-04-01T09:00:00Z'}"), 409, "invalid-transition").getString("detail"))
                .contains("2025-03-01T09:00:00Z");
        assertThat(api.done(move, "{'stage': 'ENDED', 'at': '2025-03-01T09:00:00Z'}").getString("stageSince")).isEqualTo("2025-03-01T09:00:00Z");
        api.done("/v1/clients/" + id + "/correct", "{'reason': 'It goes on'}");
        assertThat(api.done(move, "{'stage': 'ENDED', 'at': '2025-04-01T09:00:00Z'}").getString("stageSince")).isEqualTo("2025-04-01T09:00:00Z");
    }

    @Test
    @DisplayName("goes for a thousand clients a day at the most, whoever erased them")
    void aThousandADay() {
        String one = ended("2025-03-01T09:00:00Z");
        String other = ended("2025-03-01T10:00:00Z");
        api.put("\"0\"", POLICY, "{'personalDataAfterEnd': 'P3Y'}").then().statusCode(200);
        // As another replica has done that day.
        owner.run(tenant, "insert into client (tenant_id, id, version, kind, stage, stage_since, name, created_at, updated_at, erased_at) select $tenant, gen_random_uuid(), 1, "
                + "'PERSON', 'ENDED', '2024-01-01', 'Erased client', now(), now(), '2028-04-01T00:00:00Z' from generate_series(1, " + (RetentionRound.MOST - 1) + ")");
        round.go(Instant.parse("2028-04-01T23:00:00Z"));
        assertThat(names(one, other)).as("the longest over is the one there is room for").containsExactly("Erased client", "Ada");
        round.go(Instant.parse("2028-04-02T00:00:00Z"));
        assertThat(names(one, other)).containsExactly("Erased client", "Erased client");
    }

    @Test
    @DisplayName("is what it says while the round goes: what was not erased when it was set is judged by it")
    void lengthened() {
        String one = ended("2025-03-01T09:00:00Z");
        String other = ended("2025-03-01T09:00:00Z");
        api.put("\"0\"", POLICY, "{'personalDataAfterEnd': 'P3Y'}").then().statusCode(200);
        erasures.once(tenant, () -> api.put("\"1\"", POLICY, "{'personalDataAfterEnd': 'P37M'}").then().statusCode(200));
        round.go(Instant.parse("2028-03-01T09:00:00Z"));
        assertThat(names(one, other)).containsExactlyInAnyOrder("Erased client", "Ada");
        round.go(Instant.parse("2028-04-01T08:59:59Z"));
        assertThat(names(one, other)).containsExactlyInAnyOrder("Erased client", "Ada");
        round.go(Instant.parse("2028-04-01T09:00:00Z"));
        assertThat(names(one, other)).containsExactly("Erased client", "Erased client");
    }

    @Test
    @DisplayName("is set once an erasure that is under way has ended")
    void setMeanwhile() throws Exception {
        api.put("\"0\"", POLICY, "{'personalDataAfterEnd': 'P3Y'}").then().statusCode(200);
        try (Connection looking = new Rows(config).superuser()) {
            CompletableFuture<Response> set = new CompletableFuture<>();
            rounds.as(tenant, () -> QuarkusTransaction.requiringNew().call(() -> {
                assertThat(policies.held().version()).isEqualTo(1);
                String backend = em.createNativeQuery("select pg_backend_pid()").getSingleResult().toString();
                set.completeAsync(() -> api.put("\"1\"", POLICY, "{}"));
                String waiting = "select pid from pg_locks where not granted and " + backend + " = any(pg_blocking_pids(pid))";
                Patience.await().until(() -> set.isDone() || !Rows.column(looking, waiting).isEmpty());
                assertThat(policies.current().version()).isEqualTo(1);
                return null;
            }));
            assertThat(set.get(PATIENCE_SECONDS, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("waits for the next round where the database is away, which is found out once")
    void away() {
        ended("2025-03-01T09:00:00Z");
        ended("2025-03-01T09:00:00Z");
        api.put("\"0\"", POLICY, "{'personalDataAfterEnd': 'P3Y'}").then().statusCode(200);
        AtomicInteger tried = new AtomicInteger();
        QuarkusMock.installMockForType(new Erasures(null, null, null, null, null, null) {
            @Override
            ClientView eraseWhere(UUID clientId, Predicate<ClientView> condition, ErasureReason reason) {
                if (current.tenant().equals(tenant)) {
                    tried.incrementAndGet();
                    throw new IllegalStateException(new SQLException("it goes down", "57P01"));
                }
                return null;
            }
        }, Erasures.class);
        round.go(Instant.parse("2028-03-01T09:00:00Z"));
        assertThat(tried.get()).isEqualTo(1);
    }

    @Test
    @DisplayName("of answers to requests is a day, whether or not anybody comes back")
    void answers() throws SQLException {
        recorded("old", "Ada").then().statusCode(201);
        recorded("new", "Ben").then().statusCode(201);
        try (Connection connection = new Rows(config).superuser()) {
            connection.createStatement().execute("update idempotency set created_at = now() - interval '25 hours' where key = 'old' and tenant_id = '" + tenant + "'");
            connection.createStatement().execute("insert into idempotency (tenant_id, caller, key, fingerprint, status, created_at) select '" + tenant
                    + "', 'tester', 'more ' || n, 'x', 200, now() - interval '2 days' from generate_series(1, 1001) n");
            answers.letGo();
            assertThat(Rows.column(connection, "select key from idempotency where tenant_id = '" + tenant + "'")).containsExactly("new");
        }
    }

    @Test
    @DisplayName("of answers to requests is no matter of other requests: none waits while old ones are let go")
    void answersOfOthers() throws SQLException {
        String first = recorded("old", "Ben").then().statusCode(201).extract().path("id");
        try (Connection connection = new Rows(config).superuser()) {
            connection.createStatement().execute("update idempotency set created_at = now() - interval '25 hours' where tenant_id = '" + tenant + "'");
            connection.setAutoCommit(false);
            connection.createStatement().execute("delete from idempotency where tenant_id = '" + tenant + "'");
            assertThat(recorded("new", "Ben").statusCode()).isEqualTo(201);
            connection.rollback();
            assertThat(Rows.column(connection, "select key from idempotency where tenant_id = '" + tenant + "'")).containsExactlyInAnyOrder("old", "new");
        }
        assertThat(recorded("old", "Ben").then().statusCode(201).extract().<String>path("id")).as("its day is over").isNotEqualTo(first);
    }

    private Response recorded(String key, String name) {
        return api.request().header("Idempotency-Key", key).contentType("application/json").body(Api.json("{'name': '%s'}", name)).post("/v1/clients");
    }

    private List<String> names(String... clients) {
        return Stream.of(clients).map(client -> api.read("/v1/clients/" + client).getString("name")).toList();
    }

    private String ended(String at) {
        String id = api.client("Ada");
        api.done("/v1/clients/" + id + "/move", "{'stage': 'ENDED', 'at': '%s'}", at);
        return id;
    }

    /** Does something once the first client of a tenant was erased. */
    @ApplicationScoped
    static class AfterErasure {

        private final CurrentTenant current;
        private volatile String ofTenant;
        private volatile Runnable then;

        AfterErasure(CurrentTenant current) {
            this.current = current;
        }

        void once(String tenant, Runnable work) {
            then = work;
            ofTenant = tenant;
        }

        void erased(@Observes(during = TransactionPhase.AFTER_SUCCESS) ErasureReason reason) {
            if (current.tenant().equals(ofTenant)) {
                ofTenant = null;
                then.run();
            }
        }
    }
}
