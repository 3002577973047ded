package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 8: add the extra touch")
class Practice08ExtrasTest {

    private static final String DELIVERED = "2025-03-06T09:00:00Z";

    @Test
    void extrasAreReportedAndDoNotMoveTheScore() {
        JsonPath plain = delivered("");
        JsonPath with = delivered(", 'extras': ['A one-page summary', 'Set-up of the template']");

        assertThat(plain.getList("extras")).isEmpty();
        assertThat(with.getList("extras")).isEqualTo(List.of("A one-page summary", "Set-up of the template"));
        assertThat(with.getDouble("trust")).isGreaterThan(.5).isEqualTo(plain.getDouble("trust"));
    }

    /** The commitment as it is read afterwards, and the score it leaves in {@code trust}. */
    private static JsonPath delivered(String extras) {
        PracticeClient client = new PracticeClient();
        String id = client.record("commitments", "'title': 'Proofs', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z'").getString("id");
        client.api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '" + DELIVERED + "'" + extras + "}");
        String commitment = client.api.get("/v1/commitments/" + id).asString();
        double trust = client.score("PROVIDER", DELIVERED).getDouble("trust");
        return JsonPath.from("{\"trust\": " + trust + ", " + commitment.substring(1));
    }
}
