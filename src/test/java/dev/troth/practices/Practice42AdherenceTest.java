package dev.troth.practices;

import static dev.troth.practices.Agreements.AGREED;
import static dev.troth.practices.Agreements.EXPECTATIONS;
import static dev.troth.practices.PracticeClient.exactly;
import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Trust1;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 42: an agreement may not be adhered to, so it is checked clause by clause")
class Practice42AdherenceTest {

    private static final String MAR = "2025-03-01T09:00:00Z";
    private static final String APR = "2025-04-01T09:00:00Z";

    private final PracticeClient ada = new PracticeClient();
    private final Agreements agreements = new Agreements(ada);

    @Test
    void eachClauseShowsHowOftenItWasAdheredTo() {
        String id = agreements.agreed(EXPECTATIONS);
        check(id, "'topic': 'DEADLINES', 'adhered': true, 'at': '%s'", APR);
        check(id, "'topic': 'DEADLINES', 'adhered': true, 'at': '%s', 'note': 'Early'", MAR);
        check(id, "'topic': 'DEADLINES', 'adhered': false, 'at': '%s'", MAR);
        check(id, "'topic': 'DEADLINES', 'party': 'CLIENT', 'adhered': true, 'at': '%s'", MAR);

        JsonPath adherence = ada.api.read(Agreements.path(id) + "/adherence");
        assertThat(adherence.getString("id")).isEqualTo(id);
        assertThat(adherence.getList("clauses.topic")).containsExactly("DEADLINES", "DEADLINES", "RESPONSE");
        assertThat(adherence.getList("clauses.party")).containsExactly("PROVIDER", "CLIENT", "PROVIDER");
        assertThat(adherence.getList("clauses.checks")).containsExactly(3, 1, 0);
        assertThat(adherence.getList("clauses.adhered")).containsExactly(2, 1, 0);
        assertThat(adherence.getList("clauses.broken")).containsExactly(1, 0, 0);
        assertThat(adherence.getDouble("clauses[0].rate")).isEqualTo(2. / 3, exactly());
        assertThat(adherence.getDouble("clauses[1].rate")).isEqualTo(1);
        assertThat(adherence.getMap("clauses[2]")).as("nobody has checked it").doesNotContainKeys("rate", "lastCheckedAt");
        assertThat(adherence.getString("clauses[0].lastCheckedAt")).isEqualTo(APR);
        assertThat(adherence.getString("clauses[0].history[0].recordedBy")).isNotBlank();
        assertThat(adherence.getString("clauses[0].history[0].recordedAt")).isNotBlank();
        assertThat(adherence.getList("clauses[0].history.note")).containsOnlyOnce("Early");
    }

    @Test
    void aClauseBrokenIsAnIncidentOfWhoHadToAdhereToIt() {
        String id = agreements.agreed(EXPECTATIONS);
        JsonPath checked = check(id, "'topic': 'DEADLINES', 'adhered': false, 'at': '%s', 'note': 'Two of five came late'", MAR);

        assertThat(checked.getString("lastCheck.severity")).isEqualTo("MODERATE");
        JsonPath incident = ada.api.read("/v1/incidents/" + checked.getString("lastCheck.incidentId"));
        assertThat(incident.getString("status")).isEqualTo("OPEN");
        assertThat(incident.getString("clientId")).isEqualTo(ada.id());
        assertThat(incident.getString("title")).isEqualTo("A clause on deadlines was not adhered to");
        assertThat(incident.getString("description")).isEqualTo("Bookkeeping: Proofs on Fridays\nTwo of five came late");
        assertThat(incident.getString("kind")).isEqualTo("SERVICE_FAILURE");
        assertThat(incident.getString("severity")).isEqualTo("MODERATE");
        assertThat(incident.getString("detectedAt")).isEqualTo(MAR);
        assertThat(incident.getString("detectedBy")).isEqualTo("CLIENT");
        assertThat(incident.getString("accountable")).isEqualTo("PROVIDER");
        assertThat(incident.getString("cause.key")).isEqualTo("agreement-deadlines");
        assertThat(ada.score("PROVIDER", APR).getDouble("trust")).isEqualTo(new Trust1().good("COMMUNICATION", .5, AGREED)
                .bad("RELIABILITY", .5, MAR).bad("RESPONSIBILITY", 1, MAR).trust(APR), exactly());
        assertThat(ada.api.read("/v1/clients/" + ada.id() + "/timeline").getList("items.type")).contains("agreement.checked", "incident.recorded");
    }

