package dev.troth.practices;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Trust1;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("Practice 12: do not lie")
class Practice12TruthTest {

    private static final String TOLD = "2025-03-01T09:00:00Z";
    private static final String PROVEN = "2025-03-20T09:00:00Z";
    private static final String LATER = "2025-06-01T09:00:00Z";
    private static final String SHA = "ab".repeat(32);

    private final PracticeClient ada = new PracticeClient();

    @ParameterizedTest(name = "a lie about something {0}: s {1}")
    @CsvSource({"MINOR, 2.5", "MODERATE, 5", "MAJOR, 10", "SEVERE, 15"})
    void aStatementProvenFalseAndKnownToBeCountsFiveTimesItsSeverityFromWhenItCameOut(String severity, double s) {
        String id = told("'severity': '" + severity + "'");
        JsonPath lie = prove(id, "'knownToBeFalse': true, 'proof': {'title': 'The mail', 'link': 'https://files.example.org/mail', 'sha256': '" + SHA + "'}");

        assertThat(lie.getString("state")).isEqualTo("DECEPTION");
        assertThat(lie.getBoolean("deception")).isTrue();
        assertThat(lie.getString("verdict.provenFalseAt")).isEqualTo(PROVEN);
        assertThat(lie.getBoolean("verdict.knownToBeFalse")).isTrue();
        assertThat(lie.getString("verdict.proof.title")).isEqualTo("The mail");
        assertThat(lie.getString("verdict.proof.sha256")).isEqualTo(SHA);
        assertThat(lie.getString("counterpartKnewAt")).isEqualTo(PROVEN);
        assertThat(ada.line("PROVIDER", "CANDOR", "DECEPTION")).isEqualTo(List.of(0., s));
        assertThat(ada.score("PROVIDER", TOLD).getDouble("trust")).isCloseTo(.5, PracticeClient.exactly());
        for (String asOf : List.of(PROVEN, LATER)) {
            assertThat(ada.score("PROVIDER", asOf).getDouble("trust")).isCloseTo(new Trust1().bad("CANDOR", s, PROVEN).trust(asOf), PracticeClient.exactly());
        }
        assertThat(ada.api.read("/v1/clients/" + ada.id() + "/timeline").getList("items.type")).contains("disclosure.proven-false");
    }

    @Test
    void itCountsFromWhenTheOtherPartyLearntOfItWhereThatWasBefore() {
        String id = told("'counterpartKnewAt': '2025-03-10T09:00:00Z'");
        JsonPath lie = prove(id, "'knownToBeFalse': true");
        assertThat(lie.getString("counterpartKnewAt")).isEqualTo("2025-03-10T09:00:00Z");
        assertThat(ada.lines("PROVIDER", "CANDOR", "DECEPTION")).extracting(line -> line.get("effectiveAt")).isEqualTo(List.of("2025-03-10T09:00:00Z"));
    }

    @Test
    void anErrorIsNoLieItsVerdictIsShownAndTheCandorStays() {
        String id = told("'severity': 'MAJOR'");
        double before = ada.score("PROVIDER", LATER).getDouble("trust");
        JsonPath error = prove(id, "'knownToBeFalse': false, 'note': 'The supplier had told us so'");

        assertThat(error.getString("state")).isEqualTo("PROACTIVE");
        assertThat(error.getBoolean("deception")).isFalse();
        assertThat(error.getBoolean("verdict.knownToBeFalse")).isFalse();
        assertThat(error.getString("verdict.provenFalseAt")).isEqualTo(PROVEN);
        assertThat(error.getMap("$")).doesNotContainKey("counterpartKnewAt");
        assertThat(ada.score("PROVIDER", LATER).getDouble("trust")).isEqualTo(before);
        assertThat(ada.line("PROVIDER", "CANDOR", "PROACTIVE")).isEqualTo(List.of(.25, 0.));
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getList("items")).isEmpty();
    }

    @Test
    void aVerdictThatWasWrongIsTakenBackWithAllThatFollowed() {
        String id = told("'severity': 'MODERATE'");
        double before = ada.score("PROVIDER", LATER).getDouble("trust");
        prove(id, "'knownToBeFalse': true");
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getInt("total.count")).isEqualTo(1);

        JsonPath corrected = ada.api.done("/v1/disclosures/" + id + "/correct", "{'reason': 'The proof was forged'}");

        assertThat(corrected.getString("state")).isEqualTo("PROACTIVE");
        assertThat(corrected.getMap("$")).doesNotContainKeys("verdict", "counterpartKnewAt");
        assertThat(ada.score("PROVIDER", LATER).getDouble("trust")).isCloseTo(before, PracticeClient.exactly());
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getList("items")).isEmpty();
    }

    @Test
    void aVerdictIsSpokenOnceSaysWhetherItWasKnownAndIsNoFieldToEdit() {
        String id = told("'severity': 'MODERATE'");
        String prove = "/v1/disclosures/" + id + "/prove-false";
        refusedAt(ada.api.post(prove, "{'at': '" + PROVEN + "'}"), "/knownToBeFalse");
        refusedAt(ada.api.post(prove, "{'knownToBeFalse': true, 'proof': {'sha256': 'x'}}"), "/proof/sha256");
        refusedAt(ada.api.post(prove, "{'knownToBeFalse': true, 'at': '2099-01-01T00:00:00Z'}"), "/at");
        prove(id, "'knownToBeFalse': true");
        assertThat(refused(ada.api.post(prove, "{'knownToBeFalse': false}"), 409, "invalid-transition").getList("allowed")).doesNotContain("prove-false");
        refused(ada.api.patch("*", "/v1/disclosures/" + id, "{'deception': false}"), 409, "invalid-transition");
        assertThat(ada.api.patch("*", "/v1/disclosures/" + id, "{'statement': 'The audit was done'}").jsonPath().getString("state")).isEqualTo("DECEPTION");
        assertThat(ada.api.done("/v1/disclosures/" + id + "/correct", "{'reason': 'Not known'}").getString("state")).isEqualTo("PROACTIVE");
    }

    @Test
    void deceptionCanStillBeStatedByAnEdit() {
        String id = told("'severity': 'MODERATE'");
        JsonPath patched = ada.api.patch("*", "/v1/disclosures/" + id, "{'deception': true}").jsonPath();
        assertThat(patched.getString("state")).isEqualTo("DECEPTION");
        assertThat(patched.getMap("$")).doesNotContainKey("verdict");
        assertThat(ada.line("PROVIDER", "CANDOR", "DECEPTION")).isEqualTo(List.of(0., 5.));
    }

    private String told(String more) {
        return ada.record("disclosures", "'kind': 'OTHER', 'statement': 'The audit is done', 'disclosedAt': '" + TOLD + "', " + more).getString("id");
    }

    private JsonPath prove(String id, String more) {
        return ada.api.done("/v1/disclosures/" + id + "/prove-false", "{'at': '" + PROVEN + "', " + more + "}");
    }
}
