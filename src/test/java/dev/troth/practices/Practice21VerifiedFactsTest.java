package dev.troth.practices;

import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 21: who is real shows what was verified, and what was not")
class Practice21VerifiedFactsTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void aFactIsVerifiedOnceSomebodyHasLooked() {
        JsonPath told = patch("\"0\"", "{'profile': [{'fact': 'Runs a practice with three colleagues'}]}");
        assertThat(told.getBoolean("profile[0].verified")).isFalse();

        JsonPath seen = patch("\"1\"", "{'profile': [{'fact': 'Runs a practice with three colleagues', 'verifiedAt': '2025-03-01T09:00:00Z', "
                + "'verifiedBy': 'Maria', 'source': 'Register of physicians'}, {'fact': 'Speaks Igbo'}]}");
        assertThat(seen.getList("profile.verified")).isEqualTo(List.of(true, false));
        assertThat(seen.getString("profile[0].verifiedAt")).isEqualTo("2025-03-01T09:00:00Z");
        assertThat(seen.getString("profile[0].verifiedBy")).isEqualTo("Maria");
        assertThat(seen.getString("profile[0].source")).isEqualTo("Register of physicians");
        assertThat(ada.api.read(path()).getList("profile.fact")).isEqualTo(List.of("Runs a practice with three colleagues", "Speaks Igbo"));
    }

    @Test
    void itIsShownAndScoresNothing() {
        patch("\"0\"", "{'profile': [{'fact': 'Solvent', 'verifiedAt': '2025-03-01T09:00:00Z'}]}");
        for (String subject : List.of("PROVIDER", "CLIENT")) {
            assertThat(ada.api.trust(ada.id(), subject, "2025-06-01T00:00:00Z")).isEqualTo(.5);
        }
    }

    @Test
    void nothingIsVerifiedAheadOfTimeNorBySayingSo() {
        refusedAt(ada.api.patch("\"0\"", path(), "{'profile': [{'fact': 'Solvent', 'verifiedAt': '2099-03-01T09:00:00Z'}]}"), "/profile/0/verifiedAt");
        assertThat(ada.api.patch("\"0\"", path(), "{'profile': [{'fact': 'Solvent', 'verified': true}]}").statusCode()).isEqualTo(400);
    }

    private JsonPath patch(String etag, String json) {
        return ada.api.patch(etag, path(), json).then().statusCode(200).extract().jsonPath();
    }

    private String path() {
        return "/v1/clients/" + ada.id();
    }
}
