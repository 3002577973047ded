package dev.troth.practices;

import static dev.troth.practices.Mishap.exactly;
import static dev.troth.support.Refusals.refusedAt;
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
@DisplayName("Practice 61: clients are upset when left in the dark")
class Practice61InTheDarkTest {

    private final PracticeClient ada = new PracticeClient();

    @ParameterizedTest(name = "of a {0} incident every {1}")
    @CsvSource({"MINOR, PT72H", "MODERATE, PT72H", "MAJOR, PT24H", "SEVERE, PT24H"})
    void theGraverItIsTheOftenerTheClientHears(String severity, String every) {
        Mishap mishap = Mishap.of(ada, ", 'severity': '%s'", severity);
        assertThat(mishap.recorded().getString("updateEvery")).isEqualTo(every);
        ada.api.patch("*", mishap.path(), "{'updateEvery': 'PT2H'}").then().statusCode(200);
        assertThat(mishap.read().getString("updateEvery")).isEqualTo("PT2H");
        ada.api.patch("*", mishap.path(), "{'updateEvery': null}").then().statusCode(200);
        assertThat(mishap.read().getString("updateEvery")).isEqualTo(every);
    }

    @Test
    void anHourIsTheClosestRhythm() {
        assertThat(Mishap.of(ada, ", 'updateEvery': 'PT1H'").recorded().getString("updateEvery")).isEqualTo("PT1H");
        refusedAt(ada.attempt("incidents", "'title': 'T', 'severity': 'MINOR', 'detectedAt': '%s', 'updateEvery': 'PT59M'", Mishap.DETECTED), "/updateEvery");
        refusedAt(ada.api.patch("*", Mishap.of(ada, "").path(), "{'updateEvery': 'PT30M'}"), "/updateEvery");
    }

    @Test
    void anUpdateThatIsOverdueWaitsUntilTheProviderSpeaks() {
        Mishap mishap = Mishap.of(ada, ", 'updateEvery': 'P2D'");
        JsonPath waiting = ada.attention("INCIDENT_UPDATE_DUE");
        assertThat(waiting.getInt("total.count")).isEqualTo(1);
        assertThat(waiting.getString("items[0].recordId")).isEqualTo(mishap.id());
        assertThat(waiting.getString("items[0].since")).isEqualTo("2025-03-14T00:00:00Z");
        assertThat(waiting.getString("items[0].party")).isEqualTo("PROVIDER");
        assertThat(waiting.getString("items[0].resolvedBy")).isEqualTo("POST /v1/communications");
        assertThat(waiting.<String, String>getMap("items[0].facts")).isEqualTo(Map.of("detectedAt", Mishap.DETECTED, "updateEvery", "PT48H"));
        assertThat(ada.api.read("/v1/attention?kind=INCIDENT_UPDATE_DUE&party=CLIENT").getInt("total.count")).isZero();

        say(mishap, "PROVIDER", "UPDATE", "2025-03-20T00:00:00Z");
        assertThat(mishap.read().getString("lastUpdateAt")).isEqualTo("2025-03-20T00:00:00Z");
        JsonPath later = ada.attention("INCIDENT_UPDATE_DUE");
        assertThat(later.getString("items[0].since")).isEqualTo("2025-03-22T00:00:00Z");
        assertThat(later.getString("items[0].facts.lastUpdateAt")).isEqualTo("2025-03-20T00:00:00Z");
        ada.api.patch("*", mishap.path(), "{'updateEvery': 'P3650D'}").then().statusCode(200);
        assertThat(ada.attention("INCIDENT_UPDATE_DUE").getList("items")).isEmpty();
    }

    @Test
    void whateverTheProviderSaysOfItIsAnUpdateAndNothingElseIs() {
        Mishap mishap = Mishap.of(ada, "");
        say(mishap, "CLIENT", "QUESTION", "2025-03-13T00:00:00Z");
        ada.record("communications", "'from': 'PROVIDER', 'channel': 'PHONE', 'purpose': 'UPDATE', 'at': '2025-03-14T00:00:00Z'");
        assertThat(mishap.read().<Object>get("lastUpdateAt")).isNull();
        assertThat(mishap.read().getInt("version")).isZero();

        say(mishap, "PROVIDER", "CHECK_IN", "2025-03-15T00:00:00Z");
        String latest = say(mishap, "PROVIDER", "NOTE", "2025-03-17T00:00:00Z");
        say(mishap, "PROVIDER", "REPLY", "2025-03-16T00:00:00Z");
        assertThat(mishap.read().getString("lastUpdateAt")).isEqualTo("2025-03-17T00:00:00Z");
        assertThat(ada.attention("INCIDENT_UPDATE_DUE").getString("items[0].since")).isEqualTo("2025-03-20T00:00:00Z");

        ada.api.done("/v1/communications/" + latest + "/correct", "{'reason': 'Never sent'}");
        assertThat(mishap.read().getString("lastUpdateAt")).isEqualTo("2025-03-16T00:00:00Z");
        assertThat(ada.attention("INCIDENT_UPDATE_DUE").getString("items[0].since")).isEqualTo("2025-03-19T00:00:00Z");
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), 0, 1);
    }

    @Test
    void whatIsClosedOrTakenBackNeedsNoMoreUpdates() {
        Mishap closed = Mishap.of(ada, "");
        closed.closed();
        Mishap gone = Mishap.of(ada, "");
        gone.done("correct", "{'reason': 'It never happened'}");
        Mishap fixed = Mishap.of(ada, "");
        fixed.done("fix", "{}");

        assertThat(ada.attention("INCIDENT_UPDATE_DUE").getList("items.recordId")).isEqualTo(List.of(fixed.id()));
    }

    private String say(Mishap mishap, String from, String purpose, String at) {
        return ada.record("communications", "'from': '%s', 'channel': 'PHONE', 'purpose': '%s', 'at': '%s', 'about': {'type': 'INCIDENT', 'id': '%s'}",
                from, purpose, at, mishap.id()).getString("id");
    }
}
