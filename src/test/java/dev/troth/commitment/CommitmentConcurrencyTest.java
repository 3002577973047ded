package dev.troth.commitment;

import static dev.troth.commitment.Promises.DUE;
import static dev.troth.commitment.Promises.PATH;
import static dev.troth.commitment.Promises.PROMISED;
import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.support.Api;
import dev.troth.support.Trust1;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@DisplayName("Writers at the same time neither overwrite each other nor lose evidence")
class CommitmentConcurrencyTest {

    private static final int ROUNDS = 20;
    /** Each delivered and accepted: a thousand writes of evidence. */
    private static final int PROMISES = 500;
    private static final int WRITERS = 16;

    private final Api api = Api.ofFreshTenant();
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    private String client;
    private Promises promises;

    @BeforeEach
    void someone() {
        client = api.client("Ada Okafor");
        promises = new Promises(api, client);
    }

    @AfterEach
    void stop() throws InterruptedException {
        writers.shutdownNow();
        writers.awaitTermination(10, TimeUnit.SECONDS);
    }

    @Test
    @Timeout(120)
    void ofTwoWhoKnowTheSameStateOneWins() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String id = promises.in("PROMISED");
            List<Response> answers = atOnce(List.of(
                    () -> api.postIfMatch("\"0\"", PATH + "/" + id + "/withdraw", Promises.MOVES.get("withdraw")),
                    () -> api.postIfMatch("\"0\"", PATH + "/" + id + "/cancel", Promises.MOVES.get("cancel"))));
            assertOneWon(id, answers, "WITHDRAWN", "CANCELLED", "precondition-failed");
        }
        assertEachHasTwoEntriesInTheJournal();
    }

    @Test
    @Timeout(120)
    void ofTwoWhoKnowNoStateOneWinsToo() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String id = promises.in("PROMISED");
            List<Response> answers = atOnce(List.of(() -> api.post(PATH + "/" + id + "/deliver", Promises.MOVES.get("deliver")),
                    () -> api.post(PATH + "/" + id + "/give-up", Promises.MOVES.get("give-up"))));
            assertOneWon(id, answers, "DELIVERED", "MISSED", "invalid-transition", "concurrent-modification");
        }
        assertEachHasTwoEntriesInTheJournal();
        assertThat(api.read("/v1/clients/" + client + "/trust-score/rebuild").getBoolean("equal")).isTrue();
        JsonPath delivery = api.read("/v1/clients/" + client + "/trust-score");
        assertThat(delivery.getInt("delivery.kept") + delivery.getInt("delivery.missed")).isEqualTo(ROUNDS);
    }

    /** Whoever tells of something about a promise has it judged anew: as it is by then, not as it was before its turn came. */
    @Test
    @Timeout(120)
    void whatIsToldOfAPromiseAsItIsDeliveredTakesNothingOfTheDeliveryBack() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String id = promises.in("PROMISED");
            List<Response> answers = atOnce(List.of(() -> api.post(PATH + "/" + id + "/deliver", Promises.MOVES.get("deliver")),
                    () -> api.post("/v1/disclosures", "{'clientId': '%s', 'kind': 'ASSUMPTION', 'statement': 'x', 'disclosedAt': '%s', 'about': {'type': 'COMMITMENT', 'id': '%s'}}",
                            client, PROMISED, id)));
            assertThat(answers).extracting(Response::statusCode).containsExactly(200, 201);
        }
        JsonPath score = api.read("/v1/clients/" + client + "/trust-score");
        assertThat(score.getInt("delivery.kept")).isEqualTo(ROUNDS);
        assertThat(score.getInt("delivery.overdue")).isZero();
    }

    @Test
    @Timeout(120)
    void whatTwoClaimAtOnceOneHas() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String id = promises.in("PROMISED");
            List<Response> answers = atOnce(List.of(() -> api.post(PATH + "/" + id + "/claim", "{'owner': 'Maria'}"),
                    () -> api.post(PATH + "/" + id + "/claim", "{'owner': 'Tom'}")));
            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
            String winner = answers.get(0).statusCode() == 200 ? "Maria" : "Tom";
            JsonPath second = refused(answers.get(winner.equals("Maria") ? 1 : 0), 409, "already-claimed");
            assertThat(second.getString("owner")).isEqualTo(winner);
            JsonPath now = api.read(PATH + "/" + id);
            assertThat(now.getString("owner")).isEqualTo(winner);
            assertThat(now.getInt("version")).isEqualTo(1);
        }
    }

    @Test
    @Timeout(240)
    void aThousandWritesOfEvidenceAtOnceLeaveTheSumsThatTheLedgerAddsUpTo() throws Exception {
        Instant first = Instant.parse(PROMISED);
        Trust1 expected = new Trust1();
        List<Callable<Response>> work = new ArrayList<>();
        for (int i = 0; i < PROMISES; i++) {
            String delivered = first.plusSeconds(60L * (i + 1)).toString();
            expected.kept(1, 1, 1, delivered);
            work.add(() -> keep(delivered));
        }

        assertThat(atOnce(work)).extracting(Response::statusCode).containsOnly(200);

        JsonPath proof = api.read("/v1/clients/" + client + "/trust-score/rebuild");
        assertThat(proof.getBoolean("equal")).isTrue();
        assertThat(proof.getInt("entries")).isEqualTo(3 * 3 * PROMISES);
        JsonPath score = api.read("/v1/clients/" + client + "/trust-score?asOf=" + DUE);
        assertThat(score.getInt("delivery.kept")).isEqualTo(PROMISES);
        assertThat(score.getInt("delivery.early")).isEqualTo(PROMISES);
        assertThat(score.getInt("contributions[0].count")).isEqualTo(PROMISES);
        assertThat(score.getList("open")).isEmpty();
        assertThat(score.getDouble("trust")).isCloseTo(expected.trust(DUE), within(1e-9));
        assertThat(api.read("/v1/clients/" + client + "/timeline?limit=1").getInt("total.count")).isEqualTo(1 + 3 * PROMISES);
    }

    private Response keep(String delivered) {
        String id = promises.promise().getString("id");
        Response kept = api.post(PATH + "/" + id + "/deliver", "{'deliveredAt': '%s'}", delivered);
        return kept.statusCode() == 200 ? api.post(PATH + "/" + id + "/accept", "{'at': '%s'}", delivered) : kept;
    }

    private void assertOneWon(String id, List<Response> answers, String first, String second, String... refusals) {
        boolean firstWon = answers.get(0).statusCode() == 200;
        Response won = answers.get(firstWon ? 0 : 1);
        Response lost = answers.get(firstWon ? 1 : 0);
        assertThat(won.statusCode()).isEqualTo(200);
        assertThat(lost.statusCode()).isIn(409, 412);
        assertThat(lost.jsonPath().getString("type").replace("/problems/", "")).isIn((Object[]) refusals);
        JsonPath now = api.read(PATH + "/" + id);
        assertThat(now.getString("status")).isEqualTo(firstWon ? first : second);
        assertThat(now.getInt("version")).isEqualTo(1);
        assertThat(now.getMap("$")).isEqualTo(won.jsonPath().getMap("$"));
    }

    /** One for the promise, one for the move that won. */
    private void assertEachHasTwoEntriesInTheJournal() {
        assertThat(api.read("/v1/clients/" + client + "/timeline?limit=1").getInt("total.count")).isEqualTo(1 + 2 * ROUNDS);
        assertThat(api.read("/v1/clients/" + client + "/timeline?limit=1&type=commitment.promised").getInt("total.count")).isEqualTo(ROUNDS);
    }

    /** Starts all at the same instant, as far as there are threads; answers in the order given. */
    private List<Response> atOnce(List<Callable<Response>> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Response>> running = new ArrayList<>();
        for (Callable<Response> one : work) {
            running.add(writers.submit(() -> {
                start.await();
                return one.call();
            }));
        }
        start.countDown();
        List<Response> answers = new ArrayList<>();
        for (Future<Response> one : running) {
            answers.add(one.get());
        }
        return answers;
    }
}
