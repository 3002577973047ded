package dev.troth.practices;

import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 31: things fail where there is no process")
class Practice31CoverageTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void aCauseSaysWhetherAProcessCoveredIt() {
        Mishap unsaid = Mishap.of(ada, ", 'cause': {'key': 'late'}");
        assertThat(unsaid.recorded().<String, String>getMap("cause")).isEqualTo(Map.of("key", "late", "category", "OTHER", "coverage", "UNKNOWN"));
        ada.api.patch("*", unsaid.path(), "{'cause': {'category': 'PROCESS', 'coverage': 'NOT_FOLLOWED'}}").then().statusCode(200);
        assertThat(unsaid.read().<String, String>getMap("cause")).isEqualTo(Map.of("key", "late", "category", "PROCESS", "coverage", "NOT_FOLLOWED"));
        assertThat(ada.attempt("incidents", "'title': 'T', 'severity': 'MINOR', 'detectedAt': '%s', 'cause': {'key': 'a', 'coverage': 'PARTLY'}", Mishap.DETECTED)
                .statusCode()).isEqualTo(400);
    }

    @Test
    void theReportCountsIncidentsByCauseAndCoverage() {
        Mishap first = Mishap.of(ada, ", 'cause': {'key': 'proof', 'category': 'PROCESS', 'coverage': 'NOT_COVERED'}");
        first.done("own", "{'ownership': 'OWNED'}");
        first.done("apologise", "{}");
        first.done("restitute", "{'type': 'NONE_DUE'}");
        first.done("fix", "{'fixedAt': '2025-03-13T12:34:56.789Z'}");
        first.done("learn", "{'lesson': 'Done means seen', 'practiceId': '%s'}", first.practice());
        Mishap again = Mishap.of(ada, ", 'detectedAt': '2025-04-12T00:00:00Z', 'cause': {'key': 'proof', 'category': 'PROCESS', 'coverage': 'NOT_COVERED'}");
        again.done("own", "{'ownership': 'SHARED'}");
        Mishap followed = Mishap.of(ada, ", 'cause': {'key': 'mail', 'category': 'TOOL', 'coverage': 'COVERED'}");
        followed.done("fix", "{'fixedAt': '2025-03-11T00:00:00Z'}");
        Mishap unknown = Mishap.of(ada, "");
        unknown.done("learn", "{'lesson': 'Ask'}");
        Mishap gone = Mishap.of(ada, ", 'cause': {'key': 'mail', 'category': 'TOOL'}");
        gone.done("correct", "{'reason': 'It never happened'}");

        JsonPath report = report("?from=2025-01-01T00:00:00Z");
        assertThat(report.getList("causes.category")).isEqualTo(Arrays.asList("PROCESS", "TOOL", null));
        assertThat(report.getList("causes.coverage")).isEqualTo(List.of("NOT_COVERED", "COVERED", "UNKNOWN"));
        assertThat(report.getList("causes.incidents", Integer.class)).isEqualTo(List.of(2, 1, 1));
        assertThat(report.getList("causes.recurring", Integer.class)).isEqualTo(List.of(1, 0, 0));
        assertThat(report.getList("causes.lessonsTurnedIntoPractices", Integer.class)).isEqualTo(List.of(1, 0, 0));
        double mended = handling(first) + handling(again);
        assertThat(handling(first)).isGreaterThan(.75).isLessThan(1);
        assertThat(report.getDouble("causes[0].meanHandling")).isCloseTo(mended / 2, PracticeClient.exactly());
        assertThat(report.getDouble("causes[1].meanHandling")).isCloseTo(.25, PracticeClient.exactly());
        assertThat(report.getDouble("causes[2].meanHandling")).isCloseTo(.1, PracticeClient.exactly());
        assertThat(report.getInt("total.incidents")).isEqualTo(4);
        assertThat(report.getInt("total.recurring")).isEqualTo(1);
        assertThat(report.getInt("total.lessonsTurnedIntoPractices")).isEqualTo(1);
        assertThat(report.getDouble("total.meanHandling")).isCloseTo((mended + .25 + .1) / 4, PracticeClient.exactly());

        assertThat(report("?from=2025-04-01T00:00:00Z").getInt("total.incidents")).isEqualTo(1);
        assertThat(report("?from=2025-03-12T00:00:00Z&to=2025-04-12T00:00:00Z").getInt("total.incidents")).isEqualTo(3);
        assertThat(report("?from=2025-01-01T00:00:00Z&clientId=" + ada.id()).getInt("total.incidents")).isEqualTo(4);
    }

    @Test
    void whatWasFixedTenYearsLaterIsHandledAsIfItNeverWas() {
        String late = ada.record("incidents", "'title': 'x', 'severity': 'MINOR', 'detectedAt': '2014-03-01T09:00:00Z'").getString("id");
        ada.api.done("/v1/incidents/" + late + "/fix", "{'fixedAt': '2024-03-01T09:00:00Z'}");
        assertThat(report("?from=2014-01-01T00:00:00Z&to=2023-12-01T00:00:00Z").getDouble("total.meanHandling")).isCloseTo(0, PracticeClient.exactly());
        assertThat(ada.api.read("/v1/reports/incidents?from=2014-01-01T00:00:00Z&to=2023-12-01T00:00:00Z").getDouble("total.meanHandling")).isCloseTo(0, PracticeClient.exactly());
    }

    @Test
    void aReportOfNothingIsEmpty() {
        JsonPath none = report("?clientId=" + ada.id());
        assertThat(none.getList("causes")).isEmpty();
        assertThat(none.getInt("total.incidents")).isZero();
        assertThat(none.<Object>get("total.meanHandling")).isNull();
        refusedParameter(ada.api.get("/v1/reports/causes?from=2025-04-01T00:00:00Z&to=2025-04-01T00:00:00Z"), "from");
        refusedParameter(ada.api.get("/v1/reports/causes?from=yesterday"), "from");
        refusedParameter(ada.api.get("/v1/reports/causes?person=Maria"), "person");
    }

    private JsonPath report(String query) {
        return ada.api.read("/v1/reports/causes" + query);
    }

    private static double handling(Mishap mishap) {
        return mishap.read().getDouble("handling");
    }
}
