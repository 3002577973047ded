package dev.troth.practices;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 47: the client could have had a refund and kept them on")
class Practice47ReactionTest {

    private static final String REPORT = "/v1/reports/reactions";
    private static final String TOLD = "2025-03-01T09:00:00Z";
    private static final String MARCH = "?from=2025-03-01T00:00:00Z&to=2025-04-01T00:00:00Z";

    private final PracticeClient ada = new PracticeClient();

    @Test
    void howThoseWhoWereToldReactedIsCounted() {
        reacted("MISTAKE", "KEEP", 10);
        reacted("DELAY", "KEEP", 20);
        reacted("MISTAKE", "REFUND", 30);
        reacted("OVER_CAPACITY", "OTHER_WORK", 41);
        told("MISTAKE", TOLD);

        JsonPath report = ada.api.read(REPORT + MARCH);

        assertThat(report.getString("from")).isEqualTo("2025-03-01T00:00:00Z");
        assertThat(report.getString("to")).isEqualTo("2025-04-01T00:00:00Z");
        assertThat(report.getInt("told")).isEqualTo(5);
        assertThat(report.getInt("decided")).isEqualTo(4);
        assertThat(report.getInt("undecided")).isEqualTo(1);
        assertThat(report.getString("medianTimeToDecide")).isEqualTo("PT25H");
        assertThat(report.getList("outcomes.outcome")).isEqualTo(List.of("CONSENT", "REFUSE", "KEEP", "REFUND", "OTHER_WORK", "ACKNOWLEDGE"));
        assertThat(report.<Integer>getList("outcomes.count")).isEqualTo(List.of(0, 0, 2, 1, 1, 0));
        assertThat(report.<Double>getList("outcomes.share")).isEqualTo(List.of(0., 0., .5, .25, .25, 0.));
        assertThat(report.getString("outcomes.find { it.outcome == 'KEEP' }.medianTimeToDecide")).isEqualTo("PT15H");
        assertThat(report.getString("outcomes.find { it.outcome == 'OTHER_WORK' }.medianTimeToDecide")).isEqualTo("PT41H");
        assertThat(report.getMap("outcomes.find { it.outcome == 'REFUSE' }")).doesNotContainKey("medianTimeToDecide");
    }

    @Test
    void onlyWhatWasToldInThePeriodByTheProviderToTheClientsAskedForCounts() {
        reacted("MISTAKE", "KEEP", 10);
        reacted("DELAY", "REFUND", 10);
        told("MISTAKE", "2025-02-28T23:59:59Z");
        told("MISTAKE", "2025-04-01T00:00:00Z");
        ada.record("disclosures", "'kind': 'MISTAKE', 'statement': 'x', 'awareAt': '" + TOLD + "'");
        ada.record("disclosures", "'kind': 'MISTAKE', 'statement': 'x', 'disclosedAt': '" + TOLD + "', 'discloser': 'CLIENT'");
        ada.api.done("/v1/disclosures/" + told("MISTAKE", TOLD) + "/correct", "{'reason': 'Entered twice'}");

        assertThat(toldOf(MARCH)).isEqualTo(2);
        assertThat(toldOf("?from=2020-01-01T00:00:00Z")).isEqualTo(4);
        assertThat(toldOf("?from=2025-03-01T00:00:00Z")).isEqualTo(3);
        assertThat(toldOf("?to=2025-04-01T00:00:00Z")).isEqualTo(3);
        assertThat(toldOf(MARCH + "&kind=MISTAKE")).isEqualTo(1);
        assertThat(toldOf(MARCH + "&kind=MISTAKE,DELAY")).isEqualTo(2);
        assertThat(toldOf(MARCH + "&discloser=CLIENT")).isEqualTo(1);
        assertThat(toldOf(MARCH + "&clientId=" + ada.id())).isEqualTo(2);
        assertThat(toldOf(MARCH + "&clientId=" + ada.api.client("Ben"))).isZero();
        assertThat(Api.ofFreshTenant().read(REPORT + MARCH).getInt("told")).isZero();
    }

    @Test
    void whereNothingWasToldThereIsNoMedianAndNoShare() {
        JsonPath report = ada.api.read(REPORT);
        assertThat(report.getInt("told")).isZero();
        assertThat(report.getMap("$")).doesNotContainKey("medianTimeToDecide");
        assertThat(report.<Double>getList("outcomes.share")).containsOnly(0.);
    }

    @Test
    void nobodyDecidesOnWhatItWasNotToldOrBeforeItWas() {
        String untold = ada.record("disclosures", "'kind': 'MISTAKE', 'statement': 'x', 'awareAt': '" + TOLD + "'").getString("id");
        refused(ada.api.post("/v1/disclosures/" + untold + "/decide", "{'outcome': 'KEEP'}"), 409, "invalid-transition");
        String told = told("MISTAKE", TOLD);
        refused(ada.api.post("/v1/disclosures/" + told + "/decide", "{'outcome': 'KEEP', 'at': '2025-03-01T08:59:59Z'}"), 409, "invalid-transition");
        assertThat(ada.api.done("/v1/disclosures/" + told + "/decide", "{'outcome': 'KEEP', 'at': '" + TOLD + "'}").getString("decision.at")).isEqualTo(TOLD);
    }

    @Test
    void whatIsNotAskedForRightIsRefused() {
        refusedParameter(ada.api.get(REPORT + "?from=2025-03-01T00:00:00Z&to=2025-03-01T00:00:00Z"), "from");
        refusedParameter(ada.api.get(REPORT + "?from=March"), "from");
        refusedParameter(ada.api.get(REPORT + "?kind=LIE"), "kind");
        refusedParameter(ada.api.get(REPORT + "?discloser=ME"), "discloser");
        refusedParameter(ada.api.get(REPORT + "?clientId=7"), "clientId");
        refusedParameter(ada.api.get(REPORT + "?outcome=KEEP"), "outcome");
    }

    private void reacted(String kind, String outcome, int hours) {
        ada.api.done("/v1/disclosures/" + told(kind, TOLD) + "/decide", "{'outcome': '%s', 'at': '%s'}", outcome,
                Instant.parse(TOLD).plus(Duration.ofHours(hours)));
    }

    private String told(String kind, String at) {
        return ada.record("disclosures", "'kind': '%s', 'statement': 'x', 'disclosedAt': '%s'", kind, at).getString("id");
    }

    private int toldOf(String query) {
        return ada.api.read(REPORT + query).getInt("told");
    }
}
