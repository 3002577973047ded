package dev.troth.practices;

import static dev.troth.practices.Mishap.exactly;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("Practice 16: do whatever fixes it")
class Practice16RemedyTest {

    private final PracticeClient ada = new PracticeClient();

    @ParameterizedTest(name = "fixed at {0}: h {1}")
    @CsvSource({"2025-03-12T00:00:00Z, 0.25", "2025-03-13T12:00:00Z, 0.17677669529663687", "2025-03-15T00:00:00Z, 0.125", "2025-03-18T00:00:00Z, 0.0625",
            "2025-03-11T00:00:00Z, 0.25"})
    void theSoonerItIsFixedTheMoreOfItIsMended(String fixedAt, double h) {
        Mishap mishap = Mishap.of(ada, "");
        JsonPath fixed = mishap.done("fix", "{'fixedAt': '%s'}", fixedAt);

        assertThat(fixed.getDouble("handling")).isCloseTo(h, PracticeClient.exactly());
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), .25 * h, 1 - h);
    }

    @Test
    void aRemedyThatIsDueAndNotDoneWaitsUntilItIsDone() {
        Mishap mishap = Mishap.of(ada, "");
        mishap.done("remedy", "{'action': 'Take it down', 'dueAt': '2025-03-13T00:00:00Z'}");
        mishap.done("remedy", "{'action': 'Write to the readers', 'dueAt': '2025-03-20T00:00:00Z'}");
        mishap.done("remedy", "{'action': 'Train the team', 'dueAt': '2099-01-01T00:00:00Z'}");

        JsonPath waiting = ada.attention("REMEDY_DUE");
        assertThat(waiting.getInt("total.count")).isEqualTo(1);
        assertThat(waiting.getString("items[0].recordId")).isEqualTo(mishap.id());
        assertThat(waiting.getString("items[0].since")).isEqualTo("2025-03-13T00:00:00Z");
        assertThat(waiting.getString("items[0].party")).isEqualTo("PROVIDER");
        assertThat(waiting.getString("items[0].resolvedBy")).isEqualTo("POST " + mishap.path() + "/remedy");
        assertThat(waiting.<String, String>getMap("items[0].facts")).isEqualTo(Map.of("dueAt", "2025-03-13T00:00:00Z", "severity", "MODERATE", "remediesOpen", "3"));
        assertThat(ada.api.read("/v1/attention?kind=REMEDY_DUE&party=CLIENT").getInt("total.count")).isZero();

        mishap.done("remedy", "{'action': 'Take it down', 'doneAt': '2025-03-14T00:00:00Z'}");
        assertThat(ada.attention("REMEDY_DUE").getString("items[0].since")).isEqualTo("2025-03-20T00:00:00Z");
        mishap.done("remedy", "{'action': 'Write to the readers', 'doneAt': '2025-03-21T00:00:00Z'}");
        assertThat(ada.attention("REMEDY_DUE").getList("items")).isEmpty();
        mishap.done("correct", "{'reason': 'Not all of them'}");
        assertThat(ada.attention("REMEDY_DUE").getString("items[0].since")).isEqualTo("2025-03-20T00:00:00Z");
        assertThat(mishap.read().getList("stillOwed")).contains("remedy");
    }

    @Test
    void aRemedyOfWhatIsClosedOrTakenBackWaitsForNobody() {
        Mishap closed = Mishap.of(ada, "");
        closed.done("remedy", "{'action': 'Take it down', 'dueAt': '2025-03-13T00:00:00Z'}");
        closed.closed();
        Mishap gone = Mishap.of(ada, "");
        gone.done("remedy", "{'action': 'Take it down', 'dueAt': '2025-03-13T00:00:00Z'}");
        assertThat(ada.attention("REMEDY_DUE").getList("items.recordId")).isEqualTo(List.of(gone.id()));

        gone.done("correct", "{'reason': 'No remedy'}");
        gone.done("correct", "{'reason': 'No incident'}");
        assertThat(ada.attention("REMEDY_DUE").getList("items")).isEmpty();
    }
}
