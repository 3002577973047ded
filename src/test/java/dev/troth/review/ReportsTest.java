package dev.troth.review;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures across clients, with numbers computed by hand. */
@QuarkusTest
class ReportsTest {

    private static final String OF_2025 = "from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z";
    private static final String FIRST_HALF = "from=2025-01-01T00:00:00Z&to=2025-07-01T00:00:00Z";

    private final Api api = Api.ofFreshTenant();
    private String ada;
    private String noah;

    @BeforeEach
    void clients() {
        ada = api.client("Ada");
        noah = api.client("Noah");
    }

    @Test
    void promisesAreGroupedByWhatIsAskedFor() {
        deliver(promise(ada, "PROVIDER", "'kind': 'DELIVERABLE'", "2025-03-31T23:59:59Z"), "2025-03-01T00:00:00Z");
        deliver(promise(ada, "PROVIDER", "'kind': 'PAYMENT', 'importance': 'HIGH'", "2025-04-01T00:00:00Z"), "2025-04-02T00:00:00Z");
        deliver(promise(noah, "CLIENT", "'kind': 'PAYMENT'", "2025-04-30T00:00:00Z"), "2025-04-29T00:00:00Z");

        JsonPath months = promises("groupBy=month");
        assertThat(months.getString("groupBy")).isEqualTo("month");
        assertThat(months.getList("groups.key")).isEqualTo(List.of("2025-03", "2025-04"));
        assertThat(months.getList("groups.due")).isEqualTo(List.of(1, 2));
        assertThat(months.getList("groups.keptRatio")).isEqualTo(List.of(1.0, .5));
        assertThat(months.getInt("total.due")).isEqualTo(3);
        assertThat(months.<Object>get("total.key")).isNull();
        assertThat(promises("groupBy=kind").getList("groups.key")).isEqualTo(List.of("DELIVERABLE", "PAYMENT"));
        assertThat(promises("groupBy=importance").getList("groups.key")).isEqualTo(List.of("HIGH", "NORMAL"));
        assertThat(promises("groupBy=year").getList("groups.key")).isEqualTo(List.of("2025"));
        assertThat(promises("groupBy=clientId").getList("groups.key")).isEqualTo(sorted(ada, noah));
        assertThat(promises("promisor=PROVIDER").getInt("total.due")).isEqualTo(2);
        assertThat(promises("clientId=" + noah).getInt("total.due")).isEqualTo(1);
        JsonPath one = promises("clientId=" + ada + "," + noah);
        assertThat(one.getList("groups")).hasSize(1);
        assertThat(one.getMap("groups[0]")).isEqualTo(one.getMap("total"));
    }

    @Test
    void whatBelongsToNoAgreementComesLast() {
        String agreement = api.created("/v1/agreements", "{'clientId': '%s', 'title': 'Care'}", ada).getString("id");
        promise(ada, "PROVIDER", "'agreementId': '" + agreement + "'", "2025-03-01T00:00:00Z");
        promise(ada, "PROVIDER", "'kind': 'OTHER'", "2025-03-01T00:00:00Z");
        assertThat(promises("groupBy=agreementId").getList("groups.key")).isEqualTo(Arrays.asList(agreement, null));
    }

    @Test
    void nothingDueIsNoRatioAndNoRate() {
        JsonPath nothing = promises("groupBy=month");
        assertThat(nothing.getList("groups")).isEmpty();
        assertThat(nothing.getInt("total.due")).isZero();
        assertThat(nothing.<Object>get("total.keptRatio")).isNull();
        assertThat(nothing.<Object>get("total.budget.burnRate")).isNull();
        assertThat(promises("target=.9").getList("groups")).hasSize(1);
    }

    @ParameterizedTest(name = "a delivery at {0} counts as the commitment itself says")
    @CsvSource({"2025-03-10T21:00:00Z", "2025-03-10T21:00:01Z", "2025-03-11T09:00:00Z", "2025-03-11T09:00:01Z", "2025-03-02T09:00:00Z"})
    void theReportAgreesWithTheRecord(String deliveredAt) {
        String id = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z'}", ada)
                .getString("id");
        deliver(id, deliveredAt);
        String outcome = api.read("/v1/commitments/" + id).getString("outcome");
        String field = outcome.equals("ON_TIME") ? "onTime" : outcome.toLowerCase(Locale.ROOT);
        assertThat(promises("groupBy=kind").getInt("total." + field)).as(outcome).isEqualTo(1);
        assertThat(promises("groupBy=kind").getInt("total.due")).isEqualTo(1);
    }

