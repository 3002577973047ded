package dev.troth.attention;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("What needs doing now")
class AttentionTest {

    private static final String OVERDUE = "'title': 'Report', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-%02dT09:00:00Z'}";

    private final Api api = Api.ofFreshTenant();

    /** The model: within grace r .25·(.4 + .6·2^(−delay/τ)), after it s .25·σ, found out beyond it s 3·σ. */
    @Test
    void anOverduePromiseNobodyWasToldOfShowsWhatTellingIsStillWorth() {
        String ada = api.client("Ada Okafor");
        String promise = promise(ada, 11);
        JsonPath item = JsonPath.from(api.get("/v1/attention?kind=OVERDUE").asString());
        assertThat(item.getString("items[0].recordId")).isEqualTo(promise);
        assertThat(item.getString("items[0].since")).isEqualTo("2025-03-11T09:00:00Z");
        assertThat(item.getString("items[0].facts.disclosed")).isEqualTo("false");
        assertThat(item.getString("items[0].facts.graceEndsAt")).isEqualTo("2025-03-18T09:00:00Z");
        assertThat(item.getMap("items[0].facts").keySet().stream().map(Object::toString).toList()).as("in the order of their names").isSorted();
        assertThat(fact(item, "candorIfToldNow")).isEqualTo(-.25);
        assertThat(fact(item, "candorIfToldAfterGrace")).isEqualTo(-.25);
        assertThat(fact(item, "candorIfFoundOut")).isEqualTo(-3);
        assertThat(item.getString("items[0].resolvedBy")).isEqualTo("POST /v1/disclosures");

        api.created("/v1/disclosures", "{'clientId': '%s', 'kind': 'DELAY', 'statement': 'It is late.', 'about': {'type': 'COMMITMENT', 'id': '%s'}, "
                + "'awareAt': '2025-03-11T09:00:00Z', 'disclosedAt': '2025-03-11T10:00:00Z'}", ada, promise);
        JsonPath told = api.read("/v1/attention?kind=OVERDUE");
        assertThat(told.getString("items[0].facts.disclosed")).isEqualTo("true");
        assertThat(told.getString("items[0].facts.candorIfToldNow")).isNull();
        assertThat(told.getString("items[0].resolvedBy")).isEqualTo("POST /v1/commitments/" + promise + "/deliver");

        api.done("/v1/commitments/" + promise + "/deliver", "{'deliveredAt': '2025-03-12T09:00:00Z'}");
        assertThat(api.read("/v1/attention?kind=OVERDUE").getList("items")).isEmpty();
    }

    @Test
    void isOrderedByUrgencyOfTheKindAndThenByWhatWaitsLongest() {
        String ada = api.client("Ada Okafor");
        api.created("/v1/communications", "{'clientId': '%s', 'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'QUESTION', 'at': '2024-01-01T09:00:00Z'}", ada);
        String later = promise(ada, 12);
        String sooner = promise(ada, 11);
        JsonPath page = api.read("/v1/attention?kind=UNANSWERED,OVERDUE");
        assertThat(page.getList("items.kind")).isEqualTo(List.of("OVERDUE", "OVERDUE", "UNANSWERED"));
        assertThat(page.getList("items.recordId", String.class).subList(0, 2)).isEqualTo(List.of(sooner, later));
        assertThat(page.getInt("total.count")).isEqualTo(3);
    }

