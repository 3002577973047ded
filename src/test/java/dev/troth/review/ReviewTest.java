package dev.troth.review;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The review of a period, with numbers computed by hand. */
@QuarkusTest
class ReviewTest {

    private static final String TWO_YEARS = "from=2024-07-01T00:00:00Z&to=2025-07-01T00:00:00Z";

    private final Api api = Api.ofFreshTenant();
    private String client;

    @BeforeEach
    void client() {
        client = api.client("Ada Okafor");
    }

    @Test
    void promisesBelongToThePeriodTheyWereDueIn() {
        deliver(promise("PROVIDER", "2024-08-01T09:00:00Z"), "2024-07-31T09:00:00Z");
        deliver(promise("PROVIDER", "2024-09-01T09:00:00Z"), "2024-09-01T09:00:00Z");
        deliver(promise("PROVIDER", "2025-03-01T09:00:00Z"), "2025-03-02T09:00:00Z");
        promise("PROVIDER", "2025-04-01T09:00:00Z");
        act(promise("PROVIDER", "2025-05-01T09:00:00Z"), "give-up", "2025-05-02T09:00:00Z");
        act(promise("PROVIDER", "2025-06-01T09:00:00Z"), "withdraw", "2025-05-02T09:00:00Z");
        act(promise("PROVIDER", "2025-06-01T09:00:00Z"), "cancel", "2025-05-02T09:00:00Z");
        deliver(renegotiated("2025-06-01T09:00:00Z", "2025-06-20T09:00:00Z"), "2025-06-19T09:00:00Z");
        deliver(promise("CLIENT", "2025-03-01T09:00:00Z"), "2025-02-01T09:00:00Z");
        promise("PROVIDER", "2024-06-30T23:59:59Z");
        promise("PROVIDER", "2025-07-01T00:00:00Z");
        JsonPath retracted = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'promisedAt': '2024-08-01T09:00:00Z', 'dueAt': '2024-09-01T09:00:00Z'}", client);
        api.done("/v1/commitments/" + retracted.getString("id") + "/correct", "{'reason': 'Wrong client'}");

        JsonPath review = review(TWO_YEARS);
        String provider = "promises.find { it.promisor == 'PROVIDER' }.";
        assertThat(review.getMap("promises.find { it.promisor == 'PROVIDER' }")).containsEntry("due", 6).containsEntry("kept", 3).containsEntry("early", 1)
                .containsEntry("onTime", 1).containsEntry("asRenegotiated", 1).containsEntry("late", 1).containsEntry("missed", 1)
                .containsEntry("overdue", 1).containsEntry("withdrawn", 1).containsEntry("cancelled", 1);
        assertThat(review.getDouble(provider + "keptRate")).isEqualTo(.5);
        assertThat(review.getDouble("promises.find { it.promisor == 'CLIENT' }.keptRate")).isEqualTo(1);

