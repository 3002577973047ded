package dev.troth.practices;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 27: one task has one owner, and is handed off by name")
class Practice27HandOffTest {

    private final PracticeClient ada = new PracticeClient();
    private String thread;

    @BeforeEach
    void promise() {
        thread = ada.record("commitments", "'title': 'Answer the thread', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-02T09:00:00Z'").getString("id");
    }

    @Test
    void aSecondClaimIsRefusedAndNamesTheOwner() {
        assertThat(claim("Maria").jsonPath().getString("owner")).isEqualTo("Maria");
        JsonPath conflict = refused(claim("Noah"), 409, "already-claimed");
        assertThat(conflict.getString("owner")).isEqualTo("Maria");
        assertThat(ada.api.read("/v1/commitments?owner=Maria").getList("items.id")).isEqualTo(List.of(thread));
    }

    @Test
    void theOwnerHandsItOffAndNobodyElse() {
        claim("Maria");
        refused(handOff("Noah", "Noah"), 409, "already-claimed");
        JsonPath handed = handOff("Maria", "Noah").then().statusCode(200).extract().jsonPath();
        assertThat(handed.getString("owner")).isEqualTo("Noah");
        assertThat(refused(claim("Maria"), 409, "already-claimed").getString("owner")).isEqualTo("Noah");
        assertThat(ada.api.read("/v1/clients/" + ada.id() + "/timeline").getList("items.type")).contains("commitment.claimed", "commitment.handed-off");
    }

    @Test
    void whatNobodyHasClaimedIsNotHandedOff() {
        assertThat(refused(handOff("Maria", "Noah"), 409, "invalid-transition").getString("detail")).isEqualTo("Nobody has claimed it: claim it instead.");
    }

    @Test
    void handingOffIsOfferedOnceSomebodyHasClaimedIt() {
        assertThat(ada.api.read("/v1/commitments/" + thread).getList("allowed")).contains("claim").doesNotContain("hand-off");
        assertThat(claim("Maria").jsonPath().getList("allowed")).contains("claim", "hand-off");
    }

    private Response claim(String who) {
        return ada.api.post("/v1/commitments/" + thread + "/claim", "{'owner': '%s', 'at': '2025-03-01T10:00:00Z'}", who);
    }

    private Response handOff(String from, String to) {
        return ada.api.post("/v1/commitments/" + thread + "/hand-off", "{'from': '%s', 'to': '%s', 'at': '2025-03-01T11:00:00Z'}", from, to);
    }
}
