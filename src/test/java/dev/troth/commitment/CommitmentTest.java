package dev.troth.commitment;

import static dev.troth.commitment.Promises.DAY_15;
import static dev.troth.commitment.Promises.DAY_20;
import static dev.troth.commitment.Promises.DAY_5;
import static dev.troth.commitment.Promises.DUE;
import static dev.troth.commitment.Promises.MOVES;
import static dev.troth.commitment.Promises.PATH;
import static dev.troth.commitment.Promises.PROMISED;
import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayName("A commitment moves from state to state")
class CommitmentTest {

    private static final Map<String, List<String>> ALLOWED = Map.of(
            "REQUESTED", List.of("promise", "decline", "claim", "confirm-read-back", "assume", "approve", "cancel", "grant-grace", "correct"),
            "PROMISED", List.of("renegotiate", "claim", "confirm-read-back", "assume", "approve", "deliver", "give-up", "withdraw", "cancel",
                    "grant-grace", "correct"),
            "DELIVERED", List.of("accept", "reject", "grant-grace", "correct"),
            "ACCEPTED", List.of("grant-grace", "correct"),
            "REJECTED", List.of("renegotiate", "claim", "confirm-read-back", "assume", "approve", "deliver", "give-up", "withdraw", "cancel", "grant-grace", "correct"),
            "MISSED", List.of("grant-grace", "correct"),
            "WITHDRAWN", List.of("grant-grace", "correct"),
            "DECLINED", List.of("correct"),
            "CANCELLED", List.of("correct"));

    private final Api api = Api.ofFreshTenant();
    private String client;
    private Promises promises;

    @BeforeEach
    void someone() {
        client = api.client("Ada Okafor");
        promises = new Promises(api, client);
    }

    @Test
    void withADueDateItIsPromised() {
        Response answer = api.post(PATH, "{'clientId': '%s', 'title': 'Proofs', 'promisedAt': '%s', 'dueAt': '%s'}", client, PROMISED, DUE);
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonPath made = answer.jsonPath();
        assertThat(answer.header("Location")).endsWith(PATH + "/" + made.getString("id"));
        assertThat(answer.header("ETag")).isEqualTo("\"" + made.getLong("version") + "\"");
        assertThat(made.getString("status")).isEqualTo("PROMISED");
        assertThat(made.getString("clientId")).isEqualTo(client);
        assertThat(made.getString("promisor")).isEqualTo("PROVIDER");
        assertThat(made.getString("kind")).isEqualTo("DELIVERABLE");
        assertThat(made.getString("importance")).isEqualTo("NORMAL");
        assertThat(made.getString("promisedAt")).isEqualTo(PROMISED);
        assertThat(made.getString("dueAt")).isEqualTo(DUE);
        assertThat(made.getBoolean("approvalRequired")).isFalse();
        assertThat(made.getList("renegotiations")).isEmpty();
        assertThat(made.getList("evidence")).isEmpty();
        assertThat(made.getList("extras")).isEmpty();
        assertThat(made.getString("recordedAt")).isEqualTo(made.getString("updatedAt"));
        assertThat(made.getMap("$")).doesNotContainKeys("outcome", "lateBy", "confirmation", "deliveredAt", "retractedAt", "requestedAt", "tenantId");
        assertThat(api.get(PATH + "/" + made.getString("id")).asString()).isEqualTo(answer.asString());
    }

    @Test
    void withoutADueDateItIsARequest() {
        JsonPath made = promises.request("'promisor': 'CLIENT'", "'kind': 'PAYMENT'");
        assertThat(made.getString("status")).isEqualTo("REQUESTED");
        assertThat(made.getString("requestedAt")).isEqualTo(PROMISED);
        assertThat(made.getString("promisor")).isEqualTo("CLIENT");
        assertThat(made.getMap("$")).doesNotContainKeys("promisedAt", "dueAt");
    }

