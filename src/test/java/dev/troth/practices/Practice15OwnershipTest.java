package dev.troth.practices;

import static dev.troth.practices.Mishap.exactly;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("Practice 15: own mistakes, and play no blame game")
class Practice15OwnershipTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void ownedAQuarterOfItIsMended() {
        Mishap mishap = Mishap.of(ada, "");
        assertThat(mishap.recorded().getString("ownership")).isEqualTo("UNSTATED");
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), 0, 1);

        assertThat(mishap.done("own", "{'ownership': 'OWNED'}").getDouble("handling")).isEqualTo(.25);
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), .25 * .25, .75);
        mishap.closed();
        exactly(ada.line("PROVIDER", "RESPONSIBILITY", "INCIDENT"), .25 * .6, .4);
    }

    @ParameterizedTest(name = "{0} counts {1}, however well the rest is handled")
    @CsvSource({"SHIFTED, MODERATE, 1.5", "DENIED, MAJOR, 3"})
    void blameShiftedCostsHalfAsMuchAgainAsTheMistake(String ownership, String severity, double s) {
        Mishap mishap = Mishap.of(ada, ", 'severity': '%s'", severity);
        assertThat(mishap.done("own", "{'ownership': '%s'}", ownership).getDouble("handling")).isZero();
        mishap.done("apologise", "{}");
        mishap.closed();

        exactly(ada.line("PROVIDER", "RESPONSIBILITY", "INCIDENT"), .25 * .5, s);
        assertThat(ada.api.read("/v1/incidents?ownership=" + ownership).getList("items.id")).isEqualTo(List.of(mishap.id()));
    }

    @Test
    void whoShiftedTheBlameMayStillComeToOwnIt() {
        Mishap mishap = Mishap.of(ada, "");
        mishap.done("own", "{'ownership': 'SHIFTED', 'note': 'The printer did it'}");
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), 0, 1.5);
        mishap.done("own", "{'ownership': 'OWNED'}");
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), .0625, .75);
    }

    @ParameterizedTest(name = "of a {0} mistake: {1}")
    @CsvSource({"MODERATE, 4", "SEVERE, 12"})
    void deniedAgainstTheRecordItCostsCandorFourTimesOver(String severity, double s) {
        Mishap mishap = Mishap.of(ada, "");
        JsonPath denied = ada.record("disclosures", "'kind': 'MISTAKE', 'statement': 'We posted nothing.', 'about': {'type': 'INCIDENT', 'id': '%s'}, "
                + "'severity': '%s', 'awareAt': '%3$s', 'counterpartKnewAt': '%3$s', 'denied': true", mishap.id(), severity, Mishap.DETECTED);

        assertThat(denied.getString("state")).isEqualTo("DENIED");
        exactly(ada.line("PROVIDER", "CANDOR", "DENIED"), 0, s);
    }
}
