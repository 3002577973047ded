package dev.troth.practices;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 70: nobody is written off: a client who is about to leave is won back")
class Practice70WinBackTest {

    private static final String ATTEMPT = "{'approach': 'Called, listened, offered to redo the work', 'channel': 'PHONE', 'attemptedAt': '2025-05-02T09:00:00Z'}";

    private final PracticeClient ada = new PracticeClient();

    @Test
    void attemptsAreListedWithWhatCameOfThem() {
        String first = attempt();
        String second = ada.api.created(path(), "{'approach': 'Wrote a letter by hand', 'channel': 'LETTER', 'attemptedAt': '2025-06-02T09:00:00Z'}").getString("id");
        ada.api.done(path() + "/" + first + "/conclude", "{'outcome': 'NO_ANSWER', 'at': '2025-05-09T09:00:00Z'}");
        JsonPath returned = ada.api.done(path() + "/" + second + "/conclude", "{'outcome': 'RETURNED', 'at': '2025-06-05T09:00:00Z', 'note': 'You asked.'}");

        assertThat(returned.getString("outcome")).isEqualTo("RETURNED");
        assertThat(returned.getString("concludedAt")).isEqualTo("2025-06-05T09:00:00Z");
        assertThat(returned.getList("allowed")).isEqualTo(List.of("correct"));
        assertThat(ada.api.read(path()).getList("items.id")).isEqualTo(List.of(second, first));
        assertThat(ada.api.read(path() + "?outcome=RETURNED").getList("items.id")).isEqualTo(List.of(second));
        assertThat(ada.api.read(path() + "/" + first).getString("outcome")).isEqualTo("NO_ANSWER");
        assertThat(ada.api.read("/v1/clients/" + ada.id() + "/timeline").getList("items.type"))
                .contains("win-back.attempted", "win-back.concluded");
    }

    @Test
    void itIsConcludedOnceAndNotBeforeItWasAttempted() {
        String attempt = attempt();
        refused(ada.api.post(path() + "/" + attempt + "/conclude", "{'outcome': 'DECLINED', 'at': '2025-05-01T09:00:00Z'}"), 409, "invalid-transition");
        ada.api.done(path() + "/" + attempt + "/conclude", "{'outcome': 'DECLINED', 'at': '2025-05-03T09:00:00Z'}");
        JsonPath twice = refused(ada.api.post(path() + "/" + attempt + "/conclude", "{'outcome': 'RETURNED'}"), 409, "invalid-transition");
        assertThat(twice.getString("state")).isEqualTo("CONCLUDED");

        ada.api.done(path() + "/" + attempt + "/correct", "{'reason': 'She had only asked for time'}");
        assertThat(ada.api.done(path() + "/" + attempt + "/conclude", "{'outcome': 'RETURNED'}").getString("outcome")).isEqualTo("RETURNED");
    }

    @Test
    void anAttemptSaysWhatWasTriedAndMovesNoScore() {
        refusedAt(ada.api.post(path(), "{'approach': ' '}"), "/approach");
        attempt();
        assertThat(ada.score("PROVIDER", "2025-07-01T09:00:00Z").getDouble("trust")).isEqualTo(.5);
    }

    @Test
    void whatWasTriedIsEditedOnAKnownState() {
        String attempt = attempt();
        refused(ada.api.patch(null, path() + "/" + attempt, "{'channel': 'VIDEO'}"), 428, "precondition-required");
        JsonPath edited = ada.api.patch("\"0\"", path() + "/" + attempt, "{'channel': 'VIDEO'}").then().statusCode(200).extract().jsonPath();
        assertThat(edited.getString("channel")).isEqualTo("VIDEO");
        assertThat(edited.getString("approach")).isEqualTo("Called, listened, offered to redo the work");
        assertThat(edited.getInt("version")).isEqualTo(1);
        refused(ada.api.patch("\"0\"", path() + "/" + attempt, "{'channel': 'CHAT'}"), 412, "precondition-failed");
    }

    @Test
    void anotherClientsAttemptIsNotFoundHere() {
        String attempt = attempt();
        String other = ada.api.client("Ben Ito");
        refused(ada.api.get("/v1/clients/" + other + "/win-backs/" + attempt), 404, "not-found");
        refused(ada.api.post("/v1/clients/" + other + "/win-backs/" + attempt + "/conclude", "{'outcome': 'RETURNED'}"), 404, "not-found");
        refused(ada.api.post("/v1/clients/0195b7a0-0000-7000-8000-000000000000/win-backs", ATTEMPT), 404, "not-found");
    }

    @Test
    void theClientsStageSaysSinceWhen() {
        JsonPath atRisk = ada.api.done("/v1/clients/" + ada.id() + "/move", "{'stage': 'AT_RISK', 'at': '2025-05-01T09:00:00Z'}");
        assertThat(atRisk.getString("stage")).isEqualTo("AT_RISK");
        assertThat(atRisk.getString("stageSince")).isEqualTo("2025-05-01T09:00:00Z");
    }

    private String attempt() {
        return ada.api.created(path(), ATTEMPT).getString("id");
    }

    private String path() {
        return "/v1/clients/" + ada.id() + "/win-backs";
    }
}
