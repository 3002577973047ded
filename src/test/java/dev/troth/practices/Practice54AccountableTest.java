package dev.troth.practices;

import static dev.troth.practices.Mishap.exactly;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 54: do not shift it to another team")
class Practice54AccountableTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void somebodyAlwaysAnswersForIt() {
        assertThat(Mishap.of(ada, "").recorded().getString("accountable")).isEqualTo("PROVIDER");
        assertThat(Mishap.of(ada, ", 'accountable': null").recorded().getString("accountable")).isEqualTo("PROVIDER");
        assertThat(Mishap.of(ada, ", 'shares': {'provider': 0.3, 'client': 0.7}").recorded().getString("accountable")).isEqualTo("CLIENT");
        Mishap mishap = Mishap.of(ada, "");
        assertThat(ada.api.patch("*", mishap.path(), "{'accountable': null}").then().statusCode(400).extract().jsonPath().getList("errors.pointer"))
                .isEqualTo(List.of("/accountable"));
        assertThat(ada.attempt("incidents", "'title': 'T', 'severity': 'MINOR', 'detectedAt': '%s', 'accountable': 'The printer'", Mishap.DETECTED).statusCode()).isEqualTo(400);
    }

    @Test
    void whoseDoingItWasIsToldApartAndCostsNothing() {
        Mishap named = Mishap.of(ada, ", 'causedBy': 'The printer'");
        Mishap unnamed = Mishap.of(ada, "");

        assertThat(named.recorded().getString("causedBy")).isEqualTo("The printer");
        assertThat(named.recorded().getString("accountable")).isEqualTo("PROVIDER");
        assertThat(unnamed.recorded().<Object>get("causedBy")).isNull();
        assertThat(named.open("PROVIDER", "RESPONSIBILITY")).isEqualTo(unnamed.open("PROVIDER", "RESPONSIBILITY")).isEqualTo(List.of(0., 1.));
        ada.api.patch("*", named.path(), "{'causedBy': 'The post'}").then().statusCode(200);
        assertThat(named.read().getString("causedBy")).isEqualTo("The post");
    }

    @Test
    void blamingThemInsteadOfAnsweringCosts() {
        Mishap mishap = Mishap.of(ada, ", 'causedBy': 'The printer'");
        mishap.done("own", "{'ownership': 'SHIFTED', 'note': 'Ask the printer'}");
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), 0, 1.5);
    }
}