    @Test
    void everythingSaidOfItIsKept() {
        JsonPath made = promises.promise("'importance': 'CRITICAL'", "'kind': 'CUSTODY'", "'owner': 'Maria'", "'targetAt': '" + DAY_5 + "'",
                "'definitionOfDone': 'Printed and signed'", "'approvalRequired': true", "'skill': {'name': 'typesetting', 'level': 'EXPERT'}",
                "'requestedAt': '2025-02-27T09:00:00Z'");
        assertThat(made.getString("importance")).isEqualTo("CRITICAL");
        assertThat(made.getString("kind")).isEqualTo("CUSTODY");
        assertThat(made.getString("owner")).isEqualTo("Maria");
        assertThat(made.getString("targetAt")).isEqualTo(DAY_5);
        assertThat(made.getString("definitionOfDone")).isEqualTo("Printed and signed");
        assertThat(made.getBoolean("approvalRequired")).isTrue();
        assertThat(made.getString("skill.name")).isEqualTo("typesetting");
        assertThat(made.getString("skill.level")).isEqualTo("EXPERT");
        assertThat(made.getString("requestedAt")).isEqualTo("2025-02-27T09:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REQUESTED", "PROMISED", "DELIVERED", "ACCEPTED", "REJECTED", "MISSED", "WITHDRAWN", "DECLINED", "CANCELLED"})
    void eachStateListsItsMovesAndRefusesEveryOther(String status) {
        String id = promises.in(status);
        JsonPath before = api.read(PATH + "/" + id);
        assertThat(before.getString("status")).isEqualTo(status);
        assertThat(before.getList("allowed")).isEqualTo(ALLOWED.get(status));
        for (Map.Entry<String, String> move : MOVES.entrySet()) {
            if (!ALLOWED.get(status).contains(move.getKey())) {
                JsonPath problem = refused(api.post(PATH + "/" + id + "/" + move.getKey(), move.getValue()), 409, "invalid-transition");
                assertThat(problem.getString("state")).isEqualTo(status);
                assertThat(problem.getList("allowed")).isEqualTo(ALLOWED.get(status));
                assertThat(problem.getString("instance")).isEqualTo(PATH + "/" + id + "/" + move.getKey());
            }
        }
        assertThat(api.read(PATH + "/" + id).getMap("$")).isEqualTo(before.getMap("$"));
    }