    @Test
    void whatIsPromisedOnceItIsDeliveredIsNoPromise() {
        deliver(api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'promisedAt': '2025-03-05T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z'}", ada)
                .getString("id"), "2025-03-04T09:00:00Z");
        assertThat(promises("groupBy=kind").getInt("total.due")).isZero();
    }

    @Test
    void disclosuresAreGroupedByWhatIsAskedFor() {
        disclose(ada, "MISTAKE", "'awareAt': '2025-01-31T23:00:00Z', 'disclosedAt': '2025-02-01T00:00:00Z'");
        disclose(ada, "MISTAKE", "'awareAt': '2025-02-01T00:00:00Z', 'disclosedAt': '2025-02-01T02:00:00Z', 'severity': 'MAJOR'");
        disclose(noah, "DELAY", "'discloser': 'CLIENT', 'awareAt': '2025-02-01T00:00:00Z', 'counterpartKnewAt': '2025-02-02T00:00:00Z'");
        disclose(noah, "DELAY", "'awareAt': '2024-12-31T23:59:59Z', 'disclosedAt': '2025-01-01T02:00:00Z'");

        JsonPath kinds = disclosures("groupBy=kind");
        assertThat(kinds.getList("groups.key")).isEqualTo(List.of("DELAY", "MISTAKE"));
        assertThat(kinds.getList("groups.count")).isEqualTo(List.of(1, 2));
        assertThat(kinds.getInt("groups[1].byState.PROACTIVE")).isEqualTo(2);
        assertThat(kinds.getString("groups[1].medianTimeToDisclose")).isEqualTo("PT1H30M");
        assertThat(kinds.<Object>get("groups[0].medianTimeToDisclose")).isNull();
        assertThat(kinds.getDouble("groups[0].shareBeforeDiscovery")).isZero();
        assertThat(kinds.getDouble("total.shareBeforeDiscovery")).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(disclosures("groupBy=month").getList("groups.key")).isEqualTo(List.of("2025-01", "2025-02"));
        assertThat(disclosures("groupBy=severity").getList("groups.key")).isEqualTo(List.of("MAJOR", "MODERATE"));
        assertThat(disclosures("groupBy=discloser").getList("groups.key")).isEqualTo(List.of("CLIENT", "PROVIDER"));
        assertThat(disclosures("groupBy=clientId").getList("groups.key")).isEqualTo(sorted(ada, noah));
        assertThat(disclosures("clientId=" + ada + "&discloser=PROVIDER").getInt("total.count")).isEqualTo(2);
    }

    @Test
    void aLieThatWasProvenLaterWasNotKnownThen() {
        disclose(ada, "MISTAKE", "'awareAt': '2025-02-01T00:00:00Z', 'disclosedAt': '2025-02-01T02:00:00Z'");
        String id = api.read("/v1/disclosures?clientId=" + ada).getString("items[0].id");
        api.done("/v1/disclosures/" + id + "/prove-false", "{'knownToBeFalse': true, 'at': '2025-07-01T00:00:00Z'}");
        String until = "/v1/reports/disclosures?from=2025-01-01T00:00:00Z&to=";
        assertThat(api.read(until + "2025-07-01T00:00:00Z").getInt("total.byState.DECEPTION")).isEqualTo(1);
        JsonPath before = api.read(until + "2025-06-30T00:00:00Z");
        assertThat(before.getInt("total.byState.DECEPTION")).isZero();
        assertThat(before.getInt("total.byState.PROACTIVE")).isEqualTo(1);
    }

    @Test
    void nobodyRepeatsWhatTheOtherPartyDid() {
        incident(ada, "MINOR", "2025-01-10T00:00:00Z", ", 'accountable': 'CLIENT', 'cause': {'key': 'proof', 'category': 'NO_QC'}");
        incident(ada, "MINOR", "2025-02-10T00:00:00Z", ", 'cause': {'key': 'proof', 'category': 'NO_QC'}");
        assertThat(incidents("groupBy=causeKey").getList("groups.recurring")).isEqualTo(List.of(0));
        incident(ada, "MINOR", "2025-03-10T00:00:00Z", ", 'cause': {'key': 'proof', 'category': 'NO_QC'}");
        assertThat(incidents("groupBy=causeKey").getList("groups.recurring")).isEqualTo(List.of(1));
    }

    @Test
    void incidentsAreGroupedByWhatIsAskedFor() {
        String first = incident(ada, "MAJOR", "2025-01-10T00:00:00Z", ", 'cause': {'key': 'proof', 'category': 'NO_QC'}");
        String second = incident(ada, "MINOR", "2025-06-10T00:00:00Z", ", 'cause': {'key': 'proof', 'category': 'NO_QC'}");
        incident(noah, "MINOR", "2025-06-11T00:00:00Z", ", 'kind': 'COMPLAINT', 'cause': {'key': 'proof', 'category': 'PROCESS'}");
        incident(noah, "MINOR", "2025-06-12T00:00:00Z", "");
        api.done("/v1/incidents/" + first + "/acknowledge", "{'at': '2025-01-10T01:00:00Z'}");
        api.done("/v1/incidents/" + first + "/fix", "{'fixedAt': '2025-01-10T12:00:00Z'}");
        api.done("/v1/incidents/" + first + "/apologise", "{'at': '2025-01-10T12:00:00Z'}");
        api.done("/v1/incidents/" + second + "/restitute", "{'type': 'NONE_DUE', 'at': '2025-06-11T00:00:00Z'}");
        api.done("/v1/incidents/" + second + "/fix", "{'fixedAt': '2025-06-12T00:00:00Z'}");
        api.done("/v1/incidents/" + second + "/own", "{'ownership': 'SHARED', 'at': '2025-06-12T00:00:00Z'}");

        JsonPath causes = incidents("groupBy=causeKey");
        assertThat(causes.getList("groups.key")).isEqualTo(Arrays.asList("proof", null));
        assertThat(causes.getList("groups.count")).isEqualTo(List.of(3, 1));
        assertThat(causes.getList("groups.open")).isEqualTo(List.of(1, 1));
        assertThat(causes.getList("groups.recurring")).isEqualTo(List.of(1, 0));
        assertThat(causes.getString("groups[0].medianTimeToFix")).isEqualTo("PT30H");
        assertThat(causes.getString("groups[0].medianTimeToAcknowledge")).isEqualTo("PT1H");
        assertThat(causes.getInt("total.fitTrend")).isEqualTo(3 - 1);
        assertThat(causes.getDouble("total.ratePer30Days")).isCloseTo(4 * 30 / 181.0, within(1e-9));
        assertThat(causes.getDouble("total.meanHandling")).isCloseTo(api.read("/v1/incidents").getDouble("items.handling.sum()") / 4, within(1e-9));
        assertThat(incidents("groupBy=causeCategory").getList("groups.key").stream().filter(Objects::nonNull).toList()).isEqualTo(List.of("NO_QC", "PROCESS"));
        assertThat(incidents("groupBy=kind").getList("groups.key")).isEqualTo(List.of("COMPLAINT", "SERVICE_FAILURE"));
        assertThat(incidents("groupBy=severity").getList("groups.count")).isEqualTo(List.of(1, 3));
        assertThat(incidents("groupBy=month").getList("groups.key")).isEqualTo(List.of("2025-01", "2025-06"));
        assertThat(incidents("clientId=" + noah).getInt("total.count")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"promises, severity", "disclosures, importance", "incidents, agreementId", "incidents, owner"})
    void anotherGroupingIsRefusedWithThoseThereAre(String report, String groupBy) {
        JsonPath problem = refused(api.get("/v1/reports/" + report + "?groupBy=" + groupBy), 400, "validation-failed");
        assertThat(problem.getString("errors[0].parameter")).isEqualTo("groupBy");
        assertThat(problem.getString("errors[0].detail")).startsWith("must be one of clientId, month, ");
    }

    @Test
    void parametersAreReadStrictly() {
        refusedParameter(api.get("/v1/reports/promises?promisor=BOTH"), "promisor");
        refusedParameter(api.get("/v1/reports/promises?owner=Maria"), "owner");
        refusedParameter(api.get("/v1/reports/incidents?clientId=x"), "clientId");
        refusedParameter(api.get("/v1/reports/disclosures?from=2026-01-01T00:00:00Z&to=2025-01-01T00:00:00Z"), "from");
    }

    @Test
    void anotherTenantsRecordsAreNotCounted() {
        promise(ada, "PROVIDER", "'kind': 'OTHER'", "2025-03-01T00:00:00Z");
        assertThat(Api.ofFreshTenant().read("/v1/reports/promises?" + OF_2025 + "&clientId=" + ada).getInt("total.due")).isZero();
    }

    private JsonPath promises(String query) {
        return api.read("/v1/reports/promises?" + FIRST_HALF + "&" + query);
    }

    private JsonPath disclosures(String query) {
        return api.read("/v1/reports/disclosures?" + OF_2025 + "&" + query);
    }

    private JsonPath incidents(String query) {
        return api.read("/v1/reports/incidents?" + FIRST_HALF + "&" + query);
    }

    private String promise(String client, String promisor, String json, String dueAt) {
        return api.created("/v1/commitments", "{'clientId': '" + client + "', 'title': 'x', 'promisor': '" + promisor
                + "', 'promisedAt': '2025-01-01T00:00:00Z', 'dueAt': '" + dueAt + "', " + json + "}").getString("id");
    }

    private void deliver(String commitment, String at) {
        api.done("/v1/commitments/" + commitment + "/deliver", "{'deliveredAt': '%s'}", at);
    }

    private void disclose(String client, String kind, String json) {
        api.created("/v1/disclosures", "{'clientId': '" + client + "', 'kind': '" + kind + "', 'statement': 'x', " + json + "}");
    }

    private String incident(String client, String severity, String at, String json) {
        return api.created("/v1/incidents", "{'clientId': '" + client + "', 'title': 'x', 'severity': '" + severity + "', 'detectedAt': '" + at + "'" + json + "}")
                .getString("id");
    }

    private static List<String> sorted(String... ids) {
        return Arrays.stream(ids).sorted().toList();
    }
}
