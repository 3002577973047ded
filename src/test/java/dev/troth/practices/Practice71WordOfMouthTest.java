package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayName("Practice 71: upset customers tell others, so who may leave is seen in time")
class Practice71WordOfMouthTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void anUnheardComplaintPutsTheClientAtRiskAndSaysSinceWhen() {
        live();
        assertThat(ada.attention("AT_RISK").getList("items")).isEmpty();
        String incident = ada.record("incidents", "'title': 'The wrong invoice', 'severity': 'MINOR', 'accountable': 'CLIENT', 'detectedAt': '2026-11-20T09:00:00Z', 'detectedBy': 'CLIENT', "
                + "'complaint': 'Again!'").getString("id");

        JsonPath item = ada.attention("AT_RISK");
        assertThat(item.getInt("total.count")).isEqualTo(1);
        assertThat(item.getString("items[0].recordId")).isEqualTo(ada.id());
        assertThat(item.getString("items[0].recordType")).isEqualTo("CLIENT");
        assertThat(item.getString("items[0].since")).isEqualTo("2026-11-20T09:00:00Z");
        assertThat(item.getString("items[0].facts.signals")).isEqualTo("COMPLAINT_UNHEARD");
        assertThat(item.getString("items[0].facts.wordOfMouthRisk")).isEqualTo("true");
        assertThat(item.getString("items[0].resolvedBy")).isEqualTo("POST /v1/clients/" + ada.id() + "/move");

