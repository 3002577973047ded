package dev.troth.trust;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

@QuarkusTest
@DisplayName("The history of a score")
class TrustHistoryTest {

    private static final List<String> FIGURES = List.of("score", "trust", "interval", "uncertainty", "mass", "band", "momentum");

    private final Api api = Api.ofFreshTenant();
    private final Relations relations = new Relations(api);

    @ParameterizedTest
    @CsvSource({"PROVIDER, P1M, 13", "CLIENT, P3M, 5", "PROVIDER, P1W, 54", "PROVIDER, P1Y, 2"})
    void eachPointIsExactlyTheScoreAsOfThen(String subject, String step, int points) {
        String client = relations.eventful("Ada Okafor");
        JsonPath history = history(client, "?subject=" + subject + "&step=" + step + "&from=2024-12-31T00:00:00Z&to=2025-12-31T00:00:00Z");
        assertThat(history.getString("step")).isEqualTo(step);
        List<Map<String, Object>> found = history.getList("points");
        assertThat(found).hasSize(points);
        assertThat(found.get(0)).containsEntry("asOf", "2024-12-31T00:00:00Z").containsEntry("band", "NEW");
        assertThat(found.get(points - 1)).containsEntry("asOf", "2025-12-31T00:00:00Z");
        for (Map<String, Object> point : found) {
            JsonPath score = api.read("/v1/clients/" + client + "/trust-score?subject=" + subject + "&asOf=" + point.get("asOf"));
            FIGURES.forEach(figure -> assertThat(point.get(figure)).as(figure + " at " + point.get("asOf")).isEqualTo(score.get(figure)));
        }
    }

    @Test
    void aLineCountsFromTheVeryInstantItIsEffectiveAt() {
        String client = relations.eventful("Ada Okafor");
        JsonPath history = history(client, "?step=P1D&from=2025-01-07T09:00:00Z&to=2025-01-09T09:00:00Z");
        assertThat(history.<Double>getList("points.mass").get(0)).isZero();
        assertThat(history.<Double>getList("points.mass").get(1)).isCloseTo(.75, within(1e-9));
    }

