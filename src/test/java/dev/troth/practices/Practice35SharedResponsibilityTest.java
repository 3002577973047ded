package dev.troth.practices;

import static dev.troth.practices.Mishap.exactly;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("Practice 35: the client meets us in the middle")
class Practice35SharedResponsibilityTest {

    private final PracticeClient ada = new PracticeClient();

    @ParameterizedTest(name = "the provider bears {0}")
    @CsvSource({"0.5, 0.5", "0.75, 0.25", "0.2, 0.8"})
    void whatSpeaksAgainstIsSplitByTheSharesAndWhatIsMendedCountsForBoth(double provider, double client) {
        Mishap mishap = Mishap.of(ada, ", 'severity': 'MAJOR', 'shares': {'provider': %s, 'client': %s}", provider, client);
        mishap.done("own", "{'ownership': 'SHARED'}");
        mishap.closed();

        assertThat(mishap.read().getString("accountable")).isEqualTo(provider >= client ? "PROVIDER" : "CLIENT");
        exactly(ada.line("PROVIDER", "RESPONSIBILITY", "INCIDENT"), .25 * .6, 2 * .4 * provider);
        exactly(ada.line("CLIENT", "RESPONSIBILITY", "INCIDENT"), .25 * .6, 2 * .4 * client);
        exactly(ada.line("PROVIDER", "RELIABILITY", "INCIDENT"), 0, provider);
        exactly(ada.line("CLIENT", "RELIABILITY", "INCIDENT"), 0, client);
    }

    @Test
    void withoutSharesOneAnswersAlone() {
        Mishap mishap = Mishap.of(ada, "");
        assertThat(mishap.recorded().getDouble("shares.provider")).isEqualTo(1);
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), 0, 1);
        assertThat(ada.score("CLIENT", Mishap.MUCH_LATER).getList("open")).isEmpty();
    }

    @Test
    void sharesSumToOne() {
        refusedAt(ada.attempt("incidents", "'title': 'T', 'severity': 'MINOR', 'detectedAt': '%s', 'shares': {'provider': 0.5, 'client': 0.4}", Mishap.DETECTED), "/shares");
    }
}
