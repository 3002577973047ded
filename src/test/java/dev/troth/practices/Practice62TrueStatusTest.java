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
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 62: a status is true in a defined word: departed is not airborne")
class Practice62TrueStatusTest {

    private static final String MAR = "2025-03-01T09:00:00Z";
    private static final String APR = "2025-04-01T09:00:00Z";
    private static final Map<String, String> DEPARTED = Map.of("status", "departed", "meaning", "The plane has left the ground", "test", "It is on the public radar");

    private final PracticeClient ada = new PracticeClient();
    private final Agreements agreements = new Agreements(ada);
    private String agreement;

    @BeforeEach
    void define() {
        agreement = agreements.agreed(EXPECTATIONS + ", 'statusDefinitions': [{'status': 'departed', 'meaning': 'The plane has left the ground', "
                + "'test': 'It is on the public radar'}, {'status': 'boarding', 'meaning': 'Passengers walk to the plane'}]");
    }

    @Test
    void aStatusIsReportedInAWordThatIsDefinedAndSaysWhatItMeans() {
        JsonPath update = update("departed", MAR).then().statusCode(201).extract().jsonPath();

        assertThat(update.getString("status")).isEqualTo("departed");
        assertThat(update.getMap("statusDefinition")).isEqualTo(DEPARTED);
        assertThat(update.getList("allowed")).containsExactly("misreported", "confirm", "correct");
        agreements.done(agreement, "amend", "{'statusDefinitions': [{'status': 'departed', 'meaning': 'Doors closed'}], 'at': '%s'}", APR);
        agreements.accept(agreement, APR);
        assertThat(ada.api.read("/v1/communications/" + update.getString("id")).getMap("statusDefinition")).as("what it meant then").isEqualTo(DEPARTED);
    }

    @Test
    void aWordThatIsNotDefinedThenIsRefusedWithThoseThatAre() {
        JsonPath problem = refused(update("airborne", MAR), 422, "undefined-status");
        assertThat(problem.getList("defined")).containsExactly("departed", "boarding");
        assertThat(refused(update("departed", Agreements.OFFERED), 422, "undefined-status").getList("defined")).as("nothing was agreed then").isEmpty();
        refusedAt(ada.attempt("communications", "'from': 'PROVIDER', 'channel': 'CHAT', 'purpose': 'NOTE', 'at': '%s', 'status': 'departed'", MAR), "/status");
        assertThat(ada.api.read("/v1/communications").getList("items")).isEmpty();
    }

    @Test
    void ofSeveralMeaningsThatOfTheAgreementItIsAboutIsMeant() {
        String other = agreements.agreed(EXPECTATIONS + ", 'statusDefinitions': [{'status': 'departed', 'meaning': 'The train has left the platform'}]");
        assertThat(update("departed", MAR).then().statusCode(201).extract().<String>path("statusDefinition.meaning")).as("the agreement that was recorded first")
                .isEqualTo("The plane has left the ground");
        assertThat(ada.record("communications", "'from': 'PROVIDER', 'channel': 'CHAT', 'purpose': 'UPDATE', 'at': '%s', 'status': 'departed', 'about': {'type': 'AGREEMENT', 'id': '%s'}", MAR, other)
                .getString("statusDefinition.meaning")).isEqualTo("The train has left the platform");
        refusedAt(ada.attempt("agreements", "'title': 'x', 'statusDefinitions': [{'status': 'done', 'meaning': 'Sent'}, {'status': 'done', 'meaning': 'Signed'}]"), "/statusDefinitions/1/status");
    }

    @Test
    void aStatusKnownToBeFalseIsADeception() {
        String report = update("departed", MAR).then().statusCode(201).extract().path("id");
        JsonPath misreported = misreported(report, "{'proof': 'The radar shows it at the gate', 'at': '%s'}", APR).then().statusCode(200).extract().jsonPath();

        assertThat(misreported.getString("misreportProof")).isEqualTo("The radar shows it at the gate");
        JsonPath disclosure = ada.api.read("/v1/disclosures/" + misreported.getString("misreportId"));
        assertThat(disclosure.getString("state")).isEqualTo("DECEPTION");
        assertThat(disclosure.getString("discloser")).isEqualTo("PROVIDER");
        assertThat(disclosure.getString("statement")).isEqualTo("Reported as departed: Flight 12");
        assertThat(disclosure.getString("awareAt")).isEqualTo(MAR);
        assertThat(disclosure.getString("counterpartKnewAt")).isEqualTo(APR);
        assertThat(ada.line("PROVIDER", "CANDOR", "DECEPTION")).isEqualTo(List.of(0., 5.));
        assertThat(ada.score("PROVIDER", MAR).getDouble("trust")).isEqualTo(new Trust1().good("COMMUNICATION", .5, AGREED).trust(MAR), exactly());
        assertThat(ada.score("PROVIDER", APR).getDouble("trust"))
                .isEqualTo(new Trust1().good("COMMUNICATION", .5, AGREED).bad("CANDOR", 5, APR).trust(APR), exactly());
    }

    @Test
    void itsSeverityCountsAndItIsToldOnce() {
        String report = update("departed", MAR).then().statusCode(201).extract().path("id");
        misreported(report, "{'proof': 'Radar', 'at': '%s', 'severity': 'MAJOR'}", APR).then().statusCode(200);

        assertThat(ada.line("PROVIDER", "CANDOR", "DECEPTION")).isEqualTo(List.of(0., 10.));
        assertThat(refused(misreported(report, "{'proof': 'Radar'}"), 409, "invalid-transition").getList("allowed")).containsExactly("confirm", "correct");
    }

    @Test
    void takenBackItWasNoDeception() {
        String report = update("departed", MAR).then().statusCode(201).extract().path("id");
        String disclosure = misreported(report, "{'proof': 'Radar', 'at': '%s'}", APR).then().statusCode(200).extract().path("misreportId");
        JsonPath corrected = ada.api.done("/v1/communications/" + report + "/correct", "{'reason': 'The radar was wrong'}");

        assertThat(corrected.getMap("")).doesNotContainKeys("misreportId", "misreportProof");
        assertThat(ada.api.read("/v1/disclosures/" + disclosure).getString("retractedAt")).isNotNull();
        assertThat(ada.score("PROVIDER", APR).getDouble("trust")).isEqualTo(new Trust1().good("COMMUNICATION", .5, AGREED).trust(APR), exactly());
        misreported(report, "{'proof': 'It was right after all', 'at': '%s'}", APR).then().statusCode(200);
    }

    @Test
    void onlyAStatusIsMisreportedAndNotBeforeItWasReported() {
        String note = ada.record("communications", "'from': 'PROVIDER', 'channel': 'CHAT', 'purpose': 'UPDATE', 'at': '%s'", MAR).getString("id");
        refused(misreported(note, "{'proof': 'Radar'}"), 409, "invalid-transition");
        String report = update("boarding", MAR).then().statusCode(201).extract().path("id");
        refused(misreported(report, "{'proof': 'Radar', 'at': '%s'}", AGREED), 409, "invalid-transition");
        refusedAt(misreported(report, "{'at': '%s'}", APR), "/proof");
        assertThat(ada.api.read("/v1/disclosures").getList("items")).isEmpty();
    }

    private Response update(String status, String at) {
        return ada.attempt("communications", "'from': 'PROVIDER', 'channel': 'CHAT', 'purpose': 'UPDATE', 'at': '%s', 'summary': 'Flight 12', 'status': '%s'", at, status);
    }

    private Response misreported(String id, String body, Object... args) {
        return ada.api.post("/v1/communications/" + id + "/misreported", body, args);
    }
}