    /** What came since is worth so much more then that nothing would be left of what came first in a difference of floating-point numbers. */
    @Test
    void whatExplainsAScoreOfThePastAddsUpToItHoweverMuchCameSince() {
        String client = api.client("Ada Okafor");
        for (int year : List.of(2012, 2019, 2025)) {
            String id = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'promisedAt': '%d-03-01T09:00:00Z', 'dueAt': '%d-03-11T09:00:00Z'}", client, year, year)
                    .getString("id");
            api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '%d-03-05T09:00:00Z'}", year);
        }
        JsonPath past = api.read("/v1/clients/" + client + "/trust-score?asOf=2012-03-07T09:00:00Z");
        assertThat(past.getDouble("trust")).isGreaterThan(.53);
        assertThat(past.<Double>getList("contributions.effect").stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(past.getDouble("trust") - .5, within(1e-12));
        assertThat(past.getList("contributions.count")).isEqualTo(List.of(1));
    }

    @Test
    void monthsAreCountedFromTheFirstPointAndTheLastPointIsTheEnd() {
        String client = api.client("Ada Okafor");
        assertThat(history(client, "?from=2025-01-31T00:00:00Z&to=2025-04-10T00:00:00Z").getList("points.asOf")).isEqualTo(
                List.of("2025-01-31T00:00:00Z", "2025-02-28T00:00:00Z", "2025-03-31T00:00:00Z", "2025-04-10T00:00:00Z"));
        assertThat(history(client, "?from=2025-01-10T00:00:00Z&to=2025-01-10T00:00:00Z").getList("points.asOf")).isEqualTo(List.of("2025-01-10T00:00:00Z"));
    }

    @Test
    void itBeginsWithTheFirstEvidenceThatStandsOrTwelveMonthsBack() {
        String client = relations.eventful("Ada Okafor");
        assertThat(history(client, "?to=2025-05-01T00:00:00Z").getString("points[0].asOf")).isEqualTo("2025-01-08T09:00:00Z");
        assertThat(history(client, "?to=2025-01-01T00:00:00Z").getString("points[0].asOf")).isEqualTo("2024-01-01T00:00:00Z");
        assertThat(history(api.client("Newcomer"), "").getList("points")).hasSize(13);
    }

    @Test
    void withoutAWindowItGoesBackAsFarAsThereArePointsFor() {
        String client = api.client("Ada Okafor");
        String promise = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'promisedAt': '1971-03-01T09:00:00Z', 'dueAt': '1971-03-11T09:00:00Z'}", client).getString("id");
        api.done("/v1/commitments/" + promise + "/deliver", "{'deliveredAt': '1971-03-05T09:00:00Z'}");
        assertThat(history(client, "?to=2025-01-31T00:00:00Z&step=P1Y").getString("points[0].asOf")).isEqualTo("1971-03-05T09:00:00Z");
        for (String step : List.of("P1D", "P1W", "P1M")) {
            List<String> points = history(client, "?to=2025-01-31T00:00:00Z&step=" + step).getList("points.asOf");
            assertThat(points).as(step).hasSizeBetween(399, 400).endsWith("2025-01-31T00:00:00Z");
        }
        assertThat(history(client, "?to=2025-01-31T00:00:00Z").getString("points[0].asOf")).isEqualTo("1991-11-30T00:00:00Z");
    }

    @Test
    void whatIsNoHistoryIsRefused() {
        String client = api.client("Ada Okafor");
        String path = "/v1/clients/" + client + "/trust-score/history";
        refusedParameter(api.get(path + "?step=P2M"), "step");
        refusedParameter(api.get(path + "?from=2025-02-01T00:00:00Z&to=2025-01-01T00:00:00Z"), "from");
        refusedParameter(api.get(path + "?step=P1D&from=2024-01-01T00:00:00Z&to=2025-02-04T00:00:00Z"), "step");
        assertThat(history(client, "?step=P1D&from=2024-01-01T00:00:00Z&to=2025-02-03T00:00:00Z").getList("points")).hasSize(400);
        refused(api.get("/v1/clients/00000000-0000-7000-8000-000000000000/trust-score/history"), 404, "not-found");
        refused(api.request().accept("image/png").get(path), 406, "not-acceptable");
        refused(api.request().accept("text/html").get(path), 406, "not-acceptable");
    }

    @Test
    void whoAsksForAPictureGetsOneThatIsToldInWords() throws Exception {
        String client = relations.eventful("Ada <&> Okafor");
        String window = "?from=2025-01-01T00:00:00Z&to=2025-12-01T00:00:00Z&step=P1W";
        JsonPath history = history(client, window);
        Response answer = api.request().accept("image/svg+xml").get("/v1/clients/" + client + "/trust-score/history" + window);
        answer.then().statusCode(200);
        assertThat(answer.headers().getValues("Vary")).containsExactlyInAnyOrder("Accept", "Authorization");
        assertThat(answer.contentType()).startsWith("image/svg+xml");
        String svg = answer.asString();
        assertThat(svg).doesNotContain("<script", "href", "<style", "url(", "onload", "<image", "<foreignObject");

        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root = factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
        assertThat(root.getLocalName()).isEqualTo("svg");
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(text(root, "title")).isEqualTo("Trust score of the provider");
        assertThat(text(root, "desc")).contains("From 2025-01-01 to 2025-12-01", "First: 50.0 of 100, between 24.8 and 75.2, NEW",
                "Last: " + history.getString("points[-1].score") + " of 100", history.getString("points[-1].band"));
        assertThat(((Element) root.getElementsByTagName("polyline").item(0)).getAttribute("points").split(" ")).hasSameSizeAs(history.getList("points"));
        assertThat(((Element) root.getElementsByTagName("path").item(0)).getAttribute("d").split(" ")).as("both ends of the interval")
                .hasSize(2 * history.getList("points").size() + 3);
    }

    @Test
    void theCallersPreferenceDecides() {
        String path = "/v1/clients/" + api.client("Ada Okafor") + "/trust-score/history";
        assertThat(api.get(path).contentType()).startsWith("application/json");
        assertThat(api.request().accept("application/json;q=0.5, image/svg+xml").get(path).contentType()).startsWith("image/svg+xml");
        assertThat(api.request().accept("application/json, image/svg+xml;q=0.5").get(path).contentType()).startsWith("application/json");
        assertThat(api.request().accept("image/*").get(path).contentType()).startsWith("image/svg+xml");
    }

    private JsonPath history(String client, String query) {
        return api.read("/v1/clients/" + client + "/trust-score/history" + query);
    }

    private static String text(Element root, String name) {
        return root.getElementsByTagName(name).item(0).getTextContent();
    }
}
