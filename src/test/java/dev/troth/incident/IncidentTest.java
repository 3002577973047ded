package dev.troth.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.troth.support.Api;
import dev.troth.support.Refusals;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class IncidentTest {

    private static final String INCIDENTS = "/v1/incidents";
    private static final String DETECTED = "2025-03-12T00:00:00Z";

    private final Api api = Api.ofFreshTenant();

    @Test
    void isRecordedWithWhatIsUsualWhereNothingElseIsSaid() {
        String client = api.client("Ada");
        JsonPath created = recorded(client, "");

        assertThat(created.getString("kind")).isEqualTo("SERVICE_FAILURE");
        assertThat(created.getString("detectedBy")).isEqualTo("PROVIDER");
        assertThat(created.getString("accountable")).isEqualTo("PROVIDER");
        assertThat(created.getDouble("shares.provider")).isEqualTo(1);
        assertThat(created.getDouble("shares.client")).isZero();
        assertThat(created.getString("status")).isEqualTo("OPEN");
        assertThat(created.getString("ownership")).isEqualTo("UNSTATED");
        assertThat(created.getDouble("handling")).isZero();
        assertThat(created.getList("remedies")).isEmpty();
        assertThat(created.getList("graceFrom")).isEmpty();
        assertThat(created.getList("allowed")).containsExactly("acknowledge", "own", "apologise", "remedy", "fix", "restitute", "learn", "heard",
                "grant-grace", "correct");
        api.get(path(created.getString("id"))).then().statusCode(200).header("ETag", "\"0\"").body("recordedAt", notNullValue());
    }

    @Test
    void keepsAllThatIsSaidOfIt() {
        JsonPath said = recorded(api.client("Ada"), """
                , 'kind': 'CONFIDENTIALITY_BREACH', 'occurredAt': '2025-03-01T00:00:00Z', 'detectedBy': 'THIRD_PARTY', 'importance': 'HIGH',
                'cause': {'key': 'wrong-address', 'category': 'NO_QC'}, 'shares': {'provider': 0.4, 'client': 0.6}, 'dataLeftScope': true,
                'complaint': 'You told everybody', 'description': 'The letter went to a neighbour'""");

        assertThat(said.getString("accountable")).isEqualTo("CLIENT");
        assertThat(said.getDouble("shares.client")).isEqualTo(.6);
        assertThat(said.getMap("cause")).containsEntry("key", "wrong-address").containsEntry("category", "NO_QC");
        assertThat(said.getString("complaint")).isEqualTo("You told everybody");
        assertThat(said.getString("importance")).isEqualTo("HIGH");
        assertThat(said.getBoolean("dataLeftScope")).isTrue();
        assertThat(api.read(path(said.getString("id"))).<Map<String, Object>>get()).isEqualTo(said.<Map<String, Object>>get());
    }

    @ParameterizedTest(name = "{0} is refused at {1}")
    @CsvSource(delimiter = '|', value = {
            "'shares': {'provider': 0.5, 'client': 0.4}                         | /shares",
            "'shares': {'provider': 0, 'client': 1}, 'accountable': 'PROVIDER'  | /shares",
            "'shares': {'provider': 1.5, 'client': -0.5}                        | /shares/client",
            "'shares': {'provider': 1}                                          | /shares/client",
            "'occurredAt': '2025-03-12T00:00:01Z'                               | /occurredAt",
            "'commitmentId': '00000000-0000-7000-8000-000000000000'             | /commitmentId",
            "'dataLeftScope': true                                              | /dataLeftScope",
            "'cause': {'category': 'TOOL'}                                      | /cause/key",
            "'ownership': 'OWNED'                                               | /ownership",
            "'kind': 'WHATEVER'                                                 | /kind"}, quoteCharacter = '"')
    void isRefusedWhereWhatIsSaidDoesNotAgree(String said, String pointer) {
        Refusals.refusedAmong(api.post(INCIDENTS, body(api.client("Ada"), ", " + said)), pointer);
    }

    @Test
    void isRefusedWithoutWhatItNeedsAndWhereItLiesAhead() {
        api.post(INCIDENTS, "{}").then().statusCode(400).body("type", equalTo("/problems/validation-failed"))
                .body("errors.pointer", contains("/clientId", "/detectedAt", "/severity", "/title"));
        api.post(INCIDENTS, "{'clientId': '%s', 'title': 'T', 'severity': 'MINOR', 'detectedAt': '2090-01-01T00:00:00Z'}", api.client("Ada"))
                .then().statusCode(400).body("errors.pointer", contains("/detectedAt"));
        api.post(INCIDENTS, body(UUID.randomUUID().toString(), "")).then().statusCode(404).body("errors.pointer", contains("/clientId"));
    }

    @Test
    void isOwnedMendedLearntFromAndClosed() {
        String client = api.client("Ada");
        String id = incident(client, "");
        String practice = api.created("/v1/practices", "{'clientId': '%s', 'title': 'Shown before posted', 'fromIncidentId': '%s'}", client, id).getString("id");

        assertThat(move(id, "acknowledge", "{'at': '2025-03-12T00:30:00Z', 'note': 'That must be annoying'}").getString("acknowledgedAt"))
                .isEqualTo("2025-03-12T00:30:00Z");
        assertThat(move(id, "own", "{'ownership': 'OWNED', 'at': '2025-03-12T01:00:00Z'}").getString("ownership")).isEqualTo("OWNED");
        assertThat(move(id, "apologise", "{'at': '2025-03-12T01:00:00Z', 'text': 'I am sorry. I am on it.'}").getString("apologisedAt"))
                .isEqualTo("2025-03-12T01:00:00Z");
        assertThat(move(id, "remedy", "{'action': 'Take it down', 'dueAt': '2025-03-12T03:00:00Z'}").getMap("remedies[0]"))
                .isEqualTo(Map.of("action", "Take it down", "dueAt", "2025-03-12T03:00:00Z"));
        assertThat(move(id, "remedy", "{'action': 'Take it down', 'doneAt': '2025-03-12T02:00:00Z'}").getList("remedies"))
                .containsExactly(Map.of("action", "Take it down", "dueAt", "2025-03-12T03:00:00Z", "doneAt", "2025-03-12T02:00:00Z"));
        JsonPath fixed = move(id, "fix", "{'fixedAt': '2025-03-12T06:00:00Z'}");
        assertThat(fixed.getString("status")).isEqualTo("FIXED");
        assertThat(fixed.getString("fixedAt")).isEqualTo("2025-03-12T06:00:00Z");
        assertThat(fixed.getList("allowed")).containsExactly("own", "remedy", "restitute", "learn", "heard", "close", "grant-grace", "correct");
        JsonPath restituted = move(id, "restitute", "{'type': 'REFUND', 'amount': {'value': 120.00, 'currency': 'EUR'}, 'at': '2025-03-13T00:00:00Z'}");
        assertThat(restituted.getString("restitution.type")).isEqualTo("REFUND");
        assertThat(restituted.getDouble("restitution.amount.value")).isEqualTo(120);
        assertThat(restituted.getString("restitution.amount.currency")).isEqualTo("EUR");
        assertThat(move(id, "learn", "{'lesson': 'Done means seen'}").getDouble("handling")).isCloseTo(.835969, within(5e-7));
        JsonPath learnt = move(id, "learn", "{'lesson': 'Done means seen by her', 'practiceId': '%s'}".formatted(practice));
        assertThat(learnt.getString("practiceId")).isEqualTo(practice);
        assertThat(learnt.getDouble("handling")).isCloseTo(.985969, within(5e-7));
        JsonPath closed = move(id, "close", "{'at': '2025-03-14T00:00:00Z'}");
        assertThat(closed.getString("status")).isEqualTo("CLOSED");
        assertThat(closed.getString("closedAt")).isEqualTo("2025-03-14T00:00:00Z");
        assertThat(closed.getList("allowed")).containsExactly("grant-grace", "correct");
        assertThat(api.read("/v1/clients/" + client + "/timeline").getList("items.type", String.class)).contains("incident.recorded",
                "incident.acknowledged", "incident.owned", "incident.apologised", "incident.remedied", "incident.fixed", "incident.restituted",
                "incident.learned", "incident.closed");
    }

    @Test
    void happensNowWhereTheBodyOfAMoveIsNotSent() {
        String id = incident(api.client("Ada"), "");

        for (String move : new String[] {"acknowledge", "apologise", "heard", "fix"}) {
            api.request().contentType("application/json").post(path(id) + "/" + move).then().statusCode(200);
        }
        assertThat(api.read(path(id)).getString("fixedAt")).isNotNull();
    }

    @Test
    void isNotOwnedByAnAcknowledgement() {
        String id = incident(api.client("Ada"), "");

        JsonPath acknowledged = move(id, "acknowledge", "{}");

        assertThat(acknowledged.getString("ownership")).isEqualTo("UNSTATED");
        assertThat(acknowledged.getDouble("handling")).isZero();
        refused(id, "acknowledge", "{}", "invalid-transition", "OPEN");
    }

    @Test
    void mayBeOwnedAfterTheBlameWasShiftedButNotTwiceAlike() {
        String id = incident(api.client("Ada"), "");

        move(id, "own", "{'ownership': 'SHIFTED'}");
        assertThat(move(id, "own", "{'ownership': 'SHARED'}").getDouble("handling")).isEqualTo(.25);
        refused(id, "own", "{'ownership': 'SHARED'}", "invalid-transition", "OPEN");
        api.post(path(id) + "/own", "{'ownership': 'UNSTATED'}").then().statusCode(400).body("errors.pointer", contains("/ownership"));
        api.post(path(id) + "/own", "{}").then().statusCode(400).body("errors.pointer", contains("/ownership"));
    }

    @ParameterizedTest(name = "{0} is refused at {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "{'type': 'REFUND', 'amount': {'value': 0, 'currency': 'EUR'}}          | /amount/value",
            "{'type': 'REFUND', 'amount': {'value': -1, 'currency': 'EUR'}}         | /amount/value",
            "{'type': 'REFUND', 'amount': {'value': 1.00001, 'currency': 'EUR'}}    | /amount/value",
            "{'type': 'REFUND', 'amount': {'value': 1, 'currency': 'XYZ'}}          | /amount/currency",
            "{'type': 'REFUND', 'amount': {'value': 1}}                             | /amount/currency",
            "{'type': 'NONE_DUE', 'amount': {'value': 1, 'currency': 'EUR'}}        | /amount",
            "{}                                                                     | /type"})
    void takesRestitutionInTheRightWordsOnly(String said, String pointer) {
        String id = incident(api.client("Ada"), "");

        api.post(path(id) + "/restitute", said).then().statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource({"REDO", "NONE_DUE", "REFUND", "WRITE_OFF"})
    void takesRestitutionWithoutMoneyOnce(String type) {
        String id = incident(api.client("Ada"), "");

        assertThat(move(id, "restitute", "{'type': '%s'}".formatted(type)).getDouble("handling")).isEqualTo(.1);
        refused(id, "restitute", "{'type': 'REDO'}", "invalid-transition", "OPEN");
    }

    @Test
    void isNotClosedWithoutItsLessonNorUnheardNorUnfixed() {
        String id = incident(api.client("Ada"), ", 'detectedBy': 'CLIENT'");

        refused(id, "close", "{}", "lesson-missing", "OPEN");
        move(id, "learn", "{'lesson': 'Listen'}");
        refused(id, "close", "{}", "practice-missing", "OPEN");
        move(id, "learn", "{'lesson': 'Listen', 'waiver': 'It cannot happen again'}");
        refused(id, "close", "{}", "not-heard", "OPEN");
        move(id, "heard", "{'at': '2025-03-13T00:00:00Z'}");
        refused(id, "heard", "{}", "invalid-transition", "OPEN");
        refused(id, "close", "{}", "invalid-transition", "OPEN").body("allowed", not(hasItem("close")));
        move(id, "fix", "{'fixedAt': '2025-03-13T00:00:00Z'}");
        assertThat(move(id, "close", "{}").getString("status")).isEqualTo("CLOSED");
    }

    @Test
    void isNeitherHeardBeforeItWasDetectedNorClosedBeforeItWasFixed() {
        String id = incident(api.client("Ada"), "");
        refused(id, "heard", "{'at': '2025-03-01T00:00:00Z'}", "invalid-transition", "OPEN").body("detail", containsString(DETECTED));
        move(id, "fix", "{'fixedAt': '2025-03-13T00:00:00Z'}");
        move(id, "learn", "{'lesson': 'Listen', 'waiver': 'It cannot happen again'}");
        refused(id, "close", "{'at': '2025-03-12T23:59:59Z'}", "invalid-transition", "FIXED").body("detail", containsString("2025-03-13T00:00:00Z"));
        assertThat(move(id, "close", "{'at': '2025-03-13T00:00:00Z'}").getString("closedAt")).isEqualTo("2025-03-13T00:00:00Z");
    }

    @Test
    void isNotClosedUnheardWhereItIsAComplaintWhoeverNoticed() {
        String id = incident(api.client("Ada"), ", 'kind': 'COMPLAINT'");
        move(id, "fix", "{}");
        refused(id, "close", "{}", "lesson-missing", "FIXED").body("allowed", hasItem("close"));
        move(id, "learn", "{'lesson': 'Listen', 'waiver': 'It cannot happen again'}");

        refused(id, "close", "{}", "not-heard", "FIXED");
    }

    @Test
    void onceClosedAllowsGraceAndCorrectionOnly() {
        String id = closed(api.client("Ada"));

        for (String move : new String[] {"acknowledge", "apologise", "fix", "heard", "close"}) {
            refused(id, move, "{}", "invalid-transition", "CLOSED").body("allowed", contains("grant-grace", "correct"));
        }
        refused(id, "own", "{'ownership': 'OWNED'}", "invalid-transition", "CLOSED");
        refused(id, "remedy", "{'action': 'More'}", "invalid-transition", "CLOSED");
        refused(id, "restitute", "{'type': 'NONE_DUE'}", "invalid-transition", "CLOSED");
        refused(id, "learn", "{'lesson': 'More'}", "invalid-transition", "CLOSED");
        assertThat(move(id, "grant-grace", "{'party': 'CLIENT'}").getList("allowed")).containsExactly("correct");
    }

    @Test
    void isSparedByTheOtherPartyOnly() {
        String id = incident(api.client("Ada"), "");

        refused(id, "grant-grace", "{'party': 'PROVIDER'}", "self-granted-grace", "OPEN");
        assertThat(move(id, "grant-grace", "{'party': 'CLIENT', 'at': '2025-03-13T00:00:00Z'}").getList("graceFrom")).containsExactly("CLIENT");
        refused(id, "grant-grace", "{'party': 'CLIENT'}", "invalid-transition", "OPEN").body("allowed", not(hasItem("grant-grace")));
    }

    @Test
    void isSparedByEachPartyWhereBothAnswerForIt() {
        String id = incident(api.client("Ada"), ", 'shares': {'provider': 0.5, 'client': 0.5}");
        api.post(path(id) + "/grant-grace", "{}").then().statusCode(400).body("errors.pointer", contains("/party"));

        move(id, "grant-grace", "{'party': 'PROVIDER'}");
        refused(id, "grant-grace", "{'party': 'PROVIDER'}", "invalid-transition", "OPEN").body("allowed", hasItem("grant-grace"));
        assertThat(move(id, "grant-grace", "{'party': 'CLIENT'}").getList("graceFrom")).containsExactly("PROVIDER", "CLIENT");
    }

    @Test
    void learnsFromAPracticeOfTheSameClientThatStands() {
        String client = api.client("Ada");
        String id = incident(client, "");
        String other = api.created("/v1/practices", "{'clientId': '%s', 'title': 'Other'}", api.client("Ben")).getString("id");
        String mistaken = api.created("/v1/practices", "{'clientId': '%s', 'title': 'Mistaken'}", client).getString("id");

        api.post(path(id) + "/learn", "{'lesson': 'Listen', 'practiceId': '%s'}", other).then().statusCode(404).body("errors.pointer", contains("/practiceId"));
        move(id, "learn", "{'lesson': 'Listen', 'practiceId': '%s'}".formatted(mistaken));
        api.done("/v1/practices/" + mistaken + "/correct", "{'reason': 'Never agreed'}");
        assertThat(api.read(path(id)).getString("practiceId")).isNull();
        api.post(path(id) + "/learn", "{'lesson': 'Listen', 'practiceId': '%s'}", mistaken).then().statusCode(404).body("errors.pointer", contains("/practiceId"));
    }

    @Test
    void isCorrectedMoveByMoveAndThenTakenBack() {
        String id = incident(api.client("Ada"), "");
        move(id, "own", "{'ownership': 'OWNED'}");
        move(id, "remedy", "{'action': 'Take it down'}");
        move(id, "restitute", "{'type': 'REFUND', 'amount': {'value': 1.5, 'currency': 'EUR'}}");
        move(id, "remedy", "{'action': 'Say so'}");
        move(id, "grant-grace", "{'party': 'CLIENT'}");

        assertThat(corrected(id).getList("graceFrom")).isEmpty();
        JsonPath one = corrected(id);
        assertThat(one.getList("remedies.action")).containsExactly("Take it down");
        assertThat(one.getDouble("restitution.amount.value")).isEqualTo(1.5);
        assertThat(corrected(id).<Object>get("restitution")).isNull();
        assertThat(corrected(id).getList("remedies")).isEmpty();
        assertThat(corrected(id).getString("ownership")).isEqualTo("UNSTATED");
        JsonPath gone = corrected(id);
        assertThat(gone.getString("retractedAt")).isNotNull();
        assertThat(gone.getList("allowed")).isEmpty();
        refused(id, "close", "{}", "invalid-transition", "OPEN").body("allowed", empty());
        api.post(path(id) + "/correct", "{'reason': 'Again'}").then().statusCode(409).body("type", equalTo("/problems/nothing-to-correct"));
        api.patch("*", path(id), "{'title': 'Again'}").then().statusCode(409).body("type", equalTo("/problems/invalid-transition"));
    }

    @Test
    void isReopenedByACorrectionOfItsClose() {
        String id = closed(api.client("Ada"));

        assertThat(corrected(id).getString("status")).isEqualTo("FIXED");
        assertThat(corrected(id).getString("lesson")).isNull();
        assertThat(corrected(id).getString("status")).isEqualTo("OPEN");
    }

    @Test
    void changesByAPatchOnTheStateItIsBasedOn() {
        String id = incident(api.client("Ada"), ", 'cause': {'key': 'a', 'category': 'TOOL'}, 'causedBy': 'The printer'");

        api.patch("\"0\"", path(id), "{'title': 'Better', 'cause': {'key': 'b'}, 'causedBy': null, 'occurredAt': '2025-03-11T00:00:00Z'}").then()
                .statusCode(200).header("ETag", "\"1\"").body("title", equalTo("Better")).body("cause.key", equalTo("b"))
                .body("cause.category", equalTo("TOOL")).body("$", not(hasKey("causedBy"))).body("occurredAt", equalTo("2025-03-11T00:00:00Z"));
        api.patch("\"0\"", path(id), "{'title': 'Late'}").then().statusCode(412).body("type", equalTo("/problems/precondition-failed"));
        api.patch(null, path(id), "{'title': 'Late'}").then().statusCode(428).body("type", equalTo("/problems/precondition-required"));
        api.patch("*", path(id), "{'severity': 'MINOR'}").then().statusCode(400).body("errors.pointer", contains("/severity"));
        api.patch("*", path(id), "{'occurredAt': '2025-03-13T00:00:00Z'}").then().statusCode(400).body("errors.pointer", contains("/occurredAt"));
        api.postIfMatch("\"0\"", path(id) + "/fix", "{}").then().statusCode(412);
        api.patch("*", path(closed(api.client("Ben"))), "{'title': 'Also when closed'}").then().statusCode(200);
    }

    @Test
    void isListedByWhatIsAskedFor() {
        String ada = api.client("Ada");
        String open = incident(ada, ", 'cause': {'key': 'late'}, 'kind': 'MISUNDERSTANDING'");
        String closed = closed(ada);
        move(open, "own", "{'ownership': 'DENIED'}");
        incident(api.client("Ben"), "");

        listed("clientId=" + ada, closed, open);
        listed("clientId=" + ada + "&sort=updatedAt", closed, open);
        listed("clientId=" + ada + "&status=CLOSED,FIXED", closed);
        listed("clientId=" + ada + "&severity=MODERATE&kind=MISUNDERSTANDING&ownership=DENIED", open);
        listed("causeKey=late", open);
        listed("clientId=" + ada + "&sort=detectedAt", open, closed);
        api.get(INCIDENTS + "?status=DONE").then().statusCode(400).body("errors.parameter", contains("status"));
        api.get(INCIDENTS + "?sort=title").then().statusCode(400);
    }

    @Test
    void isNotThereForAnotherTenant() {
        String client = api.client("Ada");
        String id = incident(client, "");
        Api stranger = Api.ofFreshTenant();

        stranger.get(path(id)).then().statusCode(404).body("type", equalTo("/problems/not-found"));
        stranger.patch("*", path(id), "{'title': 'Mine'}").then().statusCode(404);
        Map.ofEntries(Map.entry("acknowledge", "{}"), Map.entry("own", "{'ownership': 'OWNED'}"), Map.entry("apologise", "{}"),
                Map.entry("remedy", "{'action': 'A'}"), Map.entry("fix", "{}"), Map.entry("restitute", "{'type': 'REDO'}"),
                Map.entry("learn", "{'lesson': 'L'}"), Map.entry("grant-grace", "{'party': 'CLIENT'}"), Map.entry("heard", "{}"),
                Map.entry("close", "{}"), Map.entry("correct", "{'reason': 'R'}"))
                .forEach((move, body) -> stranger.post(path(id) + "/" + move, body).then().statusCode(404));
        stranger.post(INCIDENTS, body(client, "")).then().statusCode(404).body("errors.pointer", contains("/clientId"));
        assertThat(stranger.read(INCIDENTS).getList("items")).isEmpty();
    }

    private JsonPath recorded(String client, String more) {
        return api.created(INCIDENTS, body(client, more));
    }

    private String incident(String client, String more) {
        return recorded(client, more).getString("id");
    }

    private String closed(String client) {
        String id = incident(client, "");
        move(id, "fix", "{'fixedAt': '2025-03-12T06:00:00Z'}");
        move(id, "learn", "{'lesson': 'Done means seen', 'waiver': 'It cannot happen again'}");
        move(id, "close", "{}");
        return id;
    }

    private JsonPath move(String id, String move, String body) {
        return api.done(path(id) + "/" + move, body);
    }

    private JsonPath corrected(String id) {
        return move(id, "correct", "{'reason': 'A slip'}");
    }

    private ValidatableResponse refused(String id, String move, String body, String type, String state) {
        return api.post(path(id) + "/" + move, body).then().statusCode(409).body("type", equalTo("/problems/" + type))
                .body("state", equalTo(state)).body("allowed", notNullValue());
    }

    private void listed(String query, String... ids) {
        assertThat(api.read(INCIDENTS + "?" + query).getList("items.id", String.class)).containsExactly(ids);
    }

    private static String body(String client, String more) {
        return "{'clientId': '%s', 'title': 'Posted too early', 'severity': 'MODERATE', 'detectedAt': '%s'%s}".formatted(client, DETECTED, more);
    }

    private static String path(String id) {
        return INCIDENTS + "/" + id;
    }
}
