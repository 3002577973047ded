package dev.troth.client;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.communication.CommunicationService;
import dev.troth.communication.NewCommunication;
import dev.troth.communication.Purpose;
import dev.troth.communication.Topic;
import dev.troth.platform.tenancy.TenantRounds;
import dev.troth.record.Channel;
import dev.troth.support.Api;
import dev.troth.support.Patience;
import dev.troth.support.Rows;
import dev.troth.support.Tokens;
import dev.troth.trust.model.Party;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@DisplayName("What is written while two clients become one ends on the one that stands, or is refused")
class MergeConcurrencyTest {

    private static final int ROUNDS = 5;
    private static final int WRITERS = 4;
    private static final int PROMISES = 8;
    private static final int PATIENCE_SECONDS = 20;

    @Inject
    CommunicationService communications;
    @Inject
    TenantRounds rounds;
    @Inject
    EntityManager em;
    @Inject
    Config config;

    private final ExecutorService callers = Executors.newFixedThreadPool(WRITERS + 1);

    @AfterEach
    void stop() throws InterruptedException {
        callers.shutdownNow();
        callers.awaitTermination(10, TimeUnit.SECONDS);
    }

    @Test
    @Timeout(120)
    void mergesThatCrossDoNotWaitForEachOther() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Twice ada = Twice.recorded();
            promise(ada, ada.into);
            promise(ada, ada.from);
            List<Response> answers = atOnce(List.of(() -> ada.merge(ada.into, ada.from), () -> ada.merge(ada.from, ada.into)));
            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
            assertThat(answers.stream().filter(answer -> answer.statusCode() == 409).findFirst().orElseThrow().jsonPath().getString("type")).isEqualTo("/problems/client-merged");
            assertThat(ada.api.read("/v1/clients").getInt("total.count")).isEqualTo(1);
            assertThat(ada.api.read("/v1/commitments?clientId=" + ada.api.read("/v1/clients").getString("items[0].id")).getInt("total.count")).isEqualTo(2);
        }
    }

    @Test
    @Timeout(120)
    void promisesMadeMeanwhileAreNotLost() throws Exception {
        Twice ada = Twice.recorded();
        List<Callable<Response>> calls = new ArrayList<>();
        List<List<Response>> answers = new ArrayList<>();
        CountDownLatch underWay = new CountDownLatch(WRITERS);
        for (int writer = 0; writer < WRITERS; writer++) {
            String client = writer % 2 == 0 ? ada.from : ada.into;
            List<Response> own = new ArrayList<>();
            answers.add(own);
            calls.add(() -> {
                for (int i = 0; i < PROMISES; i++) {
                    own.add(promise(ada, client));
                    if (i == 1) {
                        underWay.countDown();
                    }
                }
                return own.get(0);
            });
        }
        calls.add(() -> {
            underWay.await();
            return ada.merge(ada.into, ada.from);
        });
        List<Response> done = atOnce(calls);
        assertThat(done.get(WRITERS).statusCode()).isEqualTo(200);
        List<Response> all = answers.stream().flatMap(List::stream).toList();
        assertThat(all).extracting(Response::statusCode).containsOnly(201, 409);
        assertThat(all.stream().filter(answer -> answer.statusCode() == 409)).allMatch(answer -> "/problems/client-merged".equals(answer.jsonPath().getString("type")));
        long made = all.stream().filter(answer -> answer.statusCode() == 201).count();
        assertThat(ada.api.read("/v1/commitments?clientId=" + ada.into).getLong("total.count")).isEqualTo(made);
        assertThat(ada.api.read("/v1/commitments?clientId=" + ada.from).getLong("total.count")).isZero();
        assertThat(ada.read(ada.into + "/trust-score").getLong("delivery.overdue")).isEqualTo(made);
        assertThat(ada.read(ada.into + "/trust-score/rebuild").getBoolean("equal")).isTrue();
    }

    @Test
    void whatIsSaidAboutTheOneMeanwhileIsAboutTheOther() throws Exception {
        String tenant = Tokens.freshTenant();
        Twice ada = new Twice(Api.withToken(Tokens.of(tenant)), "{'name': 'Ada Okafor'}", "{'name': 'A. Okafor'}");
        String friend = ada.api.client("Ben");
        CompletableFuture<Response> merged = new CompletableFuture<>();
        UUID said;
        try (Connection looking = new Rows(config).superuser()) {
            said = rounds.as(tenant, () -> QuarkusTransaction.requiringNew().call(() -> {
                UUID id = communications.create(new NewCommunication(UUID.fromString(friend), Party.CLIENT, Channel.PHONE, Purpose.NOTE, Instant.parse("2025-03-01T09:00:00Z"),
                        "She moves house", null, new Topic(Topic.Type.CLIENT, UUID.fromString(ada.from)), null, null, null)).id();
                String backend = em.createNativeQuery("select pg_backend_pid()").getSingleResult().toString();
                merged.completeAsync(() -> ada.merge(ada.into, ada.from), callers);
                String waiting = "select pid from pg_locks where not granted and " + backend + " = any(pg_blocking_pids(pid))";
                Patience.await().until(() -> merged.isDone() || !Rows.column(looking, waiting).isEmpty());
                return id;
            }));
        }
        assertThat(merged.get(PATIENCE_SECONDS, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(ada.api.read("/v1/communications/" + said).getString("about.id")).isEqualTo(ada.into);
        JsonPath late = refused(ada.attempt(friend, "communications", "'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'NOTE', 'at': '2025-03-01T09:00:00Z', "
                + "'about': {'type': 'CLIENT', 'id': '%s'}", ada.from), 409, "client-merged");
        assertThat(late.getString("mergedInto")).isEqualTo(ada.into);
    }

    private static Response promise(Twice ada, String client) {
        return ada.attempt(client, "commitments", "'title': 'Draft', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-02T09:00:00Z'");
    }

    private List<Response> atOnce(List<Callable<Response>> calls) throws Exception {
        List<Response> answers = new ArrayList<>();
        for (Future<Response> answer : callers.invokeAll(calls)) {
            answers.add(answer.get());
        }
        return answers;
    }
}
