package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Trust1;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("Practice 50: admit often and early")
class Practice50AdmitEarlyTest {

    private static final String AWARE = "2025-03-01T09:00:00Z";
    private static final String LATER = "2025-06-01T09:00:00Z";

    private final PracticeClient ada = new PracticeClient();

    /** τ is 72, 24, 12 and 4 hours, the grace seven times that. */
    @ParameterizedTest(name = "{0}, told after {1}: r {2}")
    @CsvSource({"MINOR, PT0S, .125", "MINOR, PT72H, .0875", "MINOR, PT144H, .06875", "MODERATE, PT0S, .25", "MODERATE, PT24H, .175",
            "MODERATE, PT48H, .1375", "MODERATE, PT168H, .101171875", "MAJOR, PT0S, .25", "MAJOR, PT12H, .175", "MAJOR, PT84H, .101171875",
            "SEVERE, PT0S, .25", "SEVERE, PT4H, .175", "SEVERE, PT28H, .101171875"})
    void theCreditForTellingFallsTowardsItsFloorByHalfWithEachTau(String severity, Duration delay, double r) {
        String told = Instant.parse(AWARE).plus(delay).toString();
        assertThat(told(severity, told, "").getString("state")).isEqualTo("PROACTIVE");
        assertCredit(r, told);
    }

    @ParameterizedTest(name = "{0} about something {1}, told after {2}: r {3}")
    @CsvSource({"MAJOR, CRITICAL, PT0S, .5", "MAJOR, CRITICAL, PT12H, .35", "SEVERE, CRITICAL, PT4H, .35", "SEVERE, HIGH, PT4H, .2625",
            "SEVERE, LOW, PT4H, .0875", "MINOR, CRITICAL, PT72H, .0875"})
    void itIsForTheLesserOfHowBadItIsAndHowMuchItMatters(String severity, String importance, Duration delay, double r) {
        String commitment = ada.record("commitments", "'title': 'Proofs', 'importance': '%s', 'promisedAt': '2025-02-01T09:00:00Z', 'dueAt': '2099-01-01T00:00:00Z'", importance)
                .getString("id");
        String told = Instant.parse(AWARE).plus(delay).toString();
        told(severity, told, ", 'about': {'type': 'COMMITMENT', 'id': '" + commitment + "'}");
        assertCredit(r, told);
    }

    @ParameterizedTest(name = "{0}, told after {1}: s {2}")
    @CsvSource({"MINOR, PT504H1S, .125", "MODERATE, PT168H1S, .25", "MAJOR, PT84H1S, .5", "SEVERE, PT28H1S, .75"})
    void afterItsGraceTellingIsNoCreditAnyMore(String severity, Duration delay, double s) {
        String told = Instant.parse(AWARE).plus(delay).toString();
        assertThat(told(severity, told, "").getString("state")).isEqualTo("AFTER_GRACE");
        assertThat(ada.line("PROVIDER", "CANDOR", "AFTER_GRACE")).isEqualTo(List.of(0., s));
    }

    @Test
    void whoAdmitsOftenAndEarlyIsTrustedMoreWithEachTime() {
        Trust1 model = new Trust1();
        double before = .5;
        for (int day = 1; day <= 4; day++) {
            String told = "2025-03-0" + (1 + day) + "T09:00:00Z";
            ada.record("disclosures", "'kind': 'MISTAKE', 'statement': 'x', 'awareAt': '%s', 'disclosedAt': '%s'", told, told);
            model.good("CANDOR", .25, told);
            double trust = ada.score("PROVIDER", LATER).getDouble("trust");
            assertThat(trust).isGreaterThan(before).isCloseTo(model.trust(LATER), PracticeClient.exactly());
            before = trust;
        }
    }

    private JsonPath told(String severity, String at, String more) {
        return ada.record("disclosures", "'kind': 'MISTAKE', 'statement': 'Old prices went out', 'severity': '%s', 'awareAt': '" + AWARE + "', 'disclosedAt': '%s'" + more,
                severity, at);
    }

    private void assertCredit(double r, String told) {
        List<Double> line = ada.line("PROVIDER", "CANDOR", "PROACTIVE");
        assertThat(line.get(0)).isCloseTo(r, PracticeClient.exactly());
        assertThat(line.get(1)).isZero();
        assertThat(ada.score("PROVIDER", LATER).getDouble("trust")).isCloseTo(new Trust1().good("CANDOR", r, told).trust(LATER), PracticeClient.exactly());
    }
}
