package dev.troth.practices;

import static dev.troth.practices.PracticeClient.exactly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.support.Trust1;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 3: earning trust takes time, and the score says how much of it there was")
class Practice03EarningTrustTakesTimeTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void aNewcomerIsShownAsOneAndNotAsABadParty() {
        JsonPath score = ada.score("PROVIDER", "2025-03-01T00:00:00Z");
        assertThat(score.getDouble("trust")).isEqualTo(.5);
        assertThat(score.getDouble("uncertainty")).isEqualTo(1);
        assertThat(score.getDouble("mass")).isZero();
        assertThat(score.getString("band")).isEqualTo("NEW");
        assertThat(score.getDouble("interval.low")).isCloseTo(.248089, within(5e-7));
        assertThat(score.getDouble("interval.high")).isCloseTo(.751911, within(5e-7));
    }

    @Test
    void eachPromiseKeptAddsMassAndABandAppearsAtThree() {
        Trust1 expected = new Trust1();
        double before = 1;
        for (int day = 11; day <= 14; day++) {
            String delivered = "2025-03-" + day + "T09:00:00Z";
            kept(day, delivered);
            expected.kept(1, 1, 1, delivered);
            JsonPath score = ada.score("PROVIDER", delivered);
            assertThat(score.getDouble("mass")).isCloseTo(expected.mass(delivered), exactly());
            assertThat(score.getDouble("uncertainty")).isCloseTo(expected.uncertainty(delivered), exactly()).isLessThan(before);
            assertThat(score.getString("band")).as("mass " + score.getDouble("mass")).isEqualTo(expected.mass(delivered) < 3 ? "NEW" : "MIXED");
            before = score.getDouble("uncertainty");
        }
        assertThat(ada.score("PROVIDER", "2025-03-12T09:00:00Z").getString("band")).as("1.5 a promise").isEqualTo("NEW");
        assertThat(ada.score("PROVIDER", "2025-03-14T09:00:00Z").getString("band")).isNotEqualTo("NEW");
        assertThat(ada.score("PROVIDER", "2030-03-14T09:00:00Z").getString("band")).as("known once, and faded").isEqualTo("DORMANT");
    }

    private void kept(int day, String delivered) {
        String id = ada.record("commitments", "'title': 'Proofs', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-%dT09:00:00Z'", day + 5).getString("id");
        ada.api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '%s'}", delivered);
        ada.api.done("/v1/commitments/" + id + "/accept", "{'at': '%s'}", delivered);
    }
}