    @Test
    void aRequestIsAnsweredWithAPromise() {
        String id = promises.in("REQUESTED");
        Response answer = api.post(PATH + "/" + id + "/promise", MOVES.get("promise"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.jsonPath().getString("status")).isEqualTo("PROMISED");
        assertThat(answer.jsonPath().getString("promisedAt")).isEqualTo(PROMISED);
        assertThat(answer.jsonPath().getString("dueAt")).isEqualTo(DUE);
        assertThat(answer.jsonPath().getString("requestedAt")).isEqualTo(PROMISED);
    }

    @Test
    void aRequestIsDeclinedWithReasonAndReferrals() {
        JsonPath declined = promises.move(promises.in("REQUESTED"), "decline",
                "{'reason': 'Not our trade', 'referrals': [{'name': 'Lena Brandt', 'contact': 'lena@example.org', 'note': 'Bookkeeping'}], 'at': '%s'}", DAY_5);
        assertThat(declined.getString("status")).isEqualTo("DECLINED");
        assertThat(declined.getString("endedAt")).isEqualTo(DAY_5);
        assertThat(declined.getString("refused.reason")).isEqualTo("Not our trade");
        assertThat(declined.getString("refused.referrals[0].name")).isEqualTo("Lena Brandt");
        assertThat(declined.getString("refused.referrals[0].contact")).isEqualTo("lena@example.org");
        assertThat(declined.getMap("$")).doesNotContainKey("outcome");
    }

    @Test
    void aDueDateIsMovedByAgreementAndBeforeItComesAndBothDatesAreKept() {
        String id = promises.in("PROMISED");
        promises.move(id, "renegotiate", "{'dueAt': '%s', 'agreedAt': '%s', 'reason': 'Paper is late'}", DAY_15, DAY_5);
        JsonPath twice = promises.move(id, "renegotiate", "{'dueAt': '%s', 'agreedAt': '2025-03-16T08:59:59.999999Z'}", DAY_20);
        assertThat(twice.getString("status")).isEqualTo("PROMISED");
        assertThat(twice.getString("dueAt")).isEqualTo(DAY_20);
        assertThat(twice.getList("renegotiations.replacedDueAt")).isEqualTo(List.of(DUE, DAY_15));
        assertThat(twice.getList("renegotiations.dueAt")).isEqualTo(List.of(DAY_15, DAY_20));
        assertThat(twice.getString("renegotiations[0].agreedAt")).isEqualTo(DAY_5);
        assertThat(twice.getString("renegotiations[0].reason")).isEqualTo("Paper is late");

        JsonPath tooLate = refused(api.post(PATH + "/" + id + "/renegotiate", "{'dueAt': '2025-04-01T09:00:00Z', 'agreedAt': '%s'}", DAY_20), 409,
                "invalid-transition");
        assertThat(tooLate.getString("state")).isEqualTo("PROMISED");
        assertThat(tooLate.getString("detail")).contains(DAY_20);
        refusedAt(api.post(PATH + "/" + id + "/renegotiate", "{'dueAt': '%s', 'agreedAt': '%s'}", DAY_20, DAY_15), "/dueAt");
        assertThat(api.read(PATH + "/" + id).getList("renegotiations")).hasSize(2);
    }

    @Test
    void whatOneHasClaimedAnotherCannotAndLearnsWhoHasIt() {
        String id = promises.in("PROMISED");
        assertThat(promises.move(id, "claim", "{'owner': 'Maria'}").getString("owner")).isEqualTo("Maria");
        JsonPath problem = refused(api.post(PATH + "/" + id + "/claim", "{'owner': 'Tom'}"), 409, "already-claimed");
        assertThat(problem.getString("owner")).isEqualTo("Maria");
        assertThat(problem.getString("detail")).contains("Maria");
        assertThat(promises.move(id, "claim", "{'owner': 'Maria'}").getString("owner")).isEqualTo("Maria");
        assertThat(refused(api.post(PATH + "/" + promises.request("'owner': 'Ben'").getString("id") + "/claim", "{'owner': 'Tom'}"), 409,
                "already-claimed").getString("owner")).isEqualTo("Ben");
    }

    @Test
    void whatNeedsApprovalIsDeliveredOnlyWithIt() {
        String id = promises.promise("'approvalRequired': true").getString("id");
        refused(api.post(PATH + "/" + id + "/deliver", MOVES.get("deliver")), 409, "approval-missing");
        assertThat(api.read(PATH + "/" + id).getString("status")).isEqualTo("PROMISED");
        assertThat(promises.move(id, "approve", "{'at': '%s'}", PROMISED).getString("approvedAt")).isEqualTo(PROMISED);
        assertThat(promises.move(id, "deliver").getString("status")).isEqualTo("DELIVERED");
    }

    @ParameterizedTest(name = "delivered {0}: {1}")
    @CsvSource({DAY_5 + ", EARLY,", "2025-03-11T08:00:00Z, ON_TIME,", DUE + ", ON_TIME,", "2025-03-11T12:00:00Z, LATE, PT3H"})
    void aDeliveryHasAnOutcomeAndALatenessWhereItIsLate(String at, String outcome, String lateBy) {
        JsonPath delivered = promises.move(promises.in("PROMISED"), "deliver",
                "{'deliveredAt': '%s', 'extras': ['Spare copies'], 'evidence': [{'title': 'Scan', 'link': 'https://files.example.org/1'}], 'note': 'By hand'}", at);
        assertThat(delivered.getString("status")).isEqualTo("DELIVERED");
        assertThat(delivered.getString("deliveredAt")).isEqualTo(at);
        assertThat(delivered.getString("outcome")).isEqualTo(outcome);
        assertThat(delivered.getString("lateBy")).isEqualTo(lateBy);
        assertThat(delivered.getString("confirmation")).isEqualTo("SELF_REPORTED");
        assertThat(delivered.getList("extras")).isEqualTo(List.of("Spare copies"));
        assertThat(delivered.getString("evidence[0].title")).isEqualTo("Scan");
    }

    @Test
    void aRenegotiatedPromiseKeptHasItsOwnOutcome() {
        String id = promises.in("PROMISED");
        promises.move(id, "renegotiate");
        assertThat(promises.move(id, "deliver", "{'deliveredAt': '%s'}", DAY_15).getString("outcome")).isEqualTo("KEPT_AS_RENEGOTIATED");
    }

    @Test
    void aDeliveryIsAcceptedOrRejectedAfterwardsAndNotBefore() {
        String id = promises.in("DELIVERED");
        for (String verb : List.of("accept", "reject")) {
            JsonPath problem = refused(api.post(PATH + "/" + id + "/" + verb, "{'at': '2025-03-06T08:59:59Z'}"), 409, "invalid-transition");
            assertThat(problem.getString("state")).isEqualTo("DELIVERED");
            assertThat(problem.getString("detail")).contains(DAY_5);
        }
        JsonPath accepted = promises.move(id, "accept");
        assertThat(accepted.getString("acceptedAt")).isEqualTo(DAY_5);
        assertThat(accepted.getString("confirmation")).isEqualTo("ACCEPTED");
    }

    @Test
    void whatIsRejectedIsDeliveredAnewOrMissed() {
        String id = promises.in("REJECTED");
        assertThat(api.read(PATH + "/" + id).getMap("$")).doesNotContainKey("outcome").containsEntry("endedAt", DAY_5);
        JsonPath again = promises.move(id, "deliver", "{'deliveredAt': '%s'}", DUE);
        assertThat(again.getString("outcome")).isEqualTo("ON_TIME");
        assertThat(again.getMap("$")).doesNotContainKey("endedAt");
        assertThat(promises.move(id, "reject", "{'at': '2025-03-11T09:00:01Z'}").getString("outcome")).isEqualTo("MISSED");
    }

    @Test
    void whatWasRejectedInTimeIsStillToBeKeptSoItsDueDateIsMovedAndWhatWasRejectedAfterItIsNot() {
        String id = promises.in("REJECTED");
        outOfOrder(id, "renegotiate", "{'dueAt': '" + DAY_20 + "', 'agreedAt': '2025-03-06T08:59:59Z'}", DAY_5);
        JsonPath moved = promises.move(id, "renegotiate");
        assertThat(moved.getString("status")).isEqualTo("REJECTED");
        assertThat(moved.getString("dueAt")).isEqualTo(DAY_20);
        assertThat(promises.move(id, "deliver", "{'deliveredAt': '%s'}", DAY_15).getString("outcome")).isEqualTo("KEPT_AS_RENEGOTIATED");

        JsonPath missed = promises.move(id, "reject", "{'at': '2025-03-21T09:00:01Z'}");
        assertThat(missed.getString("outcome")).isEqualTo("MISSED");
        assertThat(missed.getList("allowed")).doesNotContain("renegotiate");
        refused(api.post(PATH + "/" + id + "/renegotiate", "{'dueAt': '2025-04-01T09:00:00Z', 'agreedAt': '%s'}", DAY_15), 409, "invalid-transition");
    }

    @Test
    void whatWasRejectedInTimeIsClaimedHandedOnAndWithdrawnLikeAnyPromiseThatIsOpen() {
        String id = promises.in("REJECTED");
        promises.move(id, "claim");
        assertThat(promises.move(id, "hand-off", "{'from': 'Maria', 'to': 'Tom'}").getString("owner")).isEqualTo("Tom");
        outOfOrder(id, "withdraw", "{'at': '2025-03-06T08:59:59Z'}", DAY_5);
        assertThat(promises.move(id, "withdraw", "{'at': '2025-03-07T09:00:00Z'}").getString("outcome")).isEqualTo("WITHDRAWN");
    }

    @Test
    void whatWasRejectedAfterItWasDueWasMissedAndNoCancellationUndoesThat() {
        String id = promises.promise().getString("id");
        promises.move(id, "deliver", "{'deliveredAt': '2025-03-10T09:00:00Z'}");
        JsonPath missed = promises.move(id, "reject", "{'at': '2025-03-12T09:00:00Z'}");
        assertThat(missed.getString("outcome")).isEqualTo("MISSED");
        assertThat(missed.getList("allowed")).isEqualTo(List.of("confirm-read-back", "assume", "approve", "deliver", "give-up", "grant-grace", "correct"));
        for (String verb : List.of("cancel", "withdraw")) {
            assertThat(refused(api.post(PATH + "/" + id + "/" + verb, "{}"), 409, "invalid-transition").getString("state")).isEqualTo("REJECTED");
        }
        outOfOrder(id, "give-up", "{'at': '2025-03-12T08:59:59Z'}", "2025-03-12T09:00:00Z");
        JsonPath score = api.read("/v1/clients/" + client + "/trust-score");
        assertThat(score.getInt("delivery.missed")).isEqualTo(1);
        String inTime = promises.in("REJECTED");
        outOfOrder(inTime, "cancel", "{'at': '2025-03-06T08:59:59Z'}", DAY_5);
        assertThat(promises.move(inTime, "cancel").getString("status")).isEqualTo("CANCELLED");
    }

    @Test
    void untilItIsDueAPromiseIsWithdrawnAndFromThenOnGivenUp() {
        String id = promises.in("PROMISED");
        assertThat(refused(api.post(PATH + "/" + id + "/give-up", "{'at': '2025-03-11T08:59:59Z'}"), 409, "invalid-transition").getString("detail"))
                .contains(DUE);
        assertThat(refused(api.post(PATH + "/" + id + "/withdraw", "{'at': '%s'}", DUE), 409, "invalid-transition").getString("detail"))
                .contains(DUE);
        assertThat(promises.move(id, "give-up", "{'at': '%s'}", DUE).getString("outcome")).isEqualTo("MISSED");
        JsonPath withdrawn = promises.move(promises.in("PROMISED"), "withdraw", "{'at': '2025-03-11T08:59:59.999999Z'}");
        assertThat(withdrawn.getString("outcome")).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.getString("endedAt")).isEqualTo("2025-03-11T08:59:59.999999Z");
    }