        ada.api.done("/v1/incidents/" + incident + "/heard", "{}");
        assertThat(ada.attention("AT_RISK").getList("items")).isEmpty();
    }

    @Test
    void aProviderWhoHidesWhatWentWrongIsAtRiskByBandAndMomentum() {
        live();
        // Of the last weeks, whenever that is: momentum fades within months.
        Instant now = Instant.now();
        for (int day = 1; day <= 3; day++) {
            ada.record("disclosures", "'kind': 'MISTAKE', 'statement': 'Hidden.', 'severity': 'MAJOR', 'awareAt': '%s', 'counterpartKnewAt': '%s'",
                    now.minus(Duration.ofDays(80 - day)), now.minus(Duration.ofDays(day)));
            String missed = ada.record("commitments", "'title': 'x', 'promisedAt': '%s', 'dueAt': '%s'", now.minus(Duration.ofDays(21)),
                    now.minus(Duration.ofDays(10 + day))).getString("id");
            ada.api.done("/v1/commitments/" + missed + "/give-up", "{'at': '%s'}", now.minus(Duration.ofDays(10 + day)));
        }
        JsonPath item = ada.attention("AT_RISK");
        assertThat(item.getString("items[0].facts.signals")).isEqualTo("BAND,MOMENTUM");
        assertThat(item.getString("items[0].facts.band")).isIn("FRAGILE", "BROKEN");
        assertThat(Double.parseDouble(item.getString("items[0].facts.momentum"))).isLessThanOrEqualTo(-.03);
        assertThat(item.getString("items[0].facts.wordOfMouthRisk")).isEqualTo("false");
    }

    @Test
    void silenceBeyondTheCadenceIsASignalToo() {
        ada.api.done("/v1/clients/" + ada.id() + "/move", "{'stage': 'ACTIVE', 'at': '2026-01-01T09:00:00Z'}");
        ada.record("communications", "'from': 'PROVIDER', 'channel': 'PHONE', 'purpose': 'UPDATE', 'at': '2026-08-01T09:00:00Z'");
        JsonPath item = ada.attention("AT_RISK");
        assertThat(item.getString("items[0].facts.signals")).isEqualTo("SILENCE");
        assertThat(item.getString("items[0].since")).isEqualTo("2026-08-31T09:00:00Z");
    }

    @Test
    void atTheStageItStaysUntilSomebodyTriesToWinTheClientBack() {
        live();
        ada.api.done("/v1/clients/" + ada.id() + "/move", "{'stage': 'AT_RISK', 'at': '2026-11-01T09:00:00Z'}");
        JsonPath item = ada.attention("AT_RISK");
        assertThat(item.getString("items[0].since")).isEqualTo("2026-11-01T09:00:00Z");
        assertThat(item.getString("items[0].resolvedBy")).isEqualTo("POST /v1/clients/" + ada.id() + "/win-backs");

        String before = ada.api.created("/v1/clients/" + ada.id() + "/win-backs", "{'approach': 'Long ago', 'attemptedAt': '2026-10-01T09:00:00Z'}").getString("id");
        assertThat(ada.attention("AT_RISK").getList("items")).as("an attempt before it was at risk is none").hasSize(1);
        ada.api.created("/v1/clients/" + ada.id() + "/win-backs", "{'approach': 'Called and listened', 'attemptedAt': '2026-11-02T09:00:00Z'}");
        assertThat(ada.attention("AT_RISK").getList("items")).isEmpty();
        assertThat(ada.api.read("/v1/clients/" + ada.id() + "/win-backs").getList("items.id")).contains(before);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"NO_ANSWER", "DECLINED"})
    @DisplayName("An attempt that did not win the client back writes nobody off: it waits for another, since the last came to nothing")
    void anAttemptThatCameToNothingLeavesTheClientAtRisk(String outcome) {
        live();
        ada.api.done("/v1/clients/" + ada.id() + "/move", "{'stage': 'AT_RISK', 'at': '2026-11-01T09:00:00Z'}");
        String first = attempt("2026-11-02T09:00:00Z");
        assertThat(ada.attention("AT_RISK").getList("items")).as("under way").isEmpty();
        conclude(first, outcome, "2026-11-05T09:00:00Z");
        JsonPath again = ada.attention("AT_RISK");
        assertThat(again.getList("items")).hasSize(1);
        assertThat(again.getString("items[0].since")).isEqualTo("2026-11-05T09:00:00Z");
        assertThat(again.getString("items[0].resolvedBy")).isEqualTo("POST /v1/clients/" + ada.id() + "/win-backs");

        String second = attempt("2026-11-06T09:00:00Z");
        assertThat(ada.attention("AT_RISK").getList("items")).as("another is under way").isEmpty();
        conclude(second, "RETURNED", "2026-11-07T09:00:00Z");
        assertThat(ada.attention("AT_RISK").getList("items")).as("won back").isEmpty();
        conclude(attempt("2026-11-08T09:00:00Z"), outcome, "2026-11-09T09:00:00Z");
        assertThat(ada.attention("AT_RISK").getString("items[0].since")).as("and lost again").isEqualTo("2026-11-09T09:00:00Z");
    }

    @Test
    @DisplayName("An attempt still under way is waited for, whatever came of one made after it")
    void anAttemptUnderWayIsWaitedFor() {
        live();
        ada.api.done("/v1/clients/" + ada.id() + "/move", "{'stage': 'AT_RISK', 'at': '2026-11-01T09:00:00Z'}");
        String letter = attempt("2026-11-02T09:00:00Z");
        conclude(attempt("2026-11-03T09:00:00Z"), "NO_ANSWER", "2026-11-03T10:00:00Z");
        assertThat(ada.attention("AT_RISK").getList("items")).isEmpty();
        ada.api.done("/v1/clients/" + ada.id() + "/win-backs/" + letter + "/correct", "{'reason': 'It was never sent'}");
        assertThat(ada.attention("AT_RISK").getString("items[0].since")).isEqualTo("2026-11-03T10:00:00Z");
    }

    private String attempt(String at) {
        return ada.api.created("/v1/clients/" + ada.id() + "/win-backs", "{'approach': 'Called and listened', 'attemptedAt': '%s'}", at).getString("id");
    }

    private void conclude(String attempt, String outcome, String at) {
        ada.api.done("/v1/clients/" + ada.id() + "/win-backs/" + attempt + "/conclude", "{'outcome': '%s', 'at': '%s'}", outcome, at);
    }

    @Test
    void whoHasEndedTheRelationshipIsNotAtRiskAnyMore() {
        ada.record("incidents", "'title': 'x', 'severity': 'MINOR', 'detectedAt': '2026-11-20T09:00:00Z', 'complaint': 'Again!'");
        ada.api.done("/v1/clients/" + ada.id() + "/move", "{'stage': 'ENDED'}");
        assertThat(ada.attention("AT_RISK").getList("items")).isEmpty();
        assertThat(ada.api.read("/v1/attention?party=CLIENT&kind=AT_RISK").getList("items")).isEqualTo(List.of());
    }

    /** An active client who was spoken to lately. */
    private void live() {
        ada.api.done("/v1/clients/" + ada.id() + "/move", "{'stage': 'ACTIVE', 'at': '2026-01-01T09:00:00Z'}");
        ada.api.created("/v1/communications", "{'clientId': '" + ada.id() + "', 'from': 'PROVIDER', 'channel': 'PHONE', 'purpose': 'UPDATE', 'at': '"
                + Instant.now().minusSeconds(3600) + "'}");
    }
}
