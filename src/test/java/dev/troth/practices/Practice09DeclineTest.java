package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 9: who cannot do it says so, and leaves nobody hanging")
class Practice09DeclineTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void aRequestDeclinedInTimeIsCandidAndCostsNoReliability() {
        JsonPath request = request();
        JsonPath declined = ada.api.done("/v1/commitments/" + request.getString("id") + "/decline", "{'reason': 'Full until summer', 'at': '2025-03-03T15:00:00Z'}");

        assertThat(declined.getString("status")).isEqualTo("DECLINED");
        assertThat(declined.getString("refused.reason")).isEqualTo("Full until summer");
        assertThat(ada.line("PROVIDER", "CANDOR", "REQUEST_DECLINED")).isEqualTo(List.of(.25, 0.));
        JsonPath score = ada.score("PROVIDER", "2025-03-03T15:00:00Z");
        assertThat(score.getDouble("dimensions.find { it.dimension == 'RELIABILITY' }.against")).isZero();
        assertThat(score.getInt("delivery.missed")).isZero();
        assertThat(ada.attention("REQUEST_UNANSWERED").getList("items")).isEmpty();
    }

    @Test
    void aRequestLeftHangingCountsFromTheReplyLimitOnUntilItIsAnswered() {
        String id = request().getString("id");
        assertThat(ada.score("PROVIDER", "2025-03-04T09:00:00Z").getList("open")).isEmpty();
        JsonPath hanging = ada.score("PROVIDER", "2025-03-04T09:00:01Z");
        assertThat(hanging.getList("open.reason")).isEqualTo(List.of("REQUEST_UNANSWERED"));
        assertThat(hanging.getDouble("open[0].s")).isEqualTo(1);
        assertThat(hanging.getString("open[0].effectiveAt")).isEqualTo("2025-03-04T09:00:00Z");

        JsonPath waiting = ada.attention("REQUEST_UNANSWERED");
        assertThat(waiting.getInt("total.count")).isEqualTo(1);
        assertThat(waiting.getString("items[0].recordId")).isEqualTo(id);
        assertThat(waiting.getString("items[0].since")).isEqualTo("2025-03-04T09:00:00Z");
        assertThat(waiting.getString("items[0].party")).isEqualTo("PROVIDER");
        assertThat(waiting.getString("items[0].facts.requestedAt")).isEqualTo("2025-03-03T09:00:00Z");

        ada.api.done("/v1/commitments/" + id + "/decline", "{'reason': 'Not our field', 'at': '2025-03-05T09:00:00Z'}");
        assertThat(ada.score("PROVIDER", "2025-03-05T09:00:00Z").getDouble("trust")).isEqualTo(.5);
        assertThat(ada.attention("REQUEST_UNANSWERED").getList("items")).isEmpty();
    }

    private JsonPath request() {
        return ada.record("commitments", "'title': 'A website', 'requestedAt': '2025-03-03T09:00:00Z'");
    }
}
