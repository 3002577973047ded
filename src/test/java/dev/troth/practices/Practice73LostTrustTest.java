package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Trust1;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 73: lost trust rarely gets a second chance")
class Practice73LostTrustTest {

    private static final String AWARE = "2025-01-01T09:00:00Z";
    private static final String KNEW = "2025-03-01T09:00:00Z";
    private static final String A_YEAR_LATER = "2026-03-01T09:00:00Z";
    private static final String TWO_YEARS_LATER = "2027-03-01T09:00:00Z";

    private final PracticeClient ada = new PracticeClient();

    @Test
    void itTakesTwelvePromisesKeptToMakeUpForOneMistakeConcealed() {
        concealed();
        assertThat(ada.line("PROVIDER", "CANDOR", "CONCEALED")).isEqualTo(List.of(0., 3.));
        Trust1 model = new Trust1().bad("CANDOR", 3, KNEW);
        for (int promise = 1; promise <= 12; promise++) {
            assertThat(candor(KNEW, "p")).isLessThan(.5);
            kept();
            model.kept(.9, 1, 1, KNEW);
        }
        // Each counted half until it was accepted; what stands is a quarter of m.
        assertThat(ada.lines("PROVIDER", "CANDOR", "ON_TIME")).filteredOn(line -> PracticeClient.number(line, "r") == .25).hasSize(12)
                .allSatisfy(line -> assertThat(line).doesNotContainKey("reverses"));
        assertThat(candor(KNEW, "supporting")).isCloseTo(3, PracticeClient.exactly());
        assertThat(candor(KNEW, "against")).isCloseTo(3, PracticeClient.exactly());
        assertThat(candor(KNEW, "p")).isCloseTo(.5, PracticeClient.exactly());
        assertThat(ada.score("PROVIDER", A_YEAR_LATER).getDouble("trust")).isCloseTo(model.trust(A_YEAR_LATER), PracticeClient.exactly());
    }

    @Test
    void aYearLaterItStillWeighsHalf() {
        concealed();
        assertThat(candor(KNEW, "against")).isCloseTo(3, PracticeClient.exactly());
        assertThat(candor(A_YEAR_LATER, "against")).isCloseTo(1.5, PracticeClient.exactly());
        assertThat(candor(TWO_YEARS_LATER, "against")).isCloseTo(.75, PracticeClient.exactly());
        assertThat(candor(KNEW, "p")).isCloseTo(1. / 5, PracticeClient.exactly());
        assertThat(candor(A_YEAR_LATER, "p")).isCloseTo(1 / 3.5, PracticeClient.exactly());
        assertThat(ada.score("PROVIDER", A_YEAR_LATER).getDouble("trust")).isCloseTo(new Trust1().bad("CANDOR", 3, KNEW).trust(A_YEAR_LATER), PracticeClient.exactly());
    }

    private void concealed() {
        JsonPath found = ada.record("disclosures", "'kind': 'MISTAKE', 'statement': 'The backup never ran', 'awareAt': '%s', 'counterpartKnewAt': '%s'", AWARE, KNEW);
        assertThat(found.getString("state")).isEqualTo("CONCEALED");
    }

    /** Due, delivered and accepted at the instant the concealment came out, so that both decay alike. */
    private void kept() {
        String id = ada.record("commitments", "'title': 'Report', 'promisedAt': '2025-02-20T09:00:00Z', 'dueAt': '%s'", KNEW).getString("id");
        ada.api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '%s'}", KNEW);
        ada.api.done("/v1/commitments/" + id + "/accept", "{'at': '%s'}", KNEW);
    }

    private double candor(String asOf, String member) {
        return ada.score("PROVIDER", asOf).getDouble("dimensions.find { it.dimension == 'CANDOR' }." + member);
    }
}
