package dev.troth.practices;

import static dev.troth.practices.Mishap.exactly;
import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("Practice 32: offer grace while the other is learning")
class Practice32GraceTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void graceHalvesWhatSpeaksAgainstTheOtherInThisCaseOnly() {
        Mishap spared = Mishap.of(ada, "");
        Mishap other = Mishap.of(ada, "");
        JsonPath granted = spared.done("grant-grace", "{'party': 'CLIENT', 'at': '2025-03-13T00:00:00Z', 'note': 'You are new to this'}");

        assertThat(granted.getList("graceFrom")).isEqualTo(List.of("CLIENT"));
        exactly(spared.open("PROVIDER", "RESPONSIBILITY"), 0, .5);
        exactly(spared.open("PROVIDER", "RELIABILITY"), 0, .25);
        exactly(other.open("PROVIDER", "RESPONSIBILITY"), 0, 1);
        spared.done("own", "{'ownership': 'OWNED'}");
        exactly(spared.open("PROVIDER", "RESPONSIBILITY"), .25 * .25, .75 / 2);
    }

    @Test
    void graceHalvesWhatABreachCostsToo() {
        Mishap breach = Mishap.of(ada, ", 'kind': 'CONFIDENTIALITY_BREACH', 'severity': 'MAJOR'");
        exactly(breach.open("PROVIDER", "CONFIDENTIALITY"), 0, 6);
        breach.done("grant-grace", "{'party': 'CLIENT'}");
        exactly(breach.open("PROVIDER", "CONFIDENTIALITY"), 0, 3);
    }

    @ParameterizedTest(name = "the {0} does not spare itself")
    @CsvSource({"PROVIDER", "CLIENT"})
    void nobodyGrantsGraceToThemselves(String accountable) {
        Mishap mishap = Mishap.of(ada, ", 'accountable': '%s'", accountable);
        refused(mishap.attempt("grant-grace", "{'party': '%s'}", accountable), 409, "self-granted-grace");
        exactly(mishap.open(accountable, "RESPONSIBILITY"), 0, 1);
    }

    @Test
    void graceTakenBackCountsInFullAgain() {
        Mishap mishap = Mishap.of(ada, "");
        mishap.done("grant-grace", "{}");
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), 0, .5);
        mishap.done("correct", "{'reason': 'Not granted'}");
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), 0, 1);
    }
}
