package dev.troth.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayName("Where the model leaves room it is read as ADR 0003 says")
class NamedReadingsTest {

    private static final String EXPECTATIONS = "'expectations': [{'topic': 'DEADLINES', 'text': 'x'}, {'topic': 'RESPONSE', 'text': 'y'}]";

    private final Api api = Api.ofFreshTenant();
    private String client;

    @BeforeEach
    void someone() {
        client = api.client("Ada");
    }

    @Test
    @DisplayName("Of several agreements in force the shortest limit of a reply counts, and one without a limit says nothing")
    void shortestLimit() {
        for (String limit : List.of("'responseLimit': 'PT24H', ", "'responseLimit': 'PT8H', ", "'responseLimit': 'PT12H', ", "")) {
            String agreement = "/v1/agreements/" + recorded("agreements", "'title': 'x', " + limit + EXPECTATIONS);
            api.done(agreement + "/offer", "{'at': '2025-01-01T09:00:00Z'}");
            for (String party : List.of("PROVIDER", "CLIENT")) {
                api.done(agreement + "/accept", "{'party': '" + party + "', 'at': '2025-01-01T10:00:00Z'}");
            }
        }
        assertThat(api.read("/v1/communications/" + question()).getString("replyLimit")).isEqualTo("PT8H");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SKILL_GAP", "ASSUMPTION"})
    @DisplayName("Told of nothing that went wrong is told unasked, also where the other party knew first")
    void neutral(String kind) {
        String told = recorded("disclosures", "'kind': '" + kind + "', 'statement': 'x', 'awareAt': '2025-01-01T09:00:00Z', 'counterpartKnewAt': '2025-03-01T09:00:00Z', "
                + "'disclosedAt': '2025-04-01T09:00:00Z'");
        assertThat(api.read("/v1/disclosures/" + told).getString("state")).isEqualTo("PROACTIVE");
    }

    @Test
    @DisplayName("An absence told at the very instant it begins is told in advance")
    void absenceAtItsBeginning() {
        String told = recorded("disclosures", "'kind': 'ABSENCE', 'statement': 'x', 'awareAt': '2025-01-01T09:00:00Z', 'disclosedAt': '2025-03-01T09:00:00Z', "
                + "'window': {'from': '2025-03-01T09:00:00Z', 'to': '2025-03-02T09:00:00Z'}");
        assertThat(api.read("/v1/disclosures/" + told).getString("state")).isEqualTo("PROACTIVE");
        String late = recorded("disclosures", "'kind': 'ABSENCE', 'statement': 'x', 'awareAt': '2025-01-01T09:00:00Z', 'disclosedAt': '2025-03-01T09:00:01Z', "
                + "'window': {'from': '2025-03-01T09:00:00Z', 'to': '2025-03-02T09:00:00Z'}");
        assertThat(api.read("/v1/disclosures/" + late).getString("state")).isEqualTo("AFTER_GRACE");
    }

    @Test
    @DisplayName("What a disclosure was about and was taken back gives it no importance")
    void aboutNothingAnyMore() {
        String promise = recorded("commitments", "'title': 'x', 'importance': 'CRITICAL', 'promisedAt': '2025-01-01T09:00:00Z', 'dueAt': '2099-01-01T09:00:00Z'");
        recorded("disclosures", "'kind': 'MISTAKE', 'statement': 'x', 'severity': 'MAJOR', 'awareAt': '2025-02-01T09:00:00Z', 'disclosedAt': '2025-02-01T09:00:00Z', "
                + "'about': {'type': 'COMMITMENT', 'id': '" + promise + "'}");
        assertThat(standing()).containsExactly(.5);
        api.done("/v1/commitments/" + promise + "/correct", "{'reason': 'Entered twice'}");
        assertThat(standing()).containsExactly(.25);
    }

    @Test
    @DisplayName("Once a late answer is recorded, nothing counts between its limit and it")
    void answeredLate() {
        String question = question();
        assertThat(api.trust(client, "PROVIDER", "2025-03-03T09:00:00Z")).isLessThan(.5);
        recorded("communications", "'from': 'PROVIDER', 'channel': 'EMAIL', 'purpose': 'REPLY', 'at': '2025-03-04T09:00:00Z', 'inReplyTo': '" + question + "'");
        assertThat(api.trust(client, "PROVIDER", "2025-03-03T09:00:00Z")).isEqualTo(.5);
        assertThat(api.trust(client, "PROVIDER", "2025-03-04T09:00:00Z")).isLessThan(.5);
    }

    private String question() {
        return recorded("communications", "'from': 'CLIENT', 'channel': 'EMAIL', 'purpose': 'QUESTION', 'at': '2025-03-01T09:00:00Z'");
    }

    /** The r of what supports, of lines that were not reversed. */
    private List<Double> standing() {
        List<Map<String, Object>> lines = api.read("/v1/clients/" + client + "/trust-score/evidence?limit=200").getList("items");
        Set<Object> reversed = lines.stream().map(line -> line.get("reverses")).collect(Collectors.toSet());
        return lines.stream().filter(line -> line.get("reverses") == null && !reversed.contains(line.get("id"))).map(line -> ((Number) line.get("r")).doubleValue()).toList();
    }

    private String recorded(String records, String fields) {
        return api.created("/v1/" + records, "{'clientId': '" + client + "', " + fields + "}").getString("id");
    }
}
