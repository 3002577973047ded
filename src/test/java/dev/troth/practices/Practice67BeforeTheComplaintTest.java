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
@DisplayName("Practice 67: act when aware, before the complaint")
class Practice67BeforeTheComplaintTest {

    private static final String AWARE = "2025-03-01T09:00:00Z";
    private static final String KNEW = "2025-03-02T09:00:00Z";
    private static final String LATER = "2025-04-01T09:00:00Z";

    private final PracticeClient ada = new PracticeClient();

    @Test
    void toldBeforeTheCounterpartKnewItIsProactive() {
        // A second before a day is over, which is one τ.
        String told = "2025-03-02T08:59:59Z";
        assertThat(notified(told).getString("state")).isEqualTo("PROACTIVE");
        double credit = .25 * (.4 + .6 * Math.pow(2, -86_399. / 86_400));
        List<Double> line = ada.line("PROVIDER", "CANDOR", "PROACTIVE");
        assertThat(line.get(0)).isCloseTo(credit, PracticeClient.exactly());
        assertThat(ada.score("PROVIDER", LATER).getDouble("trust")).isCloseTo(new Trust1().good("CANDOR", credit, told).trust(LATER), PracticeClient.exactly());
    }

    @ParameterizedTest(name = "told at {0}, known at 2025-03-02T09:00:00Z")
    @CsvSource({"2025-03-02T09:00:00Z", "2025-03-02T09:00:01Z", "2025-03-20T09:00:00Z"})
    void toldAtTheInstantItBecameKnownOrLaterItIsAReaction(String told) {
        assertThat(notified(told).getString("state")).isEqualTo("REACTIVE");
        assertThat(ada.line("PROVIDER", "CANDOR", "REACTIVE")).isEqualTo(List.of(0., .5));
        assertThat(ada.score("PROVIDER", LATER).getDouble("trust")).isCloseTo(new Trust1().bad("CANDOR", .5, KNEW).trust(LATER), PracticeClient.exactly());
    }

    @ParameterizedTest(name = "told at {0}: {1}")
    @CsvSource({"2025-03-08T09:00:00Z, PROACTIVE", "2025-03-08T09:00:01Z, AFTER_GRACE"})
    void toldBeforeTheCounterpartKnewIsStillToBeTimely(String told, String state) {
        JsonPath notice = ada.record("disclosures", "'kind': 'MISTAKE', 'statement': 'x', 'awareAt': '" + AWARE + "', 'disclosedAt': '%s', 'counterpartKnewAt': '%s'", told, LATER);
        assertThat(notice.getString("state")).isEqualTo(state);
    }

    @Test
    void whoActsTheInstantItIsAwareEarnsTheWholeCredit() {
        ada.record("disclosures", "'kind': 'MISTAKE', 'statement': 'x', 'awareAt': '%s', 'disclosedAt': '%s', 'counterpartKnewAt': '2025-03-01T09:00:01Z'", AWARE, AWARE);
        assertThat(ada.line("PROVIDER", "CANDOR", "PROACTIVE")).isEqualTo(List.of(.25, 0.));
    }

    private JsonPath notified(String told) {
        return ada.record("disclosures", "'kind': 'MISTAKE', 'statement': 'The flight is full', 'awareAt': '" + AWARE + "', 'disclosedAt': '%s', 'counterpartKnewAt': '%s'", told,
                KNEW);
    }
}
