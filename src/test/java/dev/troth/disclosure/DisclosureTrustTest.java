package dev.troth.disclosure;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.support.Api;
import dev.troth.support.Trust1;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("A disclosure moves the score, and what it is about, by the numbers of the model")
class DisclosureTrustTest {

    private static final String PATH = "/v1/disclosures";
    private static final String AWARE = "2025-03-01T09:00:00Z";
    private static final String DAY_5 = "2025-03-06T09:00:00Z";
    private static final String DAY_8 = "2025-03-09T09:00:00Z";
    private static final String DUE = "2025-03-11T09:00:00Z";
    private static final String DAY_15 = "2025-03-16T09:00:00Z";
    private static final String DAY_20 = "2025-03-21T09:00:00Z";
    private static final double EXACT = 1e-9;

    private final Api api = Api.ofFreshTenant();
    private String client;

    @BeforeEach
    void someone() {
        client = api.client("Ada Okafor");
    }

    @AfterEach
    void contributionsSumToTheScoreAndTheSumsEqualARebuild() {
        for (String asOf : List.of(AWARE, DUE, DAY_15, DAY_20)) {
            JsonPath score = api.read("/v1/clients/" + client + "/trust-score?asOf=" + asOf);
            assertThat(score.<Double>getList("contributions.effect").stream().mapToDouble(Double::doubleValue).sum())
                    .isCloseTo(score.getDouble("trust") - .5, within(1e-12));
        }
        assertThat(api.read("/v1/clients/" + client + "/trust-score/rebuild").getBoolean("equal")).isTrue();
    }

