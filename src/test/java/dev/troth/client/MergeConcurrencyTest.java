package dev.troth.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