        assertThat(review.getList("years.year")).isEqualTo(List.of(2024, 2025));
        assertThat(review.getList("years.from")).isEqualTo(List.of("2024-07-01T00:00:00Z", "2025-01-01T00:00:00Z"));
        assertThat(review.getList("years.to")).isEqualTo(List.of("2025-01-01T00:00:00Z", "2025-07-01T00:00:00Z"));
        assertThat(review.getList("years.collect { it.promises.find { it.promisor == 'PROVIDER' }.due }")).isEqualTo(List.of(2, 4));
        assertThat(review.getList("years.collect { it.promises.find { it.promisor == 'PROVIDER' }.kept }")).isEqualTo(List.of(2, 1));
    }

    @Test
    void anOutcomeIsJudgedAtTheEndOfThePeriod() {
        String late = promise("PROVIDER", "2025-06-30T09:00:00Z");
        deliver(late, "2025-07-02T09:00:00Z");
        String rejected = promise("PROVIDER", "2025-06-20T09:00:00Z");
        deliver(rejected, "2025-06-18T09:00:00Z");
        act(rejected, "reject", "2025-07-03T09:00:00Z");

        JsonPath then = review(TWO_YEARS);
        assertThat(then.getInt("promises[0].overdue")).isEqualTo(1);
        assertThat(then.getInt("promises[0].kept")).isEqualTo(1);
        JsonPath later = review("from=2024-07-04T00:00:00Z&to=2025-07-04T00:00:00Z");
        assertThat(later.getInt("promises[0].late")).isEqualTo(1);
        assertThat(later.getInt("promises[0].missed")).isEqualTo(1);
    }

    @Test
    void disclosuresAreCountedByStateAndHowSoonTheyWereMade() {
        // MODERATE: τ is 24 h, grace seven days. Told after 1 h, 3 h and 10 days, discovered first after 2 days, never told nor found out.
        disclose("MISTAKE", "'awareAt': '2025-02-01T00:00:00Z', 'disclosedAt': '2025-02-01T01:00:00Z'");
        disclose("DELAY", "'awareAt': '2025-02-01T00:00:00Z', 'disclosedAt': '2025-02-01T03:00:00Z'");
        disclose("OTHER", "'awareAt': '2024-12-01T00:00:00Z', 'disclosedAt': '2024-12-11T00:00:00Z'");
        disclose("MISTAKE", "'awareAt': '2025-02-01T00:00:00Z', 'counterpartKnewAt': '2025-02-03T00:00:00Z'");
        disclose("MISTAKE", "'awareAt': '2025-02-01T00:00:00Z'");
        disclose("MISTAKE", "'awareAt': '2025-02-01T00:00:00Z', 'disclosedAt': '2025-07-01T00:00:01Z'");

        JsonPath review = review(TWO_YEARS);
        String provider = "disclosures.find { it.discloser == 'PROVIDER' }.";
        assertThat(review.getInt(provider + "count")).isEqualTo(6);
        assertThat(review.getMap(provider + "byState")).containsOnlyKeys("UNDISCLOSED", "PROACTIVE", "AFTER_GRACE", "REACTIVE", "CONCEALED_ADMITTED",
                "CONCEALED", "DENIED", "DECEPTION").containsEntry("PROACTIVE", 2).containsEntry("AFTER_GRACE", 1).containsEntry("REACTIVE", 1)
                .containsEntry("UNDISCLOSED", 2).containsEntry("CONCEALED", 0);
        assertThat(review.getInt(provider + "beforeDiscovery")).isEqualTo(3);
        assertThat(review.getDouble(provider + "shareBeforeDiscovery")).isEqualTo(.75);
        assertThat(review.getString(provider + "medianTimeToDisclose")).isEqualTo("PT3H");
        assertThat(review.getInt("howSoonMistakesWereTold.told")).isEqualTo(2);
        assertThat(review.getString("howSoonMistakesWereTold.median")).isEqualTo("PT2H");
        assertThat(review.getString("howSoonMistakesWereTold.percentile90")).isEqualTo("PT2H48M");
        assertThat(review.<Object>get("disclosures.find { it.discloser == 'CLIENT' }.shareBeforeDiscovery")).isNull();
        assertThat(review.getList("years.collect { it.disclosures.find { it.discloser == 'PROVIDER' }.beforeDiscovery }")).isEqualTo(List.of(1, 2));
    }

    @Test
    void aSkillGapToldBeforeTheWorkWasPromisedIsNoMistakeOfCandor() {
        String work = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'Site', 'requestedAt': '2025-01-01T00:00:00Z'}", client).getString("id");
        api.done("/v1/commitments/" + work + "/promise", "{'at': '2025-03-01T00:00:00Z', 'dueAt': '2025-05-01T00:00:00Z'}");
        String about = "'severity': 'SEVERE', 'about': {'type': 'COMMITMENT', 'id': '" + work + "'}, 'awareAt': '2025-01-01T00:00:00Z', ";
        disclose("SKILL_GAP", about + "'disclosedAt': '2025-02-28T00:00:00Z'");
        disclose("SKILL_GAP", about + "'disclosedAt': '2025-03-02T00:00:00Z'");

        JsonPath review = review(TWO_YEARS);
        assertThat(review.getInt("disclosures[0].byState.PROACTIVE")).isEqualTo(1);
        assertThat(review.getInt("disclosures[0].byState.AFTER_GRACE")).isEqualTo(1);
        assertThat(api.read("/v1/disclosures?clientId=" + client).getList("items.state")).containsExactlyInAnyOrder("PROACTIVE", "AFTER_GRACE");
    }

    @Test
    void incidentsAreCountedByCauseAndTheirLessonsWithThem() {
        incident("MAJOR", "2024-06-15T09:00:00Z", "proof");
        String again = incident("MAJOR", "2024-08-01T09:00:00Z", "proof");
        incident("MINOR", "2025-06-30T09:00:00Z", "proof");
        incident("MINOR", "2025-02-01T09:00:00Z", "handover");
        api.created("/v1/incidents", "{'clientId': '%s', 'title': 'x', 'severity': 'SEVERE', 'detectedAt': '2025-02-01T09:00:00Z'}", client);
        String practice = api.created("/v1/practices", "{'clientId': '%s', 'title': 'Two pairs of eyes'}", client).getString("id");
        api.done("/v1/incidents/" + again + "/learn", "{'lesson': 'Done means seen', 'practiceId': '%s'}", practice);
        api.done("/v1/incidents/" + again + "/own", "{'ownership': 'OWNED'}");
        api.done("/v1/incidents/" + again + "/fix", "{'fixedAt': '2024-08-04T09:00:00Z'}");

        JsonPath review = review(TWO_YEARS);
        assertThat(review.getInt("incidents.count")).isEqualTo(4);
        assertThat(review.getInt("incidents.open")).isEqualTo(3);
        assertThat(review.getInt("incidents.recurring")).isEqualTo(2);
        assertThat(review.getList("incidents.byCause.key")).isEqualTo(List.of("handover", "proof"));
        assertThat(review.getList("incidents.byCause.count")).isEqualTo(List.of(1, 2));
        assertThat(review.getList("incidents.byCause.recurring")).isEqualTo(List.of(0, 2));
        assertThat(review.getList("incidents.byCause.category")).isEqualTo(List.of("NO_QC", "NO_QC"));
        assertThat(review.getList("incidents.bySeverity.count")).isEqualTo(List.of(2, 0, 1, 1));
        // Owned .25, fixed after 72 h .125, a lesson .10, a practice .15, over four incidents.
        assertThat(review.getDouble("incidents.meanHandling")).isCloseTo((.25 + .125 + .10 + .15) / 4, within(1e-9));
        assertThat(review.getDouble("incidents.ratePer30Days")).isCloseTo(4 * 30 / 365.0, within(1e-9));
        assertThat(review.getInt("lessons.recorded")).isEqualTo(1);
        assertThat(review.getInt("lessons.turnedIntoPractices")).isEqualTo(1);
        assertThat(review.getList("years.incidents")).isEqualTo(List.of(1, 3));
    }

    @Test
    void bothScoresStandAtBothEnds() {
        deliver(promise("PROVIDER", "2025-03-01T09:00:00Z"), "2025-02-01T09:00:00Z");
        JsonPath review = review(TWO_YEARS);
        String provider = "scores.find { it.subject == 'PROVIDER' }.";
        double after = api.trust(client, "PROVIDER", "2025-07-01T00:00:00Z");
        assertThat(review.getDouble(provider + "atFrom.trust")).isEqualTo(.5);
        assertThat(review.getString(provider + "atFrom.band")).isEqualTo("NEW");
        assertThat(review.getDouble(provider + "atTo.trust")).isCloseTo(after, within(1e-12));
        assertThat(review.getDouble(provider + "trustDifference")).isCloseTo(after - .5, within(1e-12));
        assertThat(review.getDouble(provider + "difference")).isCloseTo(review.getDouble(provider + "atTo.score") - 50, within(1e-9));
        assertThat(review.getDouble("scores.find { it.subject == 'CLIENT' }.difference")).isZero();
        assertThat(review.getDouble("years[0].scores.find { it.subject == 'PROVIDER' }.score.trust")).isEqualTo(.5);
        assertThat(review.getString("years[1].scores[0].score.asOf")).isEqualTo("2025-07-01T00:00:00Z");
    }

    @Test
    void aPeriodIsTheLastTwelveMonthsWhereNothingIsSaidAndAtMostTenYears() {
        JsonPath review = api.read("/v1/clients/" + client + "/review");
        assertThat(review.getString("asOf")).isEqualTo(review.getString("to"));
        assertThat(review.getString("from").substring(0, 4)).isNotEqualTo(review.getString("to").substring(0, 4));
        assertThat(review("to=2025-07-01T00:00:00Z").getString("from")).isEqualTo("2024-07-01T00:00:00Z");
        assertThat(review("from=2015-07-01T00:00:00Z&to=2025-07-01T00:00:00Z").getList("years")).hasSize(11);
        refusedParameter(api.get("/v1/clients/" + client + "/review?from=2015-06-30T23:59:59Z&to=2025-07-01T00:00:00Z"), "from");
        refusedParameter(api.get("/v1/clients/" + client + "/review?from=2025-07-01T00:00:00Z&to=2025-07-01T00:00:00Z"), "from");
        refusedParameter(api.get("/v1/clients/" + client + "/review?from=yesterday"), "from");
        refusedParameter(api.get("/v1/clients/" + client + "/review?to=1970-01-01T00:00:00Z"), "to");
        assertThat(review("to=1970-06-01T00:00:00Z").getString("from")).as("there is no instant before").isEqualTo("1970-01-01T00:00:00Z");
        refusedParameter(api.get("/v1/clients/" + client + "/review?since=2025-07-01T00:00:00Z"), "since");
    }

    @Test
    void nobodyReadsAnotherTenantsReviews() {
        String frozen = api.created("/v1/clients/" + client + "/reviews", "{'note': 'x'}").getString("id");
        Api other = Api.ofFreshTenant();
        refused(other.get("/v1/clients/" + client + "/review"), 404, "not-found");
        refused(other.get("/v1/clients/" + client + "/reviews"), 404, "not-found");
        refused(other.get("/v1/clients/" + client + "/reviews/" + frozen), 404, "not-found");
        refused(other.post("/v1/clients/" + client + "/reviews", "{'note': 'x'}"), 404, "not-found");
        refused(api.get("/v1/clients/" + client + "/reviews/" + UUID.randomUUID()), 404, "not-found");
        refused(api.get("/v1/clients/" + api.client("Noah") + "/reviews/" + frozen), 404, "not-found");
    }

    private JsonPath review(String query) {
        return api.read("/v1/clients/" + client + "/review?" + query);
    }

    private String promise(String promisor, String dueAt) {
        return api.created("/v1/commitments", "{'clientId': '%s', 'title': 'Proofs', 'promisor': '%s', 'promisedAt': '2024-01-01T09:00:00Z', 'dueAt': '%s'}",
                client, promisor, dueAt).getString("id");
    }

    private String renegotiated(String dueAt, String then) {
        String id = promise("PROVIDER", dueAt);
        api.done("/v1/commitments/" + id + "/renegotiate", "{'dueAt': '%s', 'agreedAt': '2025-05-01T09:00:00Z', 'reason': 'More pages'}", then);
        return id;
    }

    private void deliver(String commitment, String at) {
        api.done("/v1/commitments/" + commitment + "/deliver", "{'deliveredAt': '%s'}", at);
    }

    private void act(String commitment, String verb, String at) {
        api.done("/v1/commitments/" + commitment + "/" + verb, "{'at': '%s'}", at);
    }

    private void disclose(String kind, String json) {
        api.created("/v1/disclosures", "{'clientId': '" + client + "', 'kind': '" + kind + "', 'statement': 'x', " + json + "}");
    }

    private String incident(String severity, String at, String cause) {
        return api.created("/v1/incidents", "{'clientId': '%s', 'title': 'x', 'severity': '%s', 'detectedAt': '%s', 'cause': {'key': '%s', 'category': 'NO_QC'}}",
                client, severity, at, cause).getString("id");
    }
}