    @Test
    void isReadPageByPageAcrossItsKindsEachItemOnce() {
        String ada = api.client("Ada Okafor");
        List<String> expected = new ArrayList<>(IntStream.rangeClosed(11, 15).mapToObj(day -> promise(ada, day)).toList());
        for (int day = 1; day <= 3; day++) {
            expected.add(api.created("/v1/communications", "{'clientId': '%s', 'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'QUESTION', 'at': '2024-01-%02dT09:00:00Z'}",
                    ada, day).getString("id"));
        }
        List<String> seen = new ArrayList<>();
        String query = "/v1/attention?kind=OVERDUE,UNANSWERED&limit=3";
        String next = null;
        do {
            JsonPath page = api.read(next == null ? query : query + "&after=" + next);
            seen.addAll(page.getList("items.recordId"));
            assertThat(page.getInt("total.count")).isEqualTo(8);
            next = page.getString("next");
        } while (next != null);
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void isFilteredByClientKindAndParty() {
        String ada = api.client("Ada Okafor");
        String ben = api.client("Ben Ito");
        promise(ada, 11);
        String invoice = api.created("/v1/commitments", "{'clientId': '%s', 'promisor': 'CLIENT', 'kind': 'PAYMENT', " + OVERDUE.formatted(11), ben).getString("id");
        assertThat(api.read("/v1/attention?kind=OVERDUE&party=CLIENT").getList("items.recordId")).isEqualTo(List.of(invoice));
        assertThat(api.read("/v1/attention?kind=OVERDUE&clientId=" + ben).getList("items.recordId")).isEqualTo(List.of(invoice));
        assertThat(api.read("/v1/attention?kind=OVERDUE&clientId=" + ada + "," + ben).getInt("total.count")).isEqualTo(2);
        refused(api.get("/v1/attention?kind=LATE"), 400, "validation-failed");
        refused(api.get("/v1/attention?after=nonsense"), 400, "validation-failed");
    }

    @Test
    void aForgedTokenIsRefused() {
        String ada = api.client("Ada Okafor");
        promise(ada, 11);
        promise(ada, 12);
        String token = new String(Base64.getUrlDecoder().decode(api.read("/v1/attention?kind=OVERDUE&limit=1").getString("next")), StandardCharsets.UTF_8);
        for (String instant : List.of("+1000000000-12-31T23:59:59Z", "9999-01-01T00:00:00Z")) {
            String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(token.replace("2025-03-11T09:00:00Z", instant).getBytes(StandardCharsets.UTF_8));
            refused(api.get("/v1/attention?kind=OVERDUE&limit=1&after=" + forged), 400, "validation-failed");
        }
    }

    @Test
    void aSkillGapToldBeforehandDoesNotTellOfTheDelay() {
        String ada = api.client("Ada Okafor");
        String promise = promise(ada, 11);
        api.created("/v1/disclosures", "{'clientId': '%s', 'kind': 'SKILL_GAP', 'statement': 'I am learning it.', 'about': {'type': 'COMMITMENT', 'id': '%s'}, "
                + "'disclosedAt': '2025-03-01T09:00:00Z'}", ada, promise);
        api.created("/v1/disclosures", "{'clientId': '%s', 'kind': 'MISTAKE', 'discloser': 'CLIENT', 'statement': 'We sent the wrong file.', "
                + "'about': {'type': 'COMMITMENT', 'id': '%s'}, 'disclosedAt': '2025-03-02T09:00:00Z'}", ada, promise);
        assertThat(api.read("/v1/attention?kind=OVERDUE").getString("items[0].facts.disclosed")).isEqualTo("false");
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({"DELAY, 2025-03-10T09:00:00Z, true", "MISTAKE, 2025-03-12T09:00:00Z, true", "OVER_CAPACITY, 2025-03-02T09:00:00Z, true",
            "DELAY, 2025-03-01T09:00:00Z, false", "FEE, 2025-03-12T09:00:00Z, false", "SUBCONTRACT, 2025-03-12T09:00:00Z, false"})
    @DisplayName("Of an overdue promise a mistake, a delay or too much work tells, once it was promised")
    void whatTellsOfADelay(String kind, String at, String tells) {
        String ada = api.client("Ada Okafor");
        tell(ada, promise(ada, 11), kind, at);
        assertThat(api.read("/v1/attention?kind=OVERDUE").getString("items[0].facts.disclosed")).isEqualTo(tells);
    }

    @Test
    @DisplayName("A delay told before the promise was moved is that of the former date")
    void aDelayToldBeforeThePromiseWasMovedIsThatOfTheFormerDate() {
        String ada = api.client("Ada Okafor");
        String promise = promise(ada, 11);
        tell(ada, promise, "DELAY", "2025-03-09T09:00:00Z");
        api.done("/v1/commitments/" + promise + "/renegotiate", "{'dueAt': '2025-03-20T09:00:00Z', 'agreedAt': '2025-03-10T09:00:00Z'}");
        assertThat(api.read("/v1/attention?kind=OVERDUE").getString("items[0].facts.disclosed")).isEqualTo("false");
        tell(ada, promise, "DELAY", "2025-03-19T09:00:00Z");
        assertThat(api.read("/v1/attention?kind=OVERDUE").getString("items[0].facts.disclosed")).isEqualTo("true");
    }

    private void tell(String client, String promise, String kind, String at) {
        api.created("/v1/disclosures", "{'clientId': '%s', 'kind': '%s', 'statement': 'x', 'about': {'type': 'COMMITMENT', 'id': '%s'}, "
                + "'awareAt': '%s', 'disclosedAt': '%s'}", client, kind, promise, at, at);
    }

    @Test
    void knowsNothingOfOtherTenants() {
        promise(api.client("Ada Okafor"), 11);
        assertThat(Api.ofFreshTenant().read("/v1/attention").getList("items")).isEmpty();
    }

    private String promise(String client, int due) {
        return api.created("/v1/commitments", "{'clientId': '" + client + "', " + OVERDUE.formatted(due)).getString("id");
    }

    private static double fact(JsonPath page, String name) {
        return Double.parseDouble(page.getString("items[0].facts." + name));
    }
}