    @ParameterizedTest(name = "{0}: s {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'disclosedAt': '2025-03-09T09:00:00Z'|.5|2025-03-09T09:00:00Z", "'counterpartKnewAt': '2025-03-03T09:00:00Z'|1|2025-03-03T09:00:00Z",
            "'counterpartKnewAt': '2025-03-09T09:00:00Z'|6|2025-03-09T09:00:00Z",
            "'counterpartKnewAt': '2025-03-09T09:00:00Z', 'disclosedAt': '2025-03-16T09:00:00Z'|5|2025-03-09T09:00:00Z",
            "'counterpartKnewAt': '2025-03-09T09:00:00Z', 'denied': true|8|2025-03-09T09:00:00Z",
            "'counterpartKnewAt': '2025-03-09T09:00:00Z', 'deception': true|10|2025-03-09T09:00:00Z"})
    void eachStateHasItsWeight(String fields, double s, String at) {
        JsonPath made = disclosed("MISTAKE", "'severity': 'MAJOR', 'awareAt': '" + AWARE + "', " + fields);
        assertTrust(new Trust1().bad("CANDOR", s, at), at, DAY_20);
        assertThat(api.read("/v1/clients/" + client + "/trust-score?asOf=" + at).getString("contributions[0].reason")).isEqualTo(made.getString("state"));
        assertThat(api.trust(client, "PROVIDER", AWARE)).isEqualTo(.5);
        assertThat(api.trust(client, "CLIENT", DAY_20)).isEqualTo(.5);
    }

    @Test
    void creditFallsWithTheTimeItTookToTell() {
        disclosed("MISTAKE", "'severity': 'MINOR', 'awareAt': '" + AWARE + "', 'disclosedAt': '" + DAY_5 + "'");
        assertTrust(new Trust1().good("CANDOR", .25 * .5 * (.4 + .6 * Math.pow(2, -120. / 72)), DAY_5), DAY_5, DAY_20);
    }

    @Test
    void theClientsDisclosureMovesTheClientsScore() {
        disclosed("MISTAKE", "'discloser': 'CLIENT', 'awareAt': '" + AWARE + "', 'disclosedAt': '" + AWARE + "'");
        assertThat(api.trust(client, "CLIENT", AWARE)).isCloseTo(new Trust1().good("CANDOR", .25, AWARE).trust(AWARE), within(EXACT));
        assertThat(api.trust(client, "PROVIDER", AWARE)).isEqualTo(.5);
    }

    @Test
    void creditIsForTheLesserOfSeverityAndTheImportanceOfWhatItIsAboutAndFollowsAnEdit() {
        String commitment = commitment("'importance': 'LOW'", "2099-01-01T00:00:00Z");
        disclosed("MISTAKE", "'severity': 'MAJOR', 'disclosedAt': '" + DAY_5 + "', " + about(commitment));
        assertTrust(new Trust1().good("CANDOR", .125, DAY_5), DAY_5, DAY_20);
        assertThat(api.patch("*", "/v1/commitments/" + commitment, "{'importance': 'HIGH'}").statusCode()).isEqualTo(200);
        assertTrust(new Trust1().good("CANDOR", .375, DAY_5), DAY_5, DAY_20);
        assertThat(api.patch("*", "/v1/commitments/" + commitment, "{'importance': 'CRITICAL'}").statusCode()).isEqualTo(200);
        assertTrust(new Trust1().good("CANDOR", .5, DAY_5), DAY_5, DAY_20);
    }

    @Test
    void whatIsAboutARecordThatWasTakenBackIsAboutNothingInParticular() {
        String commitment = commitment("'importance': 'CRITICAL'", "2099-01-01T00:00:00Z");
        disclosed("MISTAKE", "'severity': 'SEVERE', 'disclosedAt': '" + DAY_5 + "', " + about(commitment));
        String gap = PATH + "/" + disclosed("SKILL_GAP", "'awareAt': '2025-01-01T09:00:00Z', 'disclosedAt': '" + DAY_8 + "', " + about(commitment)).getString("id");
        assertThat(api.read(gap).getString("state")).isEqualTo("AFTER_GRACE");
        assertTrust(new Trust1().good("CANDOR", .5, DAY_5).bad("CANDOR", .25, DAY_8), DAY_8, DAY_20);

        api.done("/v1/commitments/" + commitment + "/correct", "{'reason': 'Never promised'}");
        assertThat(api.read("/v1/commitments/" + commitment).getString("retractedAt")).isNotNull();
        assertThat(api.read(gap).getString("state")).isEqualTo("PROACTIVE");
        double told = .25 * (.4 + .6 * Math.pow(2, -67));
        assertTrust(new Trust1().good("CANDOR", .25, DAY_5).good("CANDOR", told, DAY_8), DAY_8, DAY_20);

        disclosed("MISTAKE", "'severity': 'SEVERE', 'disclosedAt': '" + DAY_8 + "', " + about(commitment));
        assertTrust(new Trust1().good("CANDOR", .25, DAY_5).good("CANDOR", told, DAY_8).good("CANDOR", .25, DAY_8), DAY_8, DAY_20);
    }

    @Test
    void anAbsenceWithoutAWindowIsToldAndStopsNoClock() {
        api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'requestedAt': '2025-03-06T09:00:00Z'}", client);
        disclosed("ABSENCE", "'disclosedAt': '" + DAY_8 + "'");
        assertTrust(new Trust1().good("CANDOR", .25, DAY_8).bad("COMMUNICATION", 1, "2025-03-07T09:00:00Z"), DAY_8);
    }

    @Test
    void whatIsNeutralIsCreditedByImportanceAlone() {
        String request = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'importance': 'CRITICAL', 'requestedAt': '2025-03-06T09:00:00Z'}", client)
                .getString("id");
        disclosed("SKILL_GAP", "'severity': 'MINOR', 'disclosedAt': '" + DAY_5 + "', " + about(request));
        assertTrust(new Trust1().good("CANDOR", .5, DAY_5), DAY_5);
        disclosed("ASSUMPTION", "'severity': 'MINOR', 'disclosedAt': '" + DAY_5 + "'");
        assertTrust(new Trust1().good("CANDOR", .75, DAY_5), DAY_5);
        disclosed("ABSENCE", "'severity': 'MINOR', 'disclosedAt': '" + DAY_5 + "', 'window': {'from': '" + DAY_5 + "', 'to': '" + DAY_8 + "'}");
        assertTrust(new Trust1().good("CANDOR", 1, DAY_5), DAY_5);
        disclosed("ABSENCE", "'severity': 'MINOR', 'disclosedAt': '" + DAY_8 + "', 'window': {'from': '" + DAY_5 + "', 'to': '" + DAY_8 + "'}");
        assertTrust(new Trust1().good("CANDOR", 1, DAY_5).good("CANDOR", .125, DAY_8), DAY_8);
    }

    @Test
    void aSkillGapToldOnlyAfterThePromiseIsJudgedLikeAnyOther() {
        String commitment = commitment("'importance': 'CRITICAL'", "2099-01-01T00:00:00Z");
        JsonPath gap = disclosed("SKILL_GAP", "'severity': 'MINOR', 'awareAt': '" + AWARE + "', 'counterpartKnewAt': '" + DAY_5 + "', 'disclosedAt': '"
                + DAY_8 + "', " + about(commitment));
        assertThat(gap.getString("state")).isEqualTo("REACTIVE");
        assertTrust(new Trust1().bad("CANDOR", .25, DAY_5), DAY_8);
    }

    @ParameterizedTest(name = "told at {0}: N = {1}")
    @CsvSource({"2025-03-01T09:00:00Z, .1", "2025-03-06T09:00:00Z, .4", "2025-03-11T09:00:00Z, .7", "2025-03-11T09:00:01Z, 1"})
    void aDelayDisclosedChangesWhatTheLateCommitmentCosts(String told, double n) {
        String id = commitment("'kind': 'OTHER'", DUE);
        assertTrust(new Trust1().bad("RELIABILITY", .65, DUE), DAY_15);
        JsonPath delay = disclosed("DELAY", "'disclosedAt': '" + told + "', " + about(id));
        Trust1 warned = new Trust1().good("CANDOR", .25, told).bad("RELIABILITY", .65 * n, DUE);
        assertTrust(warned, DAY_15);

        api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '%s'}", DAY_15);
        assertTrust(new Trust1().good("CANDOR", .25, told).bad("RELIABILITY", .65 * n, DUE).good("RELIABILITY", .1, DAY_15), DAY_15, DAY_20);
        correct(delay.getString("id"));
        assertTrust(new Trust1().bad("RELIABILITY", .65, DUE).good("RELIABILITY", .1, DAY_15), DAY_15, DAY_20);
    }

    @Test
    void aDelayAnotherPartyToldOrAboutSomethingElseIsNoNotice() {
        String id = commitment("'kind': 'OTHER'", DUE);
        disclosed("DELAY", "'discloser': 'CLIENT', 'disclosedAt': '" + AWARE + "', " + about(id));
        disclosed("MISTAKE", "'disclosedAt': '" + AWARE + "', " + about(id));
        disclosed("DELAY", "'disclosedAt': '" + AWARE + "'");
        assertTrust(new Trust1().good("CANDOR", .5, AWARE).bad("RELIABILITY", .65, DUE), DAY_15);
    }

    @Test
    void aDelayAdmittedInTimeIsANoticeToo() {
        String id = commitment("'kind': 'OTHER'", DUE);
        String delay = disclosed("DELAY", "'awareAt': '" + DAY_5 + "', " + about(id)).getString("id");
        assertTrust(new Trust1().bad("RELIABILITY", .65, DUE), DAY_15);
        api.done(PATH + "/" + delay + "/admit", "{'disclosedAt': '%s'}", DAY_5);
        assertTrust(new Trust1().good("CANDOR", .25, DAY_5).bad("RELIABILITY", .65 * .4, DUE), DAY_15);
    }

    @ParameterizedTest(name = "about the commitment: {0}")
    @CsvSource({"true", "false"})
    void aSkillGapConsentedToBeforehandHalvesWhatTheMissCostsUntilTheConsentIsTakenBack(boolean about) {
        String id = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'requestedAt': '%s', 'skill': {'name': 'x', 'level': 'LEARNING'}}", client,
                AWARE).getString("id");
        String gap = disclosed("SKILL_GAP", "'disclosedAt': '" + AWARE + "'" + (about ? ", " + about(id) : "")).getString("id");
        api.done(PATH + "/" + gap + "/decide", "{'outcome': 'CONSENT', 'at': '%s'}", AWARE);
        api.done("/v1/commitments/" + id + "/promise", "{'dueAt': '%s', 'at': '%s'}", DUE, AWARE);
        assertTrust(new Trust1().good("CANDOR", .25, AWARE).bad("RELIABILITY", .325, DUE), DAY_15);
        api.done("/v1/commitments/" + id + "/give-up", "{'at': '%s'}", DAY_15);
        assertTrust(new Trust1().good("CANDOR", .25, AWARE).bad("RELIABILITY", .5, DUE), DAY_15, DAY_20);
        correct(gap);
        assertTrust(new Trust1().good("CANDOR", .25, AWARE).bad("RELIABILITY", 1, DUE), DAY_15, DAY_20);
    }

    @Test
    void aConsentToAGapInGeneralHalvesNothingOfWorkThatNeedsNoSuchSkill() {
        String gap = disclosed("SKILL_GAP", "'disclosedAt': '" + AWARE + "'").getString("id");
        api.done(PATH + "/" + gap + "/decide", "{'outcome': 'CONSENT', 'at': '%s'}", AWARE);
        commitment("'kind': 'OTHER'", DUE);
        assertTrust(new Trust1().good("CANDOR", .25, AWARE).bad("RELIABILITY", .65, DUE), DAY_15);
    }

    @Test
    void howCandidTellingOfASkillGapWasFollowsThePromiseAndNobodyIsToldThatNothingIsNew() {
        String request = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'requestedAt': '%s'}", client, AWARE).getString("id");
        String gap = PATH + "/" + disclosed("SKILL_GAP", "'awareAt': '2025-01-01T09:00:00Z', 'disclosedAt': '" + DAY_8 + "', " + about(request)).getString("id");
        Response before = api.get(gap);
        assertThat(before.jsonPath().getString("state")).isEqualTo("PROACTIVE");
        api.done("/v1/commitments/" + request + "/promise", "{'dueAt': '%s', 'at': '%s'}", DUE, DAY_5);
        Response after = api.request().header("If-None-Match", before.header("ETag")).get(gap);
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.jsonPath().getString("state")).isEqualTo("AFTER_GRACE");
        String mistake = PATH + "/" + disclosed("MISTAKE", "'disclosedAt': '" + DAY_5 + "'").getString("id");
        assertThat(api.request().header("If-None-Match", "\"0\"").get(mistake).statusCode()).isEqualTo(304);
    }

    @Test
    void aConsentGivenOnlyAfterThePromiseHalvesNothing() {
        String id = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'requestedAt': '%s', 'skill': {'name': 'x', 'level': 'LEARNING'}}", client,
                AWARE).getString("id");
        String gap = disclosed("SKILL_GAP", "'disclosedAt': '" + AWARE + "', " + about(id)).getString("id");
        api.done(PATH + "/" + gap + "/decide", "{'outcome': 'CONSENT', 'at': '%s'}", DAY_5);
        api.done("/v1/commitments/" + id + "/promise", "{'dueAt': '%s', 'at': '%s'}", DUE, AWARE);
        assertTrust(new Trust1().good("CANDOR", .25, AWARE).bad("RELIABILITY", .65, DUE), DAY_15);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"decide, 'outcome': 'REFUND'", "discovered, 'counterpartKnewAt': '2025-03-09T09:00:00Z'", "admit, 'disclosedAt': '2025-03-09T09:00:00Z'"})
    void aMoveTakenBackLeavesTheDisclosureAndTheScoreAsTheyWere(String verb, String first) {
        String body = "{" + first + "}";
        String id = disclosed("MISTAKE", "'awareAt': '" + AWARE + "'" + (verb.equals("decide") ? ", 'disclosedAt': '" + DAY_5 + "'" : "")).getString("id");
        Map<String, Object> before = said(id);
        double trust = api.trust(client, "PROVIDER", DAY_20);
        api.done(PATH + "/" + id + "/" + verb, body);
        assertThat(said(id)).isNotEqualTo(before);
        correct(id);
        assertThat(said(id)).isEqualTo(before);
        assertThat(api.trust(client, "PROVIDER", DAY_20)).isCloseTo(trust, within(1e-12));
    }

    @Test
    void aDisclosureTakenBackCountsForNothing() {
        String id = disclosed("MISTAKE", "'awareAt': '" + AWARE + "', 'counterpartKnewAt': '" + DAY_15 + "'").getString("id");
        assertTrust(new Trust1().bad("CANDOR", 3, DAY_15), DAY_15);
        JsonPath retracted = correct(id);
        assertThat(retracted.getString("retractedAt")).isNotNull();
        assertThat(retracted.getList("allowed")).isEmpty();
        assertThat(api.trust(client, "PROVIDER", DAY_20)).isEqualTo(.5);
        assertThat(api.read("/v1/clients/" + client + "/trust-score/evidence").getInt("total.count")).isEqualTo(2);
        refused(api.post(PATH + "/" + id + "/admit", "{}"), 409, "invalid-transition");
        refused(api.patch("*", PATH + "/" + id, "{'statement': 'y'}"), 409, "invalid-transition");
        refused(api.post(PATH + "/" + id + "/correct", "{'reason': 'x'}"), 409, "nothing-to-correct");
    }

    @Test
    void theTimelineHasEachChangeOnceWithWhoWhatAndWhen() {
        String id = disclosed("MISTAKE", "'awareAt': '" + AWARE + "'").getString("id");
        api.done(PATH + "/" + id + "/discovered", "{'counterpartKnewAt': '%s'}", DAY_5);
        api.done(PATH + "/" + id + "/admit", "{'disclosedAt': '%s'}", DAY_8);
        api.done(PATH + "/" + id + "/decide", "{'outcome': 'KEEP', 'at': '%s'}", DAY_15);
        correct(id);
        JsonPath timeline = api.read("/v1/clients/" + client + "/timeline?sort=recordedAt");
        assertThat(timeline.<String>getList("items.type")).containsExactly("client.created", "disclosure.recorded", "disclosure.discovered",
                "disclosure.admitted", "disclosure.decided", "disclosure.corrected");
        assertThat(timeline.<String>getList("items.occurredAt").subList(1, 5)).containsExactly(AWARE, DAY_5, DAY_8, DAY_15);
        assertThat(timeline.<String>getList("items.actor")).containsOnly("tester");
        assertThat(timeline.getString("items[5].corrects")).isEqualTo(timeline.getString("items[4].id"));
        assertThat(timeline.getString("items[4].data.outcome")).isEqualTo("KEEP");
    }

    private String commitment(String field, String due) {
        return api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'promisedAt': '%s', 'dueAt': '%s', " + field + "}", client, AWARE, due)
                .getString("id");
    }

    private JsonPath disclosed(String kind, String fields) {
        return api.created(PATH, "{'clientId': '%s', 'kind': '%s', 'statement': 'What there is to say', " + fields + "}", client, kind);
    }

    private static String about(String commitment) {
        return "'about': {'type': 'COMMITMENT', 'id': '" + commitment + "'}";
    }

    private JsonPath correct(String id) {
        return api.done(PATH + "/" + id + "/correct", "{'reason': 'A mistake'}");
    }

    private Map<String, Object> said(String id) {
        Map<String, Object> said = new HashMap<>(api.read(PATH + "/" + id).getMap("$"));
        List.of("version", "updatedAt").forEach(said::remove);
        return said;
    }

    private void assertTrust(Trust1 expected, String... instants) {
        for (String asOf : instants) {
            assertThat(api.trust(client, "PROVIDER", asOf)).as("as of %s", asOf).isCloseTo(expected.trust(asOf), within(EXACT));
        }
    }
}
