package dev.troth.commitment;

import static dev.troth.commitment.Promises.DAY_20;
import static dev.troth.commitment.Promises.DAY_5;
import static dev.troth.commitment.Promises.MOVES;
import static dev.troth.commitment.Promises.PATH;
import static dev.troth.commitment.Promises.PROMISED;
import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("A mistake in the record of a commitment is taken back, and stays readable")
class CommitmentCorrectionTest {

    private final Api api = Api.ofFreshTenant();
    private String client;
    private Promises promises;

    @BeforeEach
    void someone() {
        client = api.client("Ada Okafor");
        promises = new Promises(api, client);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({"REQUESTED, promise", "REQUESTED, decline", "PROMISED, renegotiate", "PROMISED, claim", "PROMISED, confirm-read-back", "PROMISED, assume", "PROMISED, approve", "PROMISED, deliver",
            "DELIVERED, accept", "DELIVERED, reject", "REJECTED, deliver", "PROMISED, give-up", "PROMISED, withdraw", "PROMISED, cancel",
            "MISSED, grant-grace"})
    void aMoveTakenBackLeavesTheCommitmentAndTheScoreAsTheyWere(String status, String verb) {
        String id = promises.in(status);
        Map<String, Object> before = said(id);
        double trust = api.trust(client, "PROVIDER", DAY_20);
        String move = lastEntry();
        promises.move(id, verb);
        assertThat(said(id)).isNotEqualTo(before);

        JsonPath corrected = promises.move(id, "correct", "{'reason': 'Entered for the wrong one'}");

        assertThat(said(id)).isEqualTo(before);
        assertThat(corrected.getMap("$")).doesNotContainKey("retractedAt");
        assertThat(api.trust(client, "PROVIDER", DAY_20)).isCloseTo(trust, within(1e-12));
        assertThat(api.read("/v1/clients/" + client + "/trust-score/rebuild").getBoolean("equal")).isTrue();
        assertThat(lastEntry()).isNotEqualTo(move);
    }

    @Test
    void aMoveThatChangesNothingLeavesNothingToTakeBack() {
        String id = promises.in("PROMISED");
        promises.move(id, "claim");
        promises.move(id, "claim");

        JsonPath corrected = correct(id);

        assertThat(corrected.getMap("$")).doesNotContainKeys("owner", "retractedAt");
        assertThat(corrected.getString("status")).isEqualTo("PROMISED");
    }

    @Test
    void movesAreTakenBackOneByOneAndThenTheRecordItself() {
        String id = promises.in("PROMISED");
        promises.move(id, "deliver");
        promises.move(id, "accept");
        assertThat(correct(id).getString("status")).isEqualTo("DELIVERED");
        assertThat(correct(id).getString("status")).isEqualTo("PROMISED");
        promises.move(id, "deliver", "{'deliveredAt': '%s'}", PROMISED);
        assertThat(correct(id).getString("status")).isEqualTo("PROMISED");

        JsonPath retracted = correct(id);
        assertThat(Instant.parse(retracted.getString("retractedAt"))).isAfter(Instant.now().minusSeconds(60));
        assertThat(retracted.getList("allowed")).isEmpty();
        refused(api.post(PATH + "/" + id + "/correct", "{'reason': 'x'}"), 409, "nothing-to-correct");
    }

    @Test
    void aRecordTakenBackCountsForNothingAndItsEvidenceIsReversed() {
        String id = promises.in("PROMISED");
        promises.move(id, "give-up");
        assertThat(api.trust(client, "PROVIDER", DAY_20)).isLessThan(.45);
        correct(id);
        assertThat(correct(id).getString("retractedAt")).isNotNull();

        JsonPath score = api.read("/v1/clients/" + client + "/trust-score?asOf=" + DAY_20);
        assertThat(score.getDouble("trust")).isEqualTo(.5);
        assertThat(score.getDouble("mass")).isZero();
        assertThat(score.getList("contributions")).isEmpty();
        assertThat(score.getList("open")).isEmpty();
        assertThat(score.getInt("delivery.missed")).isZero();
        JsonPath evidence = api.read("/v1/clients/" + client + "/trust-score/evidence?sort=recordedAt");
        assertThat(evidence.<String>getList("items.reason")).containsExactly("MISSED", "MISSED");
        assertThat(evidence.getString("items[1].reverses")).isEqualTo(evidence.getString("items[0].id"));
        assertThat(evidence.getDouble("items[0].effect") + evidence.getDouble("items[1].effect")).isZero();
    }

    @Test
    void anOverduePromiseTakenBackIsOpenNoLonger() {
        String id = promises.in("PROMISED");
        assertThat(api.read("/v1/clients/" + client + "/trust-score?asOf=" + DAY_20).getList("open")).hasSize(1);
        correct(id);
        assertThat(api.trust(client, "PROVIDER", DAY_20)).isEqualTo(.5);
    }

    @Test
    void aRecordTakenBackDoesNotChangeAnyMore() {
        String id = promises.in("PROMISED");
        correct(id);
        MOVES.forEach((verb, body) -> {
            JsonPath problem = refused(api.post(PATH + "/" + id + "/" + verb, body), 409, "invalid-transition");
            assertThat(problem.getString("state")).isEqualTo("PROMISED");
            assertThat(problem.getList("allowed")).isEmpty();
        });
        refused(api.patch("*", PATH + "/" + id, "{'title': 'y'}"), 409, "invalid-transition");
    }

    @Test
    void aCorrectionSaysWhyAndChecksTheStateItsCallerKnows() {
        String id = promises.in("DELIVERED");
        refusedAt(api.post(PATH + "/" + id + "/correct", "{}"), "/reason");
        refused(api.postIfMatch("\"0\"", PATH + "/" + id + "/correct", "{'reason': 'x'}"), 412, "precondition-failed");
        assertThat(api.postIfMatch("\"1\"", PATH + "/" + id + "/correct", "{'reason': 'x'}").header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void aCorrectionTakesBackAMoveAndNotAnEdit() {
        String id = promises.in("DELIVERED");
        assertThat(api.patch("*", PATH + "/" + id, "{'title': 'Final proofs'}").statusCode()).isEqualTo(200);
        JsonPath corrected = correct(id);
        assertThat(corrected.getString("status")).isEqualTo("PROMISED");
        assertThat(corrected.getString("title")).isEqualTo("Final proofs");
    }

    @Test
    void norAnEditOfWhatTheMoveHadSet() {
        String id = promises.in("PROMISED");
        promises.move(id, "deliver", "{'deliveredAt': '%s', 'actualEffort': 'PT10H'}", DAY_5);
        assertThat(api.patch("*", PATH + "/" + id, "{'actualEffort': 'PT12H'}").statusCode()).isEqualTo(200);
        JsonPath corrected = correct(id);
        assertThat(corrected.getString("status")).isEqualTo("PROMISED");
        assertThat(corrected.getString("actualEffort")).isEqualTo("PT12H");
        promises.move(id, "deliver", "{'deliveredAt': '%s', 'actualEffort': 'PT14H'}", DAY_5);
        assertThat(correct(id).getString("actualEffort")).as("what was edited before the move is what it was before").isEqualTo("PT12H");
    }

    @Test
    void theTimelineHasEachChangeOnceWithWhoWhatAndBothTimes() {
        Instant start = Instant.now().minusSeconds(1);
        String id = promises.in("PROMISED");
        promises.move(id, "deliver", "{'deliveredAt': '%s', 'note': 'By hand'}", DAY_5);
        api.patch("*", PATH + "/" + id, "{'title': 'Final proofs'}");
        refused(api.post(PATH + "/" + id + "/deliver", "{}"), 409, "invalid-transition");
        correct(id);

        JsonPath timeline = api.read("/v1/clients/" + client + "/timeline?sort=recordedAt&type=commitment.promised,commitment.delivered,"
                + "commitment.edited,commitment.corrected");
        assertThat(timeline.<String>getList("items.type")).containsExactly("commitment.promised", "commitment.delivered", "commitment.edited",
                "commitment.corrected");
        assertThat(timeline.<String>getList("items.actor")).containsOnly("tester");
        assertThat(timeline.<String>getList("items.recordType")).containsOnly("COMMITMENT");
        assertThat(timeline.<String>getList("items.recordId")).containsOnly(id);
        assertThat(timeline.getString("items[0].occurredAt")).isEqualTo(PROMISED);
        assertThat(timeline.getString("items[0].data.title")).isEqualTo("Proofs");
        assertThat(timeline.getString("items[1].occurredAt")).isEqualTo(DAY_5);
        assertThat(timeline.getString("items[1].data.note")).isEqualTo("By hand");
        assertThat(timeline.getString("items[2].data.patch.title")).isEqualTo("Final proofs");
        assertThat(timeline.getString("items[3].corrects")).isEqualTo(timeline.getString("items[1].id"));
        assertThat(timeline.getString("items[3].data.reason")).isEqualTo("A mistake");
        assertThat(timeline.<String>getList("items.recordedAt")).allSatisfy(at -> assertThat(Instant.parse(at)).isBetween(start, Instant.now().plusSeconds(1)));
        assertThat(api.read("/v1/clients/" + client + "/timeline").getInt("total.count")).isEqualTo(5);
    }

    private JsonPath correct(String id) {
        return promises.move(id, "correct", "{'reason': 'A mistake'}");
    }

    private String lastEntry() {
        return api.read("/v1/clients/" + client + "/timeline?sort=-recordedAt&limit=1").getString("items[0].id");
    }

    /** All that a commitment says, its version and the time of its last change aside. */
    private Map<String, Object> said(String id) {
        Map<String, Object> said = new HashMap<>(api.read(PATH + "/" + id).getMap("$"));
        List.of("version", "updatedAt").forEach(said::remove);
        return said;
    }
}
