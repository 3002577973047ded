package dev.troth.practices;

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
@DisplayName("Practice 19: the client found out weeks later")
class Practice19FoundOutTest {

    private static final String AWARE = "2025-03-01T09:00:00Z";
    private static final String WEEKS_LATER = "2025-03-22T09:00:00Z";
    private static final String AFTERWARDS = "2025-04-01T09:00:00Z";

    private final PracticeClient ada = new PracticeClient();

    /** The grace of MAJOR is 84 hours, of MODERATE a week. */
    @ParameterizedTest(name = "{0}, known at {1}, told at {2}: {3}, s {4}")
    @CsvSource({
            "MAJOR, 2025-03-04T21:00:00Z, , REACTIVE, 1", "MAJOR, 2025-03-04T21:00:00Z, 2025-04-01T09:00:00Z, REACTIVE, 1",
            "MAJOR, 2025-03-04T21:00:01Z, , CONCEALED, 6", "MAJOR, 2025-03-04T21:00:01Z, 2025-04-01T09:00:00Z, CONCEALED_ADMITTED, 5",
            "MODERATE, 2025-03-08T09:00:00Z, , REACTIVE, .5", "MODERATE, 2025-03-22T09:00:00Z, , CONCEALED, 3",
            "MODERATE, 2025-03-22T09:00:00Z, 2025-04-01T09:00:00Z, CONCEALED_ADMITTED, 2.5"})
    void threeInstantsDecideWhatItWas(String severity, String knew, String told, String state, double s) {
        JsonPath mistake = mistake("'severity': '" + severity + "', 'counterpartKnewAt': '" + knew + "'" + (told == null ? "" : ", 'disclosedAt': '" + told + "'"));

        assertThat(mistake.getString("state")).isEqualTo(state);
        assertThat(ada.line("PROVIDER", "CANDOR", state)).isEqualTo(List.of(0., s));
        assertThat(ada.score("PROVIDER", AFTERWARDS).getDouble("trust")).isCloseTo(new Trust1().bad("CANDOR", s, knew).trust(AFTERWARDS), PracticeClient.exactly());
    }

    @Test
    void whatNobodyKnowsYetCountsForNothingThenItIsDiscoveredThenAdmitted() {
        String id = mistake("'severity': 'MODERATE'").getString("id");
        assertThat(ada.score("PROVIDER", AFTERWARDS).getDouble("trust")).isEqualTo(.5);

        JsonPath found = ada.api.done("/v1/disclosures/" + id + "/discovered", "{'counterpartKnewAt': '%s'}", WEEKS_LATER);
        assertThat(found.getString("state")).isEqualTo("CONCEALED");
        assertTrust(3);

        JsonPath admitted = ada.api.done("/v1/disclosures/" + id + "/admit", "{'disclosedAt': '%s'}", AFTERWARDS);
        assertThat(admitted.getString("state")).isEqualTo("CONCEALED_ADMITTED");
        assertTrust(2.5);

        ada.api.done("/v1/disclosures/" + id + "/correct", "{'reason': 'He did not'}");
        assertTrust(3);
    }

    @Test
    void admittedBeforeItWasDiscoveredItIsToldInTimeOrAfterItsGrace() {
        String id = mistake("'severity': 'MODERATE'").getString("id");
        assertThat(ada.api.done("/v1/disclosures/" + id + "/admit", "{'disclosedAt': '2025-03-08T09:00:01Z'}").getString("state")).isEqualTo("AFTER_GRACE");
        assertThat(ada.api.done("/v1/disclosures/" + id + "/discovered", "{'counterpartKnewAt': '%s'}", WEEKS_LATER).getString("state")).isEqualTo("AFTER_GRACE");
        assertThat(ada.line("PROVIDER", "CANDOR", "AFTER_GRACE")).isEqualTo(List.of(0., .25));
    }

    private JsonPath mistake(String more) {
        return ada.record("disclosures", "'kind': 'MISTAKE', 'statement': 'The backup never ran', 'awareAt': '" + AWARE + "', " + more);
    }

    private void assertTrust(double s) {
        assertThat(ada.score("PROVIDER", AFTERWARDS).getDouble("trust")).isCloseTo(new Trust1().bad("CANDOR", s, WEEKS_LATER).trust(AFTERWARDS), PracticeClient.exactly());
    }
}