    @Test
    void aPromiseIsNeitherWithdrawnNorMovedBeforeItWasMadeNorMovedBeforeItWasMovedLast() {
        String id = promises.in("PROMISED");
        assertThat(refused(api.post(PATH + "/" + id + "/withdraw", "{'at': '2025-03-01T08:59:59Z'}"), 409, "invalid-transition").getString("detail")).contains(PROMISED);
        refused(api.post(PATH + "/" + id + "/renegotiate", "{'dueAt': '%s', 'agreedAt': '2025-03-01T08:59:59Z'}", DAY_15), 409, "invalid-transition");
        promises.move(id, "renegotiate", "{'dueAt': '%s', 'agreedAt': '%s'}", DAY_15, DAY_5);
        refused(api.post(PATH + "/" + id + "/renegotiate", "{'dueAt': '%s', 'agreedAt': '2025-03-06T08:59:59Z'}", DAY_20), 409, "invalid-transition");
        assertThat(api.read(PATH + "/" + id).getList("renegotiations")).hasSize(1);
        assertThat(promises.move(id, "renegotiate", "{'dueAt': '%s', 'agreedAt': '%s'}", DAY_20, DAY_5).getList("renegotiations")).hasSize(2);
    }

    @Test
    void nothingIsAnsweredCancelledOrSparedBeforeItWasAskedOrPromisedNorDeliveredAnewBeforeItWasRejected() {
        String before = "2025-03-01T08:59:59Z";
        String request = promises.in("REQUESTED");
        outOfOrder(request, "promise", "{'dueAt': '" + DUE + "', 'at': '" + before + "'}", PROMISED);
        outOfOrder(request, "decline", "{'at': '" + before + "'}", PROMISED);
        outOfOrder(request, "cancel", "{'at': '" + before + "'}", PROMISED);
        outOfOrder(request, "grant-grace", "{'at': '" + before + "'}", PROMISED);
        assertThat(api.read(PATH + "/" + request).getString("status")).isEqualTo("REQUESTED");

        String promise = promises.in("PROMISED");
        outOfOrder(promise, "cancel", "{'at': '" + before + "'}", PROMISED);
        outOfOrder(promise, "grant-grace", "{'at': '" + before + "'}", PROMISED);
        String asked = promises.promise("'requestedAt': '2025-02-27T09:00:00Z'").getString("id");
        outOfOrder(asked, "cancel", "{'at': '" + before + "'}", PROMISED);
        assertThat(promises.move(asked, "grant-grace", "{'at': '%s'}", before).getString("graceGrantedAt")).as("for the answer that was owed").isEqualTo(before);
        assertThat(promises.move(asked, "cancel", "{'at': '%s'}", PROMISED).getString("status")).isEqualTo("CANCELLED");

        String rejected = promises.in("REJECTED");
        outOfOrder(rejected, "deliver", "{'deliveredAt': '2025-03-06T08:59:59Z'}", DAY_5);
        assertThat(promises.move(rejected, "deliver").getString("status")).isEqualTo("DELIVERED");
    }

