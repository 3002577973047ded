package dev.troth.practices;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("Practice 56: one hidden mistake suggests others")
class Practice56HiddenMistakeTest {

    private static final String AWARE = "2025-03-01T09:00:00Z";
    private static final String KNEW = "2025-04-01T09:00:00Z";
    private static final String LATER = "2025-04-10T09:00:00Z";

    private final PracticeClient ada = new PracticeClient();

    @ParameterizedTest(name = "concealed, {0}: s {1}")
    @CsvSource({"MINOR, 1.5", "MODERATE, 3", "MAJOR, 6", "SEVERE, 9"})
    void whatWasConcealedCountsThreeTimesItsSeverity(String severity, double s) {
        hidden("'severity': '" + severity + "', 'counterpartKnewAt': '" + KNEW + "'");
        assertThat(ada.line("PROVIDER", "CANDOR", "CONCEALED")).isEqualTo(List.of(0., s));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'counterpartKnewAt': '2025-04-01T09:00:00Z'|CONCEALED",
            "'counterpartKnewAt': '2025-04-01T09:00:00Z', 'disclosedAt': '2025-04-10T09:00:00Z'|CONCEALED_ADMITTED",
            "'counterpartKnewAt': '2025-04-01T09:00:00Z', 'denied': true|DENIED",
            "'counterpartKnewAt': '2025-04-01T09:00:00Z', 'deception': true|DECEPTION"})
    void itOpensAReviewOfWhatIsOpenUntilSomebodyHasLooked(String fields, String state) {
        String id = hidden(fields).getString("id");

        JsonPath waiting = ada.attention("OPEN_ITEMS_REVIEW");
        assertThat(waiting.getInt("total.count")).isEqualTo(1);
        JsonPath item = JsonPath.from(ada.api.get("/v1/attention?kind=OPEN_ITEMS_REVIEW").asString());
        assertThat(item.getString("items[0].recordId")).isEqualTo(id);
        assertThat(item.getString("items[0].recordType")).isEqualTo("DISCLOSURE");
        assertThat(item.getString("items[0].party")).isEqualTo("PROVIDER");
        assertThat(item.getString("items[0].since")).isEqualTo(KNEW);
        assertThat(item.getString("items[0].facts.state")).isEqualTo(state);
        assertThat(item.getString("items[0].facts.kind")).isEqualTo("MISTAKE");
        assertThat(item.getString("items[0].resolvedBy")).isEqualTo("POST /v1/disclosures/" + id + "/review-open-items");

        JsonPath reviewed = ada.api.done("/v1/disclosures/" + id + "/review-open-items", "{'at': '%s', 'findings': 'Two more invoices'}", LATER);
        assertThat(reviewed.getString("openItemsReviewedAt")).isEqualTo(LATER);
        assertThat(reviewed.getString("openItemsFindings")).isEqualTo("Two more invoices");
        assertThat(reviewed.getString("state")).isEqualTo(state);
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getList("items")).isEmpty();
        refused(ada.api.post("/v1/disclosures/" + id + "/review-open-items", "{}"), 409, "invalid-transition");
        assertThat(ada.api.read("/v1/clients/" + ada.id() + "/timeline").getList("items.type")).contains("disclosure.open-items-reviewed");

        ada.api.done("/v1/disclosures/" + id + "/correct", "{'reason': 'Nobody looked'}");
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getInt("total.count")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"'channel': 'CHAT'", "'disclosedAt': '2025-03-02T09:00:00Z'", "'disclosedAt': '2025-04-01T09:00:00Z'",
            "'counterpartKnewAt': '2025-03-02T09:00:00Z'"})
    void whatWasNotHiddenSuggestsNothing(String fields) {
        String id = hidden(fields).getString("id");
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getList("items")).isEmpty();
        refused(ada.api.post("/v1/disclosures/" + id + "/review-open-items", "{}"), 409, "invalid-transition");
    }

    @Test
    void aReviewNeedsNoBody() {
        String id = hidden("'counterpartKnewAt': '" + KNEW + "'").getString("id");
        JsonPath reviewed = ada.api.request().contentType("application/json").post("/v1/disclosures/" + id + "/review-open-items").then().statusCode(200).extract().jsonPath();
        assertThat(Instant.parse(reviewed.getString("openItemsReviewedAt"))).isAfter(Instant.now().minusSeconds(60));
    }

    @Test
    void eachMoveAndEditIsFollowed() {
        String id = hidden("'channel': 'CHAT'").getString("id");
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getList("items")).isEmpty();
        ada.api.done("/v1/disclosures/" + id + "/discovered", "{'counterpartKnewAt': '%s'}", KNEW);
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getString("items[0].since")).isEqualTo(KNEW);
        ada.api.done("/v1/disclosures/" + id + "/correct", "{'reason': 'She did not'}");
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getList("items")).isEmpty();

        JsonPath denied = ada.api.patch("*", "/v1/disclosures/" + id, "{'denied': true}").jsonPath();
        assertThat(denied.getString("state")).isEqualTo("DENIED");
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getString("items[0].since")).isEqualTo(denied.getString("recordedAt"));
        ada.api.done("/v1/disclosures/" + id + "/correct", "{'reason': 'Entered for another client'}");
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getList("items")).isEmpty();
    }

    @Test
    void whatItIsAboutIsFollowedToo() {
        String request = ada.record("commitments", "'title': 'An app', 'requestedAt': '2025-02-01T09:00:00Z'").getString("id");
        // As long as nothing was promised, a skill gap is nothing that went wrong.
        String gap = ada.record("disclosures", "'kind': 'SKILL_GAP', 'statement': 'I am learning Kotlin', 'awareAt': '" + AWARE + "', 'counterpartKnewAt': '" + KNEW
                + "', 'disclosedAt': '" + LATER + "', 'about': {'type': 'COMMITMENT', 'id': '%s'}", request).getString("id");
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getList("items")).isEmpty();

        ada.api.done("/v1/commitments/" + request + "/promise", "{'at': '2025-03-05T09:00:00Z', 'dueAt': '2099-01-01T00:00:00Z'}");
        assertThat(ada.api.read("/v1/disclosures/" + gap).getString("state")).isEqualTo("CONCEALED_ADMITTED");
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getList("items.recordId")).isEqualTo(List.of(gap));
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getString("items[0].facts.state")).isEqualTo("CONCEALED_ADMITTED");

        ada.api.done("/v1/commitments/" + request + "/correct", "{'reason': 'Not promised yet'}");
        assertThat(ada.api.read("/v1/disclosures/" + gap).getString("state")).isEqualTo("PROACTIVE");
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getList("items")).isEmpty();
    }

    @Test
    void itIsUpToWhoHidItAndTheLongestWaitingComesFirst() {
        String later = hidden("'counterpartKnewAt': '" + LATER + "', 'discloser': 'CLIENT'").getString("id");
        String first = hidden("'counterpartKnewAt': '" + KNEW + "'").getString("id");
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getList("items.recordId")).isEqualTo(List.of(first, later));
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getList("items.party")).isEqualTo(List.of("PROVIDER", "CLIENT"));
        assertThat(ada.api.read("/v1/attention?kind=OPEN_ITEMS_REVIEW&party=CLIENT").getList("items.recordId")).isEqualTo(List.of(later));
        JsonPath page = ada.api.read("/v1/attention?kind=OPEN_ITEMS_REVIEW&limit=1");
        assertThat(ada.api.read("/v1/attention?kind=OPEN_ITEMS_REVIEW&limit=1&after=" + page.getString("next")).getList("items.recordId")).isEqualTo(List.of(later));
    }

    private JsonPath hidden(String more) {
        return ada.record("disclosures", "'kind': 'MISTAKE', 'statement': 'The backup never ran', 'awareAt': '" + AWARE + "', " + more);
    }
}
