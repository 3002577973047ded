package dev.troth.practices;

import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("Practice 59: nobody is afraid of admitting")
class Practice59NobodyAfraidTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void evidenceBelongsToThePartyAndNamesNobody() {
        Mishap mishap = Mishap.of(ada, "");
        mishap.closed();
        Map<String, Object> line = ada.lines("PROVIDER", "RESPONSIBILITY", "INCIDENT").get(0);

        assertThat(line.get("subject")).isIn("PROVIDER", null);
        assertThat(line.keySet()).noneMatch(name -> name.matches("(?i).*(person|reporter|reportedby|owner|actor|user|author).*"));
        assertThat(mishap.read().<String, Object>getMap("")).doesNotContainKeys("reportedBy", "person", "owner");
    }

    @Test
    void whoAdmitsItScoresAsOneWhoWasFoundOut() {
        Mishap admitted = Mishap.of(ada, ", 'detectedBy': 'PROVIDER'");
        Mishap noticed = Mishap.of(ada, ", 'detectedBy': 'CLIENT'");
        Mishap told = Mishap.of(ada, ", 'detectedBy': 'THIRD_PARTY'");

        assertThat(admitted.open("PROVIDER", "RESPONSIBILITY")).isEqualTo(noticed.open("PROVIDER", "RESPONSIBILITY"))
                .isEqualTo(told.open("PROVIDER", "RESPONSIBILITY")).isEqualTo(List.of(0., 1.));
        assertThat(admitted.open("PROVIDER", "RELIABILITY")).isEqualTo(noticed.open("PROVIDER", "RELIABILITY"));
    }

    @ParameterizedTest(name = "no {0}")
    @CsvSource({"reportedBy", "reporter", "person", "employee"})
    void noPersonIsRecordedFilteredOrGroupedBy(String name) {
        assertThat(ada.attempt("incidents", "'title': 'T', 'severity': 'MINOR', 'detectedAt': '%s', '%s': 'Maria'", Mishap.DETECTED, name).then().statusCode(400)
                .extract().jsonPath().getList("errors.pointer")).isEqualTo(List.of("/" + name));
        refusedParameter(ada.api.get("/v1/incidents?" + name + "=Maria"), name);
        refusedParameter(ada.api.get("/v1/reports/causes?" + name + "=Maria"), name);
        refusedParameter(ada.api.get("/v1/clients/" + ada.id() + "/trust-score/evidence?" + name + "=Maria"), name);
    }
}
