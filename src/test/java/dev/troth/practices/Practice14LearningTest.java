package dev.troth.practices;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 14: who is still learning says so, and the client chooses")
class Practice14LearningTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void nothingIsPromisedOnALearnersSkillBeforeTheClientConsents() {
        String request = ada.record("commitments", "'title': 'An app', 'requestedAt': '2025-03-01T08:00:00Z', 'skill': {'name': 'Kotlin', 'level': 'LEARNING'}").getString("id");
        String promise = "{'at': '2025-03-01T12:00:00Z', 'dueAt': '2025-03-11T12:00:00Z'}";
        refused(ada.api.post("/v1/commitments/" + request + "/promise", promise), 409, "consent-missing");

        String told = tell(request, "09:00:00");
        refused(ada.api.post("/v1/commitments/" + request + "/promise", promise), 409, "consent-missing");
        ada.api.done("/v1/disclosures/" + told + "/decide", "{'outcome': 'REFUSE', 'at': '2025-03-01T10:00:00Z'}");
        refused(ada.api.post("/v1/commitments/" + request + "/promise", promise), 409, "consent-missing");

        ada.api.done("/v1/disclosures/" + tell(request, "10:30:00") + "/decide", "{'outcome': 'CONSENT', 'at': '2025-03-01T11:00:00Z'}");
        assertThat(ada.api.done("/v1/commitments/" + request + "/promise", promise).getString("status")).isEqualTo("PROMISED");
    }

    private String tell(String request, String time) {
        return ada.record("disclosures", "'kind': 'SKILL_GAP', 'statement': 'I am learning Kotlin.', 'about': {'type': 'COMMITMENT', 'id': '%s'}, "
                + "'awareAt': '2025-03-01T08:00:00Z', 'disclosedAt': '2025-03-01T%sZ'", request, time).getString("id");
    }

    @Test
    void aFailureTheClientKnewItRiskedCountsHalf() {
        assertThat(missed(", 'skill': {'name': 'Kotlin', 'level': 'LEARNING'}", true)).isEqualTo(List.of(0., .5));
    }

    @Test
    void aFailureOfWorkThatNamesNoSkillCountsHalfWhereTheGapWasToldAboutItself() {
        assertThat(missed("", true)).isEqualTo(List.of(0., .5));
    }

    @Test
    void withoutAGapItCountsInFull() {
        assertThat(missed("", false)).isEqualTo(List.of(0., 1.));
    }

    @Test
    void consentToALieOpensNothingAndHalvesNothing() {
        String request = ada.record("commitments", "'title': 'An app', 'requestedAt': '2025-03-01T08:00:00Z', 'skill': {'name': 'Kotlin', 'level': 'LEARNING'}").getString("id");
        String told = tell(request, "09:00:00");
        ada.api.done("/v1/disclosures/" + told + "/decide", "{'outcome': 'CONSENT', 'at': '2025-03-01T10:00:00Z'}");
        ada.api.done("/v1/disclosures/" + told + "/prove-false", "{'knownToBeFalse': true, 'at': '2025-03-01T11:00:00Z'}");
        refused(ada.api.post("/v1/commitments/" + request + "/promise", "{'at': '2025-03-01T12:00:00Z', 'dueAt': '2025-03-11T12:00:00Z'}"), 409, "consent-missing");

        assertThat(missed("", true)).isEqualTo(List.of(0., .5));
        String gap = ada.api.read("/v1/disclosures?clientId=" + ada.id() + "&sort=-recordedAt").getString("items[0].id");
        ada.api.done("/v1/disclosures/" + gap + "/prove-false", "{'knownToBeFalse': true, 'at': '2025-03-13T12:00:00Z'}");
        assertThat(ada.lines("PROVIDER", "RELIABILITY", "MISSED")).extracting(line -> ((Number) line.get("s")).doubleValue())
                .as("counted in full, the half reversed").containsExactly(1., .5, .5);
    }

    private List<Double> missed(String skill, boolean told) {
        JsonPath request = ada.record("commitments", "'title': 'An app', 'requestedAt': '2025-03-01T08:00:00Z'" + skill);
        String id = request.getString("id");
        if (told) {
            String gap = ada.record("disclosures", "'kind': 'SKILL_GAP', 'statement': 'I am learning Kotlin.', 'about': {'type': 'COMMITMENT', 'id': '%s'}, "
                    + "'awareAt': '2025-03-01T08:00:00Z', 'disclosedAt': '2025-03-01T09:00:00Z'", id).getString("id");
            ada.api.done("/v1/disclosures/" + gap + "/decide", "{'outcome': 'CONSENT', 'at': '2025-03-01T10:00:00Z'}");
        }
        ada.api.done("/v1/commitments/" + id + "/promise", "{'at': '2025-03-01T12:00:00Z', 'dueAt': '2025-03-11T12:00:00Z'}");
        ada.api.done("/v1/commitments/" + id + "/give-up", "{'at': '2025-03-12T12:00:00Z'}");
        return ada.line("PROVIDER", "RELIABILITY", "MISSED");
    }

    /** What is asked about is a promise at another instant than the one recorded, or at all: whether the consent came before it is judged anew. */
    @Test
    void whatIfAPromiseIsMadeAfterTheConsentOrBeforeIt() {
        String request = ada.record("commitments", "'title': 'An app', 'requestedAt': '2025-03-01T08:00:00Z', 'skill': {'name': 'Kotlin', 'level': 'LEARNING'}").getString("id");
        ada.api.done("/v1/disclosures/" + tell(request, "09:00:00") + "/decide", "{'outcome': 'CONSENT', 'at': '2025-03-01T10:00:00Z'}");
        String promised = "{'asOf': '2025-06-01T00:00:00Z', 'facts': [{'commitment': {'id': '%s', 'promisedAt': '%s', 'dueAt': '2025-03-11T12:00:00Z', 'outcome': 'MISSED'}}]}";
        double after = whatIf(promised, request, "2025-03-01T12:00:00Z");
        assertThat(whatIf(promised, request, "2025-03-01T09:30:00Z")).as("before the consent").isLessThan(after);

        ada.api.done("/v1/commitments/" + request + "/promise", "{'at': '2025-03-01T12:00:00Z', 'dueAt': '2025-03-11T12:00:00Z'}");
        ada.api.done("/v1/commitments/" + request + "/give-up", "{'at': '2025-06-01T00:00:00Z'}");
        assertThat(ada.score("PROVIDER", "2025-06-01T00:00:00Z").getDouble("trust")).isCloseTo(after, PracticeClient.exactly());
    }

    private double whatIf(String body, Object... args) {
        return ada.api.done("/v1/clients/" + ada.id() + "/trust-score/what-if", body, args).getDouble("after.trust");
    }
}
