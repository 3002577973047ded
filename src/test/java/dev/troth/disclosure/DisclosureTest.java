package dev.troth.disclosure;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@DisplayName("A disclosure is told, found out, admitted and decided on")
class DisclosureTest {

    private static final String PATH = "/v1/disclosures";
    private static final String AWARE = "2025-03-01T09:00:00Z";
    private static final String DAY_2 = "2025-03-03T09:00:00Z";
    private static final String DAY_8 = "2025-03-09T09:00:00Z";
    private static final Map<String, String> MOVES = Map.of("decide", "{'outcome': 'KEEP', 'at': '" + DAY_8 + "'}",
            "discovered", "{'counterpartKnewAt': '" + DAY_8 + "'}", "admit", "{'disclosedAt': '" + DAY_8 + "'}");

    private final Api api = Api.ofFreshTenant();
    private String client;

    @BeforeEach
    void someone() {
        client = api.client("Ada Okafor");
    }

    @Test
    void whatWasToldIsRecordedWithWhatFollows() {
        Response answer = api.post(PATH, """
                {'clientId': '%s', 'kind': 'MISTAKE', 'statement': 'Old prices went out', 'severity': 'MAJOR', 'awareAt': '%s', 'disclosedAt': '%s',
                 'channel': 'PHONE', 'remedyPlan': 'A reprint'}""", client, AWARE, DAY_2);
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonPath made = answer.jsonPath();
        assertThat(answer.header("Location")).endsWith(PATH + "/" + made.getString("id"));
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(made.getString("state")).isEqualTo("PROACTIVE");
        assertThat(made.getString("discloser")).isEqualTo("PROVIDER");
        assertThat(made.getString("severity")).isEqualTo("MAJOR");
        assertThat(made.getString("awareAt")).isEqualTo(AWARE);
        assertThat(made.getString("disclosedAt")).isEqualTo(DAY_2);
        assertThat(made.getString("channel")).isEqualTo("PHONE");
        assertThat(made.getString("remedyPlan")).isEqualTo("A reprint");
        assertThat(made.getBoolean("denied")).isFalse();
        assertThat(made.getBoolean("deception")).isFalse();
        assertThat(made.getList("allowed")).isEqualTo(List.of("decide", "discovered", "prove-false", "correct"));
        assertThat(made.getMap("$")).doesNotContainKeys("about", "counterpartKnewAt", "decision", "verdict", "window", "retractedAt");
        assertThat(api.get(PATH + "/" + made.getString("id")).asString()).isEqualTo(answer.asString());
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'awareAt': '2025-03-01T09:00:00Z'|UNDISCLOSED|discovered admit prove-false correct",
            "'awareAt': '2025-03-01T09:00:00Z', 'disclosedAt': '2025-03-08T09:00:00Z'|PROACTIVE|decide discovered prove-false correct",
            "'awareAt': '2025-03-01T09:00:00Z', 'disclosedAt': '2025-03-08T09:00:01Z'|AFTER_GRACE|decide discovered prove-false correct",
            "'awareAt': '2025-03-01T09:00:00Z', 'counterpartKnewAt': '2025-03-08T09:00:00Z'|REACTIVE|admit prove-false correct",
            "'awareAt': '2025-03-01T09:00:00Z', 'disclosedAt': '2025-03-02T09:00:00Z', 'counterpartKnewAt': '2025-03-02T09:00:00Z'|REACTIVE|decide prove-false correct",
            "'awareAt': '2025-03-01T09:00:00Z', 'counterpartKnewAt': '2025-03-08T09:00:01Z'|CONCEALED|admit prove-false review-open-items correct",
            "'awareAt': '2025-03-01T09:00:00Z', 'counterpartKnewAt': '2025-03-08T09:00:01Z', 'disclosedAt': '2025-03-20T09:00:00Z'|CONCEALED_ADMITTED|decide prove-false review-open-items correct",
            "'disclosedAt': '2025-03-01T09:00:00Z', 'denied': true|DENIED|decide discovered prove-false review-open-items correct",
            "'disclosedAt': '2025-03-01T09:00:00Z', 'denied': true, 'deception': true|DECEPTION|decide discovered prove-false review-open-items correct"})
    void itsStateFollowsFromThreeInstants(String fields, String state, String allowed) {
        JsonPath made = disclosed("MISTAKE", fields);
        assertThat(made.getString("state")).isEqualTo(state);
        assertThat(made.getList("allowed")).isEqualTo(List.of(allowed.split(" ")));
        assertThat(made.getString("severity")).isEqualTo("MODERATE");
        MOVES.forEach((verb, body) -> {
            if (!allowed.contains(verb)) {
                JsonPath problem = refused(api.post(PATH + "/" + made.getString("id") + "/" + verb, body), 409, "invalid-transition");
                assertThat(problem.getList("allowed")).isEqualTo(List.of(allowed.split(" ")));
                assertThat(problem.getString("state")).isNotBlank();
            }
        });
        assertThat(api.read(PATH + "/" + made.getString("id")).getMap("$")).isEqualTo(made.getMap("$"));
    }

    @Test
    void whenTheDiscloserKnewIsTheEarliestInstantWhereItIsNotSaid() {
        assertThat(disclosed("MISTAKE", "'disclosedAt': '" + DAY_8 + "'").getString("awareAt")).isEqualTo(DAY_8);
        assertThat(disclosed("MISTAKE", "'disclosedAt': '" + DAY_8 + "', 'counterpartKnewAt': '" + DAY_2 + "'").getString("awareAt")).isEqualTo(DAY_2);
        assertThat(Instant.parse(disclosed("MISTAKE", "'channel': 'CHAT'").getString("awareAt"))).isAfter(Instant.now().minusSeconds(60));
    }

    @Test
    void whatIsFoundOutAndThenAdmittedIsLessThanConcealedAndMoreThanTold() {
        String id = disclosed("MISTAKE", "'awareAt': '" + AWARE + "'").getString("id");
        JsonPath found = move(id, "discovered");
        assertThat(found.getString("state")).isEqualTo("CONCEALED");
        assertThat(found.getString("counterpartKnewAt")).isEqualTo(DAY_8);
        JsonPath admitted = move(id, "admit", "{'disclosedAt': '2025-03-20T09:00:00Z', 'note': 'On the phone'}");
        assertThat(admitted.getString("state")).isEqualTo("CONCEALED_ADMITTED");
        assertThat(admitted.getString("disclosedAt")).isEqualTo("2025-03-20T09:00:00Z");
        assertThat(admitted.getList("allowed")).isEqualTo(List.of("decide", "prove-false", "review-open-items", "correct"));
    }

    @Test
    void whatIsToldAfterItWasFoundOutIsNotDatedBeforeThat() {
        String id = disclosed("MISTAKE", "'awareAt': '" + AWARE + "', 'severity': 'MAJOR'").getString("id");
        move(id, "discovered");
        outOfOrder(id, "admit", "{'disclosedAt': '" + DAY_2 + "'}", DAY_8);
        assertThat(api.read(PATH + "/" + id).getString("state")).isEqualTo("CONCEALED");
        assertThat(move(id, "admit", "{'disclosedAt': '%s'}", DAY_8).getString("state")).isEqualTo("CONCEALED_ADMITTED");
    }

    @Test
    void foundOutAfterItWasToldItStaysProactive() {
        String id = disclosed("MISTAKE", "'awareAt': '" + AWARE + "', 'disclosedAt': '" + DAY_2 + "'").getString("id");
        assertThat(move(id, "discovered").getString("state")).isEqualTo("PROACTIVE");
    }

    @Test
    void whatWasSaidIsProvenFalseNoEarlierThanItWasSaidAndOpenItemsAreReviewedNoEarlierThanTheOtherKnew() {
        String told = disclosed("MISTAKE", "'awareAt': '" + AWARE + "', 'disclosedAt': '" + DAY_2 + "'").getString("id");
        String untold = disclosed("MISTAKE", "'awareAt': '" + AWARE + "'").getString("id");
        outOfOrder(told, "prove-false", "{'knownToBeFalse': true, 'at': '1971-01-01T00:00:00Z'}", DAY_2);
        outOfOrder(told, "prove-false", "{'knownToBeFalse': true, 'at': '2025-03-03T08:59:59Z'}", DAY_2);
        outOfOrder(untold, "prove-false", "{'knownToBeFalse': true, 'at': '2025-03-01T08:59:59Z'}", AWARE);
        assertThat(move(told, "prove-false", "{'knownToBeFalse': true, 'at': '%s'}", DAY_2).getString("counterpartKnewAt")).isEqualTo(DAY_2);
        move(untold, "prove-false", "{'knownToBeFalse': false, 'at': '%s'}", AWARE);

        String denied = disclosed("MISTAKE", "'disclosedAt': '" + AWARE + "', 'denied': true").getString("id");
        outOfOrder(told, "review-open-items", "{'findings': 'Two more', 'at': '2025-03-03T08:59:59Z'}", DAY_2);
        outOfOrder(denied, "review-open-items", "{'findings': 'Two more', 'at': '2025-03-01T08:59:59Z'}", AWARE);
        assertThat(move(told, "review-open-items", "{'findings': 'Two more', 'at': '%s'}", DAY_2).getString("openItemsReviewedAt")).isEqualTo(DAY_2);
        assertThat(move(denied, "review-open-items", "{'findings': 'Two more', 'at': '%s'}", AWARE).getString("openItemsReviewedAt")).isEqualTo(AWARE);
    }

    private void outOfOrder(String id, String move, String body, String before) {
        assertThat(refused(api.post(PATH + "/" + id + "/" + move, body), 409, "invalid-transition").getString("detail")).contains(before);
    }

    @ParameterizedTest
    @EnumSource(Decision.Outcome.class)
    void theOtherPartyDecidesOnce(Decision.Outcome outcome) {
        String id = disclosed("OVER_CAPACITY", "'disclosedAt': '" + AWARE + "'").getString("id");
        JsonPath decided = move(id, "decide", "{'outcome': '%s', 'at': '%s', 'note': 'By mail'}", outcome, DAY_2);
        assertThat(decided.getString("decision.outcome")).isEqualTo(outcome.name());
        assertThat(decided.getString("decision.at")).isEqualTo(DAY_2);
        assertThat(decided.getList("allowed")).isEqualTo(List.of("discovered", "prove-false", "correct"));
        JsonPath problem = refused(api.post(PATH + "/" + id + "/decide", MOVES.get("decide")), 409, "invalid-transition");
        assertThat(problem.getString("state")).isEqualTo("DECIDED");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'clientId': '%1$s', 'statement': 'x'|/kind", "'clientId': '%1$s', 'kind': 'DELAY'|/statement", "'kind': 'DELAY', 'statement': 'x'|/clientId",
            "'clientId': '%2$s', 'kind': 'DELAY', 'statement': 'x'|/clientId",
            "'clientId': '%1$s', 'kind': 'DELAY', 'statement': 'x', 'about': {'type': 'COMMITMENT', 'id': '%2$s'}|/about",
            "'clientId': '%1$s', 'kind': 'FEE', 'statement': 'x', 'about': {'type': 'AGREEMENT', 'id': '%2$s'}|/about",
            "'clientId': '%1$s', 'kind': 'DELAY', 'statement': 'x', 'about': {'id': '%2$s'}|/about/type",
            "'clientId': '%1$s', 'kind': 'DELAY', 'statement': 'x', 'window': {'from': '2025-03-01T09:00:00Z', 'to': '2025-03-02T09:00:00Z'}|/window",
            "'clientId': '%1$s', 'kind': 'ABSENCE', 'statement': 'x', 'window': {'from': '2025-03-02T09:00:00Z', 'to': '2025-03-02T09:00:00Z'}|/window/to"})
    void whatIsMissingOrNamesNothingIsRefusedAtItsPlace(String fields, String pointer) {
        refusedAt(api.post(PATH, "{" + fields + "}", client, UUID.randomUUID()), pointer);
        assertThat(api.read(PATH).getInt("total.count")).isZero();
    }

    @Test
    void anotherClientsCommitmentIsNothingToDiscloseAbout() {
        String other = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x'}", api.client("Ben")).getString("id");
        refusedAt(api.post(PATH, "{'clientId': '%s', 'kind': 'DELAY', 'statement': 'x', 'about': {'type': 'COMMITMENT', 'id': '%s'}}", client, other),
                "/about");
    }

    @Test
    void nothingHappensMoreThanFiveMinutesAhead() {
        Instant ahead = Instant.now().plus(Duration.ofMinutes(6));
        for (String instant : List.of("awareAt", "disclosedAt", "counterpartKnewAt")) {
            refusedAt(api.post(PATH, "{'clientId': '%s', 'kind': 'DELAY', 'statement': 'x', '%s': '%s'}", client, instant, ahead), "/" + instant);
        }
        String untold = disclosed("MISTAKE", "'awareAt': '" + AWARE + "'").getString("id");
        refusedAt(api.post(PATH + "/" + untold + "/discovered", "{'counterpartKnewAt': '%s'}", ahead), "/counterpartKnewAt");
        refusedAt(api.post(PATH + "/" + untold + "/admit", "{'disclosedAt': '%s'}", ahead), "/disclosedAt");
        String told = disclosed("MISTAKE", "'disclosedAt': '" + AWARE + "'").getString("id");
        refusedAt(api.post(PATH + "/" + told + "/decide", "{'outcome': 'KEEP', 'at': '%s'}", ahead), "/at");
        assertThat(disclosed("MISTAKE", "'disclosedAt': '" + Instant.now().plus(Duration.ofMinutes(4)) + "'").getString("state")).isEqualTo("PROACTIVE");
    }

    @Test
    void fieldsChangeByAPatchOnAKnownStateAndItsInstantsByMovesAlone() {
        String id = disclosed("MISTAKE", "'disclosedAt': '" + AWARE + "', 'remedyPlan': 'A reprint'").getString("id");
        Response patched = api.patch("\"0\"", PATH + "/" + id, "{'statement': 'Prices of 2023', 'denied': true, 'remedyPlan': null}");
        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(patched.header("ETag")).isEqualTo("\"1\"");
        assertThat(patched.jsonPath().getString("statement")).isEqualTo("Prices of 2023");
        assertThat(patched.jsonPath().getString("state")).isEqualTo("DENIED");
        assertThat(patched.jsonPath().getMap("$")).doesNotContainKey("remedyPlan");
        refused(api.patch(null, PATH + "/" + id, "{'statement': 'y'}"), 428, "precondition-required");
        refused(api.patch("\"0\"", PATH + "/" + id, "{'statement': 'y'}"), 412, "precondition-failed");
        refusedAt(api.patch("\"1\"", PATH + "/" + id, "{'statement': ''}"), "/statement");
        for (String fixed : List.of("awareAt", "disclosedAt", "counterpartKnewAt", "kind", "state", "discloser", "about", "decision")) {
            refused(api.patch("\"1\"", PATH + "/" + id, "{'%s': null}", fixed), 400, "malformed-request");
        }
        assertThat(api.read(PATH + "/" + id).getMap("$")).isEqualTo(patched.jsonPath().getMap("$"));
    }

    @Test
    void listsAreFilteredAndSorted() {
        String commitment = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x'}", client).getString("id");
        String mistake = disclosed("MISTAKE", "'awareAt': '" + DAY_8 + "'").getString("id");
        String delay = disclosed("DELAY", "'disclosedAt': '" + DAY_2 + "', 'about': {'type': 'COMMITMENT', 'id': '" + commitment + "'}").getString("id");
        String clients = disclosed("ASSUMPTION", "'discloser': 'CLIENT', 'disclosedAt': '" + AWARE + "'").getString("id");

        assertThat(ids("?clientId=" + client)).containsExactly(clients, delay, mistake);
        assertThat(ids("?clientId=" + UUID.randomUUID())).isEmpty();
        assertThat(ids("?kind=MISTAKE,DELAY")).containsExactly(delay, mistake);
        assertThat(ids("?discloser=CLIENT")).containsExactly(clients);
        assertThat(ids("?aboutId=" + commitment)).containsExactly(delay);
        assertThat(ids("?sort=awareAt")).containsExactly(clients, delay, mistake);
        assertThat(ids("?sort=disclosedAt")).containsExactly(clients, delay, mistake);
        assertThat(ids("?sort=recordedAt")).containsExactly(mistake, delay, clients);
        for (String wrong : List.of("kind=LIE", "discloser=ME", "aboutId=7", "sort=statement", "state=PROACTIVE")) {
            refusedParameter(api.get(PATH + "?" + wrong), wrong.substring(0, wrong.indexOf('=')));
        }
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        String id = disclosed("MISTAKE", "'awareAt': '" + AWARE + "'").getString("id");
        Api stranger = Api.ofFreshTenant();
        refused(stranger.get(PATH + "/" + id), 404, "not-found");
        MOVES.forEach((verb, body) -> refused(stranger.post(PATH + "/" + id + "/" + verb, body), 404, "not-found"));
        refused(stranger.patch("*", PATH + "/" + id, "{'statement': 'y'}"), 404, "not-found");
        refused(stranger.post(PATH + "/" + id + "/correct", "{'reason': 'x'}"), 404, "not-found");
        refusedAt(stranger.post(PATH, "{'clientId': '%s', 'kind': 'DELAY', 'statement': 'x'}", client), "/clientId");
        assertThat(stranger.read(PATH).getInt("total.count")).isZero();
    }

    private JsonPath disclosed(String kind, String fields) {
        return api.created(PATH, "{'clientId': '%s', 'kind': '%s', 'statement': 'What there is to say', " + fields + "}", client, kind);
    }

    private JsonPath move(String id, String verb) {
        return move(id, verb, MOVES.get(verb));
    }

    private JsonPath move(String id, String verb, String body, Object... args) {
        return api.done(PATH + "/" + id + "/" + verb, body, args);
    }

    private List<String> ids(String query) {
        return api.read(PATH + query).getList("items.id");
    }
}
