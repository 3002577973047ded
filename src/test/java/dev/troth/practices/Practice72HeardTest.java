package dev.troth.practices;

import static dev.troth.practices.Mishap.exactly;
import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("Practice 72: listen, so that the client feels understood")
class Practice72HeardTest {

    private static final String WORDS = "Nobody told me you were closing early!";

    private final PracticeClient ada = new PracticeClient();

    @ParameterizedTest(name = "where {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"'kind': 'COMPLAINT'", "'detectedBy': 'CLIENT'", "'complaint': 'You never listen!'"})
    void aComplaintIsNotClosedBeforeTheClientConfirmsBeingHeard(String said) {
        Mishap mishap = Mishap.of(ada, ", " + said);
        mishap.done("fix", "{'fixedAt': '%s'}", Mishap.DETECTED);
        refused(mishap.attempt("close", "{}"), 409, "lesson-missing");
        mishap.done("learn", "{'lesson': 'Say so in time'}");
        refused(mishap.attempt("close", "{}"), 409, "practice-missing");
        refused(mishap.attempt("close", "{'waiver': 'Nothing to change'}"), 409, "not-heard");
        mishap.done("learn", "{'lesson': 'Say so in time', 'waiver': 'Nothing to change'}");
        assertThat(refused(mishap.attempt("close", "{}"), 409, "not-heard").getString("state")).isEqualTo("FIXED");
        assertThat(mishap.read().getList("stillOwed")).contains("heard");

        assertThat(mishap.done("heard", "{'at': '2025-03-13T00:00:00Z'}").getString("heardAt")).isEqualTo("2025-03-13T00:00:00Z");
        assertThat(mishap.done("close", "{}").getString("status")).isEqualTo("CLOSED");
    }

    @Test
    void theirOwnWordsAreKeptAndBeingHeardMovesNoScore() {
        Mishap mishap = Mishap.of(ada, ", 'complaint': '" + WORDS + "'");
        assertThat(mishap.read().getString("complaint")).isEqualTo(WORDS);
        mishap.done("heard", "{}");
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), 0, 1);
    }

    @Test
    void aComplaintWaitsUntilItIsHeard() {
        Mishap mishap = Mishap.of(ada, ", 'severity': 'MAJOR', 'kind': 'COMPLAINT', 'detectedBy': 'CLIENT', 'complaint': '" + WORDS + "'");
        Mishap.of(ada, "");
        JsonPath waiting = ada.attention("COMPLAINT_UNHEARD");
        assertThat(waiting.getInt("total.count")).isEqualTo(1);
        assertThat(waiting.getString("items[0].recordId")).isEqualTo(mishap.id());
        assertThat(waiting.getString("items[0].since")).isEqualTo(Mishap.DETECTED);
        assertThat(waiting.getString("items[0].party")).isEqualTo("PROVIDER");
        assertThat(waiting.<String, String>getMap("items[0].facts")).as("no personal words").isEqualTo(Map.of("detectedAt", Mishap.DETECTED, "severity", "MAJOR"));
        assertThat(waiting.getString("items[0].resolvedBy")).isEqualTo("POST " + mishap.path() + "/heard");
        assertThat(ada.api.read("/v1/attention?kind=COMPLAINT_UNHEARD&party=CLIENT").getInt("total.count")).isZero();

        mishap.done("heard", "{}");
        assertThat(ada.attention("COMPLAINT_UNHEARD").getList("items")).isEmpty();
        mishap.done("correct", "{'reason': 'She did not say so'}");
        assertThat(ada.attention("COMPLAINT_UNHEARD").getInt("total.count")).isEqualTo(1);
        mishap.done("correct", "{'reason': 'Wrong client'}");
        assertThat(ada.attention("COMPLAINT_UNHEARD").getList("items")).isEmpty();
    }

    @Test
    @DisplayName("What the client complained of is reworded, never removed: it would close unheard")
    void aComplaintIsRewordedNeverRemoved() {
        Mishap mishap = Mishap.of(ada, ", 'complaint': '" + WORDS + "'");
        JsonPath refusal = refused(ada.api.patch("*", mishap.path(), "{'complaint': null}"), 409, "invalid-transition");
        assertThat(refusal.getString("detail")).isEqualTo("What the client complained of can be reworded, and is not removed: it is heard.");
        assertThat(mishap.read().getString("complaint")).isEqualTo(WORDS);
        assertThat(ada.attention("COMPLAINT_UNHEARD").getInt("total.count")).isEqualTo(1);

        mishap.done("heard", "{'at': '2025-03-13T00:00:00Z'}");
        JsonPath reworded = ada.api.patch("*", mishap.path(), "{'complaint': 'Nobody told me.'}").then().statusCode(200).extract().jsonPath();
        assertThat(reworded.getString("complaint")).isEqualTo("Nobody told me.");
        assertThat(reworded.getString("heardAt")).as("the same complaint").isEqualTo("2025-03-13T00:00:00Z");
    }

    @Test
    @DisplayName("Who was heard before anybody complained has not been heard on the complaint")
    void aComplaintRecordedAfterTheHearingIsUnheard() {
        Mishap mishap = Mishap.of(ada, "");
        mishap.done("heard", "{'at': '2025-03-13T00:00:00Z'}");
        mishap.done("fix", "{'fixedAt': '%s'}", Mishap.DETECTED);
        mishap.done("learn", "{'lesson': 'Say so in time', 'waiver': 'Nothing to change'}");

        JsonPath complained = ada.api.patch("*", mishap.path(), "{'complaint': '" + WORDS + "'}").then().statusCode(200).extract().jsonPath();
        assertThat(complained.getMap("$")).doesNotContainKey("heardAt");
        assertThat(complained.getList("allowed")).contains("heard");
        refused(mishap.attempt("close", "{}"), 409, "not-heard");
        assertThat(ada.attention("COMPLAINT_UNHEARD").getInt("total.count")).isEqualTo(1);
        mishap.done("heard", "{'at': '2025-03-14T00:00:00Z'}");
        assertThat(mishap.done("close", "{}").getString("status")).isEqualTo("CLOSED");
    }

    @Test
    @DisplayName("What is closed takes no first complaint, which nobody would have to hear any more")
    void aFirstComplaintIsNotAddedToWhatIsClosed() {
        Mishap mishap = Mishap.of(ada, "");
        mishap.closed();
        JsonPath refusal = refused(ada.api.patch("*", mishap.path(), "{'complaint': '" + WORDS + "'}"), 409, "invalid-transition");
        assertThat(refusal.getString("state")).isEqualTo("CLOSED");
        assertThat(mishap.read().getMap("$")).doesNotContainKey("complaint");

        mishap.done("correct", "{'reason': 'She was not through'}");
        assertThat(ada.api.patch("*", mishap.path(), "{'complaint': '" + WORDS + "'}").statusCode()).isEqualTo(200);
        refused(mishap.attempt("close", "{}"), 409, "not-heard");
    }
}
