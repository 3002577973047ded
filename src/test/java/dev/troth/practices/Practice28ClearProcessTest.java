package dev.troth.practices;

import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 28: a vague process is made clear, and the client knows it")
class Practice28ClearProcessTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void aPracticeWaitsUntilTheClientKnowsItAndAgainWithEachRevision() {
        JsonPath practice = ada.record("practices", "'title': 'Shown before posted', 'steps': ['Draft', 'Show', 'Post']");
        String id = practice.getString("id");
        assertThat(practice.getBoolean("acknowledged")).isFalse();
        assertThat(practice.getString("revisedAt")).isEqualTo(practice.getString("recordedAt"));

        JsonPath waiting = ada.attention("PRACTICE_UNACKNOWLEDGED");
        assertThat(waiting.getInt("total.count")).isEqualTo(1);
        assertThat(waiting.getString("items[0].recordId")).isEqualTo(id);
        assertThat(waiting.getString("items[0].recordType")).isEqualTo("PRACTICE");
        assertThat(waiting.getString("items[0].party")).isEqualTo("CLIENT");
        assertThat(waiting.getString("items[0].since")).isEqualTo(practice.getString("revisedAt"));
        assertThat(waiting.getString("items[0].facts.revision")).isEqualTo("1");
        assertThat(waiting.getString("items[0].resolvedBy")).isEqualTo("POST /v1/practices/" + id + "/acknowledge");
        assertThat(ada.api.read("/v1/attention?kind=PRACTICE_UNACKNOWLEDGED&party=PROVIDER").getInt("total.count")).isZero();

        assertThat(done(id, "acknowledge", "{'at': '2025-03-02T09:00:00Z'}").getBoolean("acknowledged")).isTrue();
        assertThat(ada.attention("PRACTICE_UNACKNOWLEDGED").getList("items")).isEmpty();

        JsonPath revised = done(id, "revise", "{'steps': ['Draft', 'Show', 'Wait', 'Post'], 'at': '2025-04-01T09:00:00Z'}");
        assertThat(revised.getInt("revision")).isEqualTo(2);
        assertThat(revised.getBoolean("acknowledged")).isFalse();
        assertThat(revised.getString("revisedAt")).isEqualTo("2025-04-01T09:00:00Z");
        assertThat(revised.getString("formerRevisions[0].acknowledgedAt")).isEqualTo("2025-03-02T09:00:00Z");
        JsonPath again = ada.attention("PRACTICE_UNACKNOWLEDGED");
        assertThat(again.getString("items[0].since")).isEqualTo("2025-04-01T09:00:00Z");
        assertThat(again.getString("items[0].facts.revision")).isEqualTo("2");

        done(id, "correct", "{'reason': 'Not revised'}");
        assertThat(ada.attention("PRACTICE_UNACKNOWLEDGED").getList("items")).isEmpty();
        assertThat(ada.score("CLIENT", "2025-05-01T00:00:00Z").getDouble("trust")).isEqualTo(.5);
    }

    @Test
    void whatIsRetiredOrTakenBackWaitsForNobody() {
        String retired = ada.record("practices", "'title': 'By fax'").getString("id");
        done(retired, "retire", "{}");
        String mistaken = ada.record("practices", "'title': 'By pigeon'").getString("id");
        done(mistaken, "correct", "{'reason': 'A joke'}");

        assertThat(ada.attention("PRACTICE_UNACKNOWLEDGED").getList("items")).isEmpty();
    }

    @Test
    void theUnacknowledgedAreListedApart() {
        String known = ada.record("practices", "'title': 'Known'").getString("id");
        String unknown = ada.record("practices", "'title': 'Unknown'").getString("id");
        done(known, "acknowledge", "{}");

        assertThat(ada.api.read("/v1/practices?acknowledged=true&clientId=" + ada.id()).getList("items.id")).isEqualTo(List.of(known));
        assertThat(ada.api.read("/v1/practices?acknowledged=false").getList("items.id")).isEqualTo(List.of(unknown));
        refusedParameter(ada.api.get("/v1/practices?acknowledged=perhaps"), "acknowledged");
    }

    private JsonPath done(String id, String verb, String json) {
        return ada.api.done("/v1/practices/" + id + "/" + verb, json);
    }
}
