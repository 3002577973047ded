package dev.troth.practices;

import static dev.troth.practices.PracticeClient.exactly;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Refusals;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 11: keep your word")
class Practice11KeepYourWordTest {

    private static final String MARCH = "/v1/reports/promises?from=2025-03-01T00:00:00Z&to=2025-04-01T00:00:00Z";

    private final PracticeClient ada = new PracticeClient();

    @Test
    void theLedgerOfPromisesSaysWhatOnesWordIsWorth() {
        delivered("2025-03-09T09:00:00Z");
        delivered("2025-03-11T08:00:00Z");
        delivered("2025-03-16T09:00:00Z");
        String missed = promise();
        ada.api.done("/v1/commitments/" + missed + "/give-up", "{'at': '2025-03-12T09:00:00Z'}");

        // Self-reported, so half of early 1, on time .9 and late by half of its span .4·.5; against it .3 + .7·.5 and, missed, 1.
        assertThat(ada.line("PROVIDER", "RELIABILITY", "EARLY").get(0)).isCloseTo(.5, exactly());
        assertThat(ada.line("PROVIDER", "RELIABILITY", "ON_TIME").get(0)).isCloseTo(.45, exactly());
        assertThat(ada.lines("PROVIDER", "RELIABILITY", "LATE").stream().mapToDouble(line -> PracticeClient.number(line, "r")).sum()).isCloseTo(.1, exactly());
        assertThat(ada.lines("PROVIDER", "RELIABILITY", "LATE").stream().mapToDouble(line -> PracticeClient.number(line, "s")).sum()).isCloseTo(.65, exactly());
        assertThat(ada.line("PROVIDER", "RELIABILITY", "MISSED").get(1)).isCloseTo(1.0, exactly());

        JsonPath total = ada.api.read(MARCH);
        assertThat(total.getInt("total.due")).isEqualTo(4);
        assertThat(total.getInt("total.kept")).isEqualTo(2);
        assertThat(total.getInt("total.early")).isEqualTo(1);
        assertThat(total.getInt("total.late")).isEqualTo(1);
        assertThat(total.getInt("total.missed")).isEqualTo(1);
        assertThat(total.getDouble("total.keptRatio")).isEqualTo(.5);
        assertThat(ada.score("PROVIDER", "2025-04-01T00:00:00Z").getDouble("delivery.keptRate")).isEqualTo(.5);
    }

    @Test
    void thePromiseBudgetSaysHowMuchMayStillGoWrong() {
        for (int i = 0; i < 3; i++) {
            delivered("2025-03-09T09:00:00Z");
        }
        delivered("2025-03-12T09:00:00Z");

        JsonPath strict = ada.api.read(MARCH);
        assertThat(strict.getDouble("total.budget.target")).isEqualTo(.95);
        assertThat(strict.getDouble("total.budget.allowed")).isCloseTo(.2, exactly());
        assertThat(strict.getInt("total.budget.spent")).isEqualTo(1);
        assertThat(strict.getDouble("total.budget.remaining")).isCloseTo(-.8, exactly());
        assertThat(strict.getDouble("total.budget.burnRate")).isCloseTo(5.0, exactly());

        JsonPath lenient = ada.api.read(MARCH + "&target=0.5");
        assertThat(lenient.getDouble("total.budget.allowed")).isCloseTo(2.0, exactly());
        assertThat(lenient.getDouble("total.budget.remaining")).isCloseTo(1.0, exactly());
        assertThat(lenient.getDouble("total.budget.burnRate")).isCloseTo(.5, exactly());
        for (String target : List.of("0", "1", "1.5", "-0.5", "0.0", "much")) {
            refusedParameter(ada.api.get(MARCH + "&target=" + target), "target");
        }
    }

    @Test
    @DisplayName("no figures per person: evidence attaches to parties, so that nobody is afraid of admitting (practice 59)")
    void nobodyIsRanked() {
        JsonPath refused = Refusals.refused(ada.api.get(MARCH + "&groupBy=owner"), 400, "validation-failed");
        assertThat(refused.getString("errors[0].parameter")).isEqualTo("groupBy");
        assertThat(refused.getString("errors[0].detail")).contains("evidence attaches to parties, not to persons")
                .contains("clientId, month, year, kind, importance, agreementId");
    }

    private void delivered(String at) {
        String id = promise();
        ada.api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '%s'}", at);
    }

    private String promise() {
        return ada.record("commitments", "'title': 'Proofs', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z'").getString("id");
    }
}
