package dev.troth.practices;

import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Trust1;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 69: the solution comes with the apology")
class Practice69SolutionWithApologyTest {

    private static final String DETECTED = "2025-03-01T09:00:00Z";
    private static final String TOLD = "2025-03-01T12:00:00Z";
    private static final String LATER = "2025-03-05T09:00:00Z";
    private static final String PLAN = "A reprint with the prices of today, on our account";

    private final PracticeClient ada = new PracticeClient();
    private String incident;

    @BeforeEach
    void somethingWentWrong() {
        incident = ada.record("incidents", "'title': 'Old prices went out', 'severity': 'MODERATE', 'detectedAt': '" + DETECTED + "'").getString("id");
    }

    @Test
    void oneCallTellsApologisesAndPromisesTheRemedy() {
        assertThat(incident().getDouble("handling")).isZero();
        assertTrust(new Trust1().bad("RESPONSIBILITY", 1, DETECTED).bad("RELIABILITY", .5, DETECTED));

        JsonPath told = told("'apologised': true, 'remedyPlan': '" + PLAN + "'");

        assertThat(told.getBoolean("apologised")).isTrue();
        assertThat(told.getString("remedyPlan")).isEqualTo(PLAN);
        assertThat(incident().getString("apologisedAt")).isEqualTo(TOLD);
        assertThat(incident().getList("remedies.action")).isEqualTo(List.of(PLAN));
        assertThat(incident().getDouble("handling")).isCloseTo(.15, PracticeClient.exactly());
        double credit = .25 * (.4 + .6 * Math.pow(2, -3. / 24));
        assertTrust(new Trust1().good("RESPONSIBILITY", .25 * .15, DETECTED).bad("RESPONSIBILITY", .85, DETECTED).bad("RELIABILITY", .5, DETECTED).good("CANDOR", credit, TOLD));
        assertThat(ada.api.read("/v1/clients/" + ada.id() + "/timeline?sort=recordedAt").getList("items.type"))
                .containsExactly("client.created", "incident.recorded", "disclosure.recorded", "incident.apologised", "incident.remedied");
    }

    @Test
    void eachIsCorrectedWhereItWasMade() {
        told("'apologised': true, 'remedyPlan': 'A reprint'");
        JsonPath withoutRemedy = ada.api.done("/v1/incidents/" + incident + "/correct", "{'reason': 'No reprint'}");
        assertThat(withoutRemedy.getList("remedies")).isEmpty();
        assertThat(withoutRemedy.getString("apologisedAt")).isEqualTo(TOLD);
        JsonPath before = ada.api.done("/v1/incidents/" + incident + "/correct", "{'reason': 'No apology'}");
        assertThat(before.getMap("$")).doesNotContainKey("apologisedAt");
        assertThat(before.getDouble("handling")).isZero();
    }

    @Test
    void anApologyAloneIsOneAndAPlanAloneIsNone() {
        told("'remedyPlan': 'A reprint'");
        assertThat(incident().getMap("$")).doesNotContainKey("apologisedAt");
        assertThat(incident().getList("remedies")).isEmpty();
        assertThat(told("'apologised': true").getMap("$")).doesNotContainKey("remedyPlan");
        assertThat(incident().getString("apologisedAt")).isEqualTo(TOLD);
        assertThat(incident().getList("remedies")).isEmpty();
    }

    @Test
    void whatTheIncidentHasItKeeps() {
        ada.api.done("/v1/incidents/" + incident + "/apologise", "{'at': '2025-03-01T10:00:00Z'}");
        ada.api.done("/v1/incidents/" + incident + "/remedy", "{'action': 'A reprint', 'dueAt': '2025-03-10T09:00:00Z'}");
        long version = incident().getLong("version");
        told("'apologised': true, 'remedyPlan': 'A reprint'");
        assertThat(incident().getString("apologisedAt")).isEqualTo("2025-03-01T10:00:00Z");
        assertThat(incident().getList("remedies.dueAt")).isEqualTo(List.of("2025-03-10T09:00:00Z"));
        assertThat(incident().getLong("version")).isEqualTo(version);
    }

    @Test
    void aLongPlanIsShortenedToTheNameOfARemedy() {
        told("'apologised': true, 'remedyPlan': '" + "x".repeat(3_000) + "'");
        assertThat(incident().getString("remedies[0].action")).isEqualTo("x".repeat(1_999) + "…");
    }

    @Test
    void whoDoesNotAnswerForItMendsNothingByApologising() {
        told("'apologised': true, 'remedyPlan': 'A reprint', 'discloser': 'CLIENT'");
        assertThat(incident().getMap("$")).doesNotContainKey("apologisedAt");
        assertThat(incident().getList("remedies")).isEmpty();
    }

    @Test
    void anIncidentThatIsClosedIsLeftAsItWas() {
        ada.api.done("/v1/incidents/" + incident + "/fix", "{'fixedAt': '" + TOLD + "'}");
        ada.api.done("/v1/incidents/" + incident + "/learn", "{'lesson': 'Look at the date'}");
        int status = ada.api.post("/v1/incidents/" + incident + "/close", "{'at': '" + LATER + "', 'waiver': 'A single slip'}").statusCode();
        told("'apologised': true, 'remedyPlan': 'A reprint'");
        assertThat(status).isEqualTo(200);
        assertThat(incident().getMap("$")).doesNotContainKey("apologisedAt");
    }

    @Test
    void anApologyComesWithTelling() {
        refusedAt(ada.attempt("disclosures", "'kind': 'MISTAKE', 'statement': 'x', 'apologised': true, 'awareAt': '" + DETECTED + "'"), "/apologised");
        JsonPath general = ada.record("disclosures", "'kind': 'MISTAKE', 'statement': 'x', 'apologised': true, 'disclosedAt': '" + TOLD + "'");
        assertThat(general.getBoolean("apologised")).isTrue();
    }

    private JsonPath told(String more) {
        return ada.record("disclosures", "'kind': 'MISTAKE', 'statement': 'Old prices went out', 'about': {'type': 'INCIDENT', 'id': '%s'}, 'awareAt': '" + DETECTED
                + "', 'disclosedAt': '" + TOLD + "', " + more, incident);
    }

    private JsonPath incident() {
        return ada.api.read("/v1/incidents/" + incident);
    }

    private void assertTrust(Trust1 expected) {
        assertThat(ada.score("PROVIDER", LATER).getDouble("trust")).isCloseTo(expected.trust(LATER), PracticeClient.exactly());
    }
}