    private void outOfOrder(String id, String verb, String body, String before) {
        assertThat(refused(api.post(PATH + "/" + id + "/" + verb, body), 409, "invalid-transition").getString("detail")).contains(before);
    }

    @Test
    void aPromiseIsMovedTwoHundredTimesAndNotOnceMore() {
        String id = promises.in("PROMISED");
        Instant due = Instant.parse(DUE);
        for (int i = 1; i <= 200; i++) {
            promises.move(id, "renegotiate", "{'dueAt': '%s', 'agreedAt': '%s'}", due.plusSeconds(i), DAY_5);
        }
        JsonPath refusal = refused(api.post(PATH + "/" + id + "/renegotiate", "{'dueAt': '%s', 'agreedAt': '%s'}", due.plusSeconds(201), DAY_5), 409, "invalid-transition");
        assertThat(refusal.getString("detail")).isEqualTo("A promise is renegotiated 200 times at most.");
        assertThat(api.read(PATH + "/" + id).getList("renegotiations")).hasSize(200);
    }

    @Test
    void graceIsTheOtherPartysToGrant() {
        String id = promises.in("MISSED");
        refused(api.post(PATH + "/" + id + "/grant-grace", "{'party': 'PROVIDER'}"), 409, "self-granted-grace");
        assertThat(promises.move(id, "grant-grace", "{'party': 'CLIENT', 'at': '%s'}", DAY_20).getString("graceGrantedAt")).isEqualTo(DAY_20);

        String payment = promises.promise("'promisor': 'CLIENT'").getString("id");
        refused(api.post(PATH + "/" + payment + "/grant-grace", "{'party': 'CLIENT'}"), 409, "self-granted-grace");
        assertThat(promises.move(payment, "grant-grace", "{'at': '%s'}", DAY_5).getString("graceGrantedAt")).isEqualTo(DAY_5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEARNING", "NONE"})
    void aSkillThatIsNotThereIsPromisedOnlyWithTheOthersConsent(String level) {
        String skill = "'skill': {'name': 'typesetting', 'level': '" + level + "'}";
        refused(api.post(PATH, "{'clientId': '%s', 'title': 'Proofs', 'dueAt': '%s', 'promisedAt': '%s', %s}", client, DUE, PROMISED, skill), 409,
                "consent-missing");
        String id = promises.request(skill).getString("id");
        refused(api.post(PATH + "/" + id + "/promise", MOVES.get("promise")), 409, "consent-missing");

        String gap = gapAbout(id, "PROVIDER");
        refused(api.post(PATH + "/" + id + "/promise", MOVES.get("promise")), 409, "consent-missing");
        String refusal = gapAbout(id, "PROVIDER");
        api.done("/v1/disclosures/" + refusal + "/decide", "{'outcome': 'REFUSE', 'at': '%s'}", PROMISED);
        refused(api.post(PATH + "/" + id + "/promise", MOVES.get("promise")), 409, "consent-missing");
        api.done("/v1/disclosures/" + gap + "/decide", "{'outcome': 'CONSENT', 'at': '%s'}", PROMISED);
        assertThat(promises.move(id, "promise").getString("status")).isEqualTo("PROMISED");
    }

    @Test
    void theOtherPartysOwnSkillGapIsNoConsent() {
        String id = promises.request("'skill': {'name': 'typesetting', 'level': 'LEARNING'}").getString("id");
        api.done("/v1/disclosures/" + gapAbout(id, "CLIENT") + "/decide", "{'outcome': 'CONSENT', 'at': '%s'}", PROMISED);
        refused(api.post(PATH + "/" + id + "/promise", MOVES.get("promise")), 409, "consent-missing");
    }

    @Test
    void aSkillGapConsentedToInGeneralIsEnoughForAPromiseMadeAtOnce() {
        JsonPath gap = api.created("/v1/disclosures", "{'clientId': '%s', 'kind': 'SKILL_GAP', 'statement': 'Still learning', 'disclosedAt': '%s'}",
                client, PROMISED);
        api.done("/v1/disclosures/" + gap.getString("id") + "/decide", "{'outcome': 'CONSENT', 'at': '%s'}", PROMISED);
        assertThat(promises.promise("'skill': {'name': 'typesetting', 'level': 'LEARNING'}").getString("status")).isEqualTo("PROMISED");
    }

    private String gapAbout(String commitment, String discloser) {
        return api.created("/v1/disclosures", """
                {'clientId': '%s', 'kind': 'SKILL_GAP', 'statement': 'Still learning', 'discloser': '%s', 'disclosedAt': '%s',
                 'about': {'type': 'COMMITMENT', 'id': '%s'}}""", client, discloser, PROMISED, commitment).getString("id");
    }
}