    @Test
    void brokenAgainItIsTheSameMistakeAndCountsMore() {
        String id = agreements.agreed(EXPECTATIONS);
        check(id, "'topic': 'RESPONSE', 'adhered': false, 'at': '%s', 'severity': 'MINOR'", MAR);
        check(id, "'topic': 'RESPONSE', 'adhered': false, 'at': '2025-03-08T09:00:00Z', 'severity': 'MINOR'");

        assertThat(ada.score("PROVIDER", APR).getList("open.findAll { it.dimension == 'RESPONSIBILITY' }.s")).containsExactlyInAnyOrder(.5, .75);
    }

    @Test
    void theClientAdheresTooAndConfidentialityBrokenIsABreach() {
        String id = agreements.agreed("'expectations': [{'topic': 'DEADLINES', 'text': 'x'}, {'topic': 'RESPONSE', 'text': 'x'}, {'topic': 'CONFIDENTIALITY', 'text': 'The prices'}]");
        JsonPath checked = check(id, "'topic': 'CONFIDENTIALITY', 'party': 'CLIENT', 'adhered': false, 'severity': 'MAJOR', 'at': '%s'", MAR);

        JsonPath incident = ada.api.read("/v1/incidents/" + checked.getString("lastCheck.incidentId"));
        assertThat(incident.getString("kind")).isEqualTo("CONFIDENTIALITY_BREACH");
        assertThat(incident.getString("detectedBy")).isEqualTo("PROVIDER");
        assertThat(incident.getString("accountable")).isEqualTo("CLIENT");
        assertThat(ada.score("CLIENT", APR).getList("open.findAll { it.dimension == 'CONFIDENTIALITY' }.s")).isEqualTo(List.of(6.));
    }

    @Test
    void aCheckTakenBackTakesItsIncidentBackUnlessThatWasActedOn() {
        String id = agreements.agreed(EXPECTATIONS);
        String acted = check(id, "'topic': 'DEADLINES', 'adhered': false, 'at': '%s'", MAR).getString("lastCheck.incidentId");
        ada.api.done("/v1/incidents/" + acted + "/apologise", "{'at': '%s'}", MAR);
        String untouched = check(id, "'topic': 'RESPONSE', 'adhered': false, 'at': '%s'", MAR).getString("lastCheck.incidentId");

        assertThat(agreements.correct(id).getString("lastCheck.topic")).isEqualTo("DEADLINES");
        assertThat(ada.api.read("/v1/incidents/" + untouched).getString("retractedAt")).isNotNull();
        assertThat(agreements.correct(id).getMap("")).doesNotContainKey("lastCheck");
        assertThat(ada.api.read("/v1/incidents/" + acted).getString("retractedAt")).as("what was done about it stands").isNull();
        assertThat(ada.api.read(Agreements.path(id) + "/adherence").getList("clauses.checks")).containsExactly(0, 0);
    }

    @Test
    void onlyAClauseInForceAtTheTimeIsChecked() {
        String id = agreements.offered(EXPECTATIONS);
        refused(agreements.attempt(id, "checks", "{'topic': 'DEADLINES', 'adhered': true}"), 409, "invalid-transition");
        agreements.accept(id, AGREED);
        refusedAt(agreements.attempt(id, "checks", "{'topic': 'QUALITY', 'adhered': true, 'at': '%s'}", MAR), "/topic");
        refusedAt(agreements.attempt(id, "checks", "{'topic': 'DEADLINES', 'adhered': false, 'at': '%s'}", Agreements.OFFERED), "/topic");
        refusedAt(agreements.attempt(id, "checks", "{'topic': 'DEADLINES', 'adhered': true, 'severity': 'MINOR'}"), "/severity");
        assertThat(ada.api.read("/v1/incidents").getList("items")).as("what is refused opens nothing").isEmpty();

        agreements.done(id, "end", "{'at': '%s'}", APR);
        assertThat(check(id, "'topic': 'DEADLINES', 'adhered': true, 'at': '%s'", MAR).getMap("lastCheck"))
                .as("reported late, of an agreement that has ended").containsAllEntriesOf(Map.of("topic", "DEADLINES", "adhered", true, "at", MAR));
        refusedAt(agreements.attempt(id, "checks", "{'topic': 'DEADLINES', 'adhered': true, 'at': '2025-05-01T09:00:00Z'}"), "/topic");
    }

    private JsonPath check(String id, String body, Object... args) {
        return agreements.done(id, "checks", "{" + body + "}", args);
    }
}
