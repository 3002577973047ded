package dev.troth.trust;

import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("The portfolio ranks all clients by what can be counted on")
class PortfolioTest {

    private static final List<String> FIGURES = List.of("clientId", "subject", "score", "trust", "interval", "uncertainty", "mass", "band", "momentum", "policy");

    private final Api api = Api.ofFreshTenant();
    private final Relations relations = new Relations(api);

    @Test
    void eachItemIsToTheLastDigitTheScoreOfItsClient() {
        relations.eventful("Eventful");
        relations.trusted("Trusted", 8);
        api.client("Newcomer");
        for (String subject : List.of("PROVIDER", "CLIENT")) {
            List<Map<String, Object>> items = api.read("/v1/trust-scores?subject=" + subject).getList("items");
            assertThat(items).hasSize(3);
            for (Map<String, Object> item : items) {
                JsonPath score = api.read("/v1/clients/" + item.get("clientId") + "/trust-score?subject=" + subject + "&asOf=" + item.get("asOf"));
                FIGURES.forEach(figure -> assertThat(item.get(figure)).as(figure).isEqualTo(score.get(figure)));
            }
        }
    }

    @Test
    void theLowEndOfTheIntervalDecidesSoBeingNewGainsNothing() {
        String eventful = relations.eventful("Eventful");
        String trusted = relations.trusted("Trusted", 8);
        String newcomer = api.client("Newcomer");
        JsonPath ranked = api.read("/v1/trust-scores");
        assertThat(ranked.<String>getList("items.clientId").get(0)).isEqualTo(trusted);
        assertThat(ranked.<Double>getList("items.interval.low")).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(ranked.getList("items.name")).contains("Eventful", "Trusted", "Newcomer");
        assertThat(api.read("/v1/trust-scores?sort=low").<Double>getList("items.interval.low")).isSorted();
        assertThat(api.read("/v1/trust-scores?sort=trust").<Double>getList("items.trust")).isSorted();
        assertThat(api.read("/v1/trust-scores?sort=-trust").<Double>getList("items.trust")).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(ranked.<String>getList("items.clientId")).containsExactlyInAnyOrder(eventful, trusted, newcomer);
    }

    @Test
    void bandsAndStagesFilterAndTheTotalIsTrue() {
        relations.trusted("Trusted", 8);
        api.client("Newcomer");
        String active = api.client("Another");
        api.done("/v1/clients/" + active + "/move", "{'stage': 'ACTIVE'}");
        JsonPath fresh = api.read("/v1/trust-scores?band=NEW&limit=1");
        assertThat(fresh.getInt("total.count")).isEqualTo(2);
        assertThat(fresh.getString("total.relation")).isEqualTo("EXACT");
        assertThat(api.read("/v1/trust-scores?band=NEW,DORMANT,MIXED,DEPENDABLE,TRUSTED").getInt("total.count")).isEqualTo(3);
        assertThat(api.read("/v1/trust-scores?band=BROKEN").getInt("total.count")).isZero();
        assertThat(api.read("/v1/trust-scores?stage=ACTIVE").<String>getList("items.clientId")).containsExactly(active);
        assertThat(api.read("/v1/trust-scores?stage=ACTIVE,PROSPECT").getInt("total.count")).isEqualTo(3);
    }

    @Test
    void allPagesAreReadAtTheInstantOfTheFirst() {
        relations.eventful("Eventful");
        relations.trusted("Trusted", 3);
        for (int i = 0; i < 4; i++) {
            api.client("Newcomer " + i);
        }
        for (String sort : List.of("", "&sort=low", "&sort=-trust", "&sort=trust")) {
            List<String> paged = new ArrayList<>();
            List<String> instants = new ArrayList<>();
            String after = "";
            while (after != null) {
                JsonPath page = api.read("/v1/trust-scores?limit=2" + sort + after);
                paged.addAll(page.getList("items.clientId"));
                instants.addAll(page.getList("items.asOf"));
                assertThat(page.getInt("total.count")).isEqualTo(6);
                after = page.getString("next") == null ? null : "&after=" + page.getString("next");
            }
            assertThat(paged).isEqualTo(api.read("/v1/trust-scores?limit=200" + sort).getList("items.clientId")).doesNotHaveDuplicates();
            assertThat(instants).containsOnly(instants.get(0));
        }
    }

    @Test
    void allPagesAreReadUnderThePolicyOfTheFirst() {
        relations.eventful("Eventful");
        relations.trusted("Trusted", 3);
        api.client("Newcomer");
        List<String> ranked = api.read("/v1/trust-scores").getList("items.clientId");
        JsonPath first = api.read("/v1/trust-scores?limit=1");
        String candorAlone = "{'weights': {'CANDOR': 1}, 'off': ['RELIABILITY', 'RESPONSIBILITY', 'COMMUNICATION', 'CONFIDENTIALITY'], "
                + "'bands': {'trusted': 0.9, 'dependable': 0.7, 'mixed': 0.4, 'fragile': 0.2}}";
        api.put("\"0\"", "/v1/trust-policy", candorAlone).then().statusCode(200);

        JsonPath rest = api.read("/v1/trust-scores?limit=2&after=" + first.getString("next"));
        assertThat(first.getList("items.clientId")).isEqualTo(ranked.subList(0, 1));
        assertThat(rest.getList("items.clientId")).isEqualTo(ranked.subList(1, 3));
        assertThat(rest.getList("items.policy")).isEqualTo(List.of(0, 0));
        assertThat(api.read("/v1/trust-scores").getList("items.policy")).isEqualTo(List.of(1, 1, 1));
    }

    /** While a release is rolled out, pods of two answer the pages of one caller. */
    @Test
    void aTokenWithoutAPolicyGoesOnWhereItStood() {
        relations.trusted("Trusted", 3);
        api.client("Newcomer");
        JsonPath first = api.read("/v1/trust-scores?limit=1");
        String token = new String(Base64.getUrlDecoder().decode(first.getString("next")), StandardCharsets.UTF_8);
        assertThat(token).endsWith(" 0");
        String former = Base64.getUrlEncoder().withoutPadding().encodeToString(token.substring(0, token.length() - 2).getBytes(StandardCharsets.UTF_8));
        assertThat(api.read("/v1/trust-scores?limit=1&after=" + former).getList("items.name")).isEqualTo(List.of("Newcomer"));
    }

    @Test
    void aTokenBelongsToItsFilterAndSort() {
        api.client("One");
        api.client("Two");
        String after = "&after=" + api.read("/v1/trust-scores?limit=1").getString("next");
        for (String other : List.of("subject=CLIENT", "band=NEW", "stage=PROSPECT", "sort=low", "sort=-trust")) {
            refusedParameter(api.get("/v1/trust-scores?" + other + after), "after");
        }
        refusedParameter(api.get("/v1/trust-scores?after=nonsense"), "after");
        refusedParameter(api.get("/v1/trust-scores?sort=name"), "sort");
        refusedParameter(api.get("/v1/trust-scores?band=GOOD"), "band");
        assertThat(Api.ofFreshTenant().read("/v1/trust-scores").getInt("total.count")).isZero();
    }
}
