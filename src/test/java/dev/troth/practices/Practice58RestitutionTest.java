package dev.troth.practices;

import static dev.troth.practices.Mishap.exactly;
import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("Practice 58: write off invoices, refund")
class Practice58RestitutionTest {

    private final PracticeClient ada = new PracticeClient();

    @ParameterizedTest(name = "{0} mends a tenth")
    @CsvSource({"REFUND", "WRITE_OFF", "REDO", "NONE_DUE"})
    void restitutionOrThatNoneIsDueMendsATenth(String type) {
        Mishap mishap = Mishap.of(ada, "");
        JsonPath made = mishap.done("restitute", "{'type': '%s', 'at': '2025-03-13T00:00:00Z'}", type);

        assertThat(made.<String, String>getMap("restitution")).isEqualTo(Map.of("type", type, "at", "2025-03-13T00:00:00Z"));
        assertThat(made.getDouble("handling")).isCloseTo(.1, PracticeClient.exactly());
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), .25 * .1, .9);
    }

    @Test
    void theAmountIsKeptAndDoesNotCount() {
        Mishap mishap = Mishap.of(ada, "");
        JsonPath refund = mishap.done("restitute", "{'type': 'REFUND', 'amount': {'value': 9999.5, 'currency': 'EUR'}}");
        assertThat(refund.getDouble("restitution.amount.value")).isEqualTo(9999.5);
        assertThat(refund.getString("restitution.amount.currency")).isEqualTo("EUR");
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), .25 * .1, .9);
        refused(mishap.attempt("restitute", "{'type': 'REDO'}"), 409, "invalid-transition");
    }

    @Test
    void nothingDueHasNoAmount() {
        refusedAt(Mishap.of(ada, "").attempt("restitute", "{'type': 'NONE_DUE', 'amount': {'value': 1, 'currency': 'EUR'}}"), "/amount");
    }
}
