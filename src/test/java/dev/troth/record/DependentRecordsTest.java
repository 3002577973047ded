package dev.troth.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("What a record says follows when one it depends on changes")
class DependentRecordsTest {

    private final Api api = Api.ofFreshTenant();
    private String client;

    @BeforeEach
    void someone() {
        client = api.client("Ada Okafor");
    }

    @Test
    void aPracticeTakenBackStaysLostWhenTheIncidentIsCorrected() {
        String incident = record("incidents", "'title': 'x', 'severity': 'MODERATE', 'detectedAt': '2025-03-01T09:00:00Z'");
        String practice = record("practices", "'title': 'y'");
        api.done("/v1/incidents/" + incident + "/learn", "{'lesson': 'z', 'practiceId': '%s'}", practice);
        api.done("/v1/practices/" + practice + "/correct", "{'reason': 'Not ours'}");
        assertThat(api.read("/v1/incidents/" + incident).getDouble("handling")).isEqualTo(.1, within(1e-12));

        JsonPath corrected = api.done("/v1/incidents/" + incident + "/correct", "{'reason': 'Not learnt'}");

        assertThat(corrected.getDouble("handling")).isZero();
        assertThat(corrected.getMap("$")).doesNotContainKeys("practiceId", "lesson");
    }

    @Test
    void aPracticeTakenBackIsLostToEachIncidentOfTheSameCause() {
        String practice = record("practices", "'title': 'y'");
        for (String day : new String[] {"2025-03-01", "2025-04-01", "2025-05-01"}) {
            String incident = record("incidents", "'title': 'x', 'severity': 'MODERATE', 'cause': {'key': 'late'}, 'detectedAt': '" + day + "T09:00:00Z'");
            api.done("/v1/incidents/" + incident + "/learn", "{'lesson': 'z', 'practiceId': '%s'}", practice);
        }
        assertThat(api.read("/v1/incidents").getList("items.practiceId")).containsOnly(practice);
        api.done("/v1/practices/" + practice + "/correct", "{'reason': 'Not ours'}");
        JsonPath incidents = api.read("/v1/incidents");
        assertThat(incidents.getList("items.findAll { it.practiceId == null }")).hasSize(3);
        assertThat(incidents.<Double>getList("items.handling")).containsOnly(.1);
    }

    @Test
    void anIncidentIsNoLongerLinkedToACommitmentThatWasTakenBack() {
        String commitment = record("commitments", "'title': 'x', 'promisedAt': '2025-02-01T09:00:00Z', 'dueAt': '2099-02-01T09:00:00Z'");
        record("incidents", "'title': 'x', 'severity': 'MODERATE', 'detectedAt': '2025-03-01T09:00:00Z', 'commitmentId': '%s'".formatted(commitment));
        assertThat(against("RELIABILITY", "2025-03-03T09:00:00Z")).isZero();

        api.done("/v1/commitments/" + commitment + "/correct", "{'reason': 'Entered twice'}");

        assertThat(against("RELIABILITY", "2025-03-03T09:00:00Z")).isEqualTo(.5 * Math.pow(2, -2 / 180.), within(1e-9));
    }

    @Test
    void whatWasTakenBackDoesNotChangeWithWhatWasToldAboutIt() {
        String promise = record("commitments", "'title': 'x', 'promisedAt': '2025-02-01T09:00:00Z', 'dueAt': '2099-02-01T09:00:00Z'");
        String delay = record("disclosures", "'kind': 'DELAY', 'statement': 'x', 'disclosedAt': '2025-02-03T09:00:00Z', 'about': {'type': 'COMMITMENT', 'id': '%s'}".formatted(promise));
        String agreement = record("agreements", "'title': 'x', 'fees': [{'name': 'Hosting', 'amount': {'value': 10, 'currency': 'EUR'}}]");
        String fee = record("disclosures", "'kind': 'FEE', 'statement': 'x', 'disclosedAt': '2025-02-03T09:00:00Z', 'about': {'type': 'AGREEMENT', 'id': '%s'}".formatted(agreement));
        api.done("/v1/commitments/" + promise + "/correct", "{'reason': 'Entered twice'}");
        api.done("/v1/agreements/" + agreement + "/correct", "{'reason': 'Entered twice'}");
        String before = api.get("/v1/commitments/" + promise).asString() + api.get("/v1/agreements/" + agreement).asString();

        api.done("/v1/disclosures/" + delay + "/correct", "{'reason': 'Not told'}");
        api.done("/v1/disclosures/" + fee + "/correct", "{'reason': 'Not told'}");

        assertThat(api.get("/v1/commitments/" + promise).asString() + api.get("/v1/agreements/" + agreement).asString()).isEqualTo(before);
    }

    @Test
    void checkInsMissedUnderAFormerRhythmStayMissedUnderTheNext() {
        String agreement = record("agreements", "'title': 'x', 'checkInEvery': 'P7D', "
                + "'expectations': [{'topic': 'DEADLINES', 'text': 'x'}, {'topic': 'RESPONSE', 'text': 'y'}]");
        accept(agreement, "2025-01-01T09:00:00Z");
        record("communications", "'from': 'PROVIDER', 'channel': 'PHONE', 'purpose': 'CHECK_IN', 'at': '2025-01-05T09:00:00Z'");
        assertThat(count("CHECK_IN_MISSED", "2025-02-12T09:00:00Z")).isEqualTo(5);

        api.done("/v1/agreements/" + agreement + "/amend", "{'checkInEvery': 'P30D', 'at': '2025-02-10T09:00:00Z'}");
        accept(agreement, "2025-02-12T09:00:00Z");

        assertThat(count("CHECK_IN", "2025-02-12T09:00:00Z")).isEqualTo(1);
        assertThat(count("CHECK_IN_MISSED", "2025-02-12T09:00:00Z")).isEqualTo(5);
        assertThat(count("CHECK_IN_MISSED", "2025-03-15T09:00:00Z")).isEqualTo(6);
        assertThat(api.read("/v1/clients/" + client + "/trust-score/rebuild").getBoolean("equal")).isTrue();
    }

    @Test
    void aCheckInIsDueOnlyFromWhenBothHadAgreedOnIt() {
        String agreement = record("agreements", "'title': 'x', 'checkInEvery': 'P7D', 'effectiveFrom': '2024-01-01T09:00:00Z', "
                + "'expectations': [{'topic': 'DEADLINES', 'text': 'x'}, {'topic': 'RESPONSE', 'text': 'y'}]");
        accept(agreement, "2025-01-01T09:00:00Z");
        assertThat(count("CHECK_IN_MISSED", "2025-01-09T09:00:00Z")).isEqualTo(1);
    }

    @Test
    void aFeeOfAnAmendmentNobodyAcceptedIsNotChargedAfterTheEnd() {
        String agreement = record("agreements", "'title': 'x', 'expectations': [{'topic': 'DEADLINES', 'text': 'x'}, {'topic': 'RESPONSE', 'text': 'y'}]");
        accept(agreement, "2025-01-01T09:00:00Z");
        api.done("/v1/agreements/" + agreement + "/amend", "{'fees': [{'name': 'Minimum', 'chargedFrom': '2025-03-01T09:00:00Z'}], 'at': '2025-02-01T09:00:00Z'}");
        assertThat(against("CANDOR", "2025-03-01T09:00:00Z")).isEqualTo(3, within(1e-9));

        api.done("/v1/agreements/" + agreement + "/end", "{'at': '2025-02-10T09:00:00Z'}");

        assertThat(against("CANDOR", "2025-03-01T09:00:00Z")).isZero();
    }

    @Test
    void anAbsenceToTheEndOfTimeStopsAClockAndNothingElse() {
        record("commitments", "'title': 'x', 'requestedAt': '2025-03-01T09:00:00Z'");
        record("disclosures", "'kind': 'ABSENCE', 'statement': 'x', 'disclosedAt': '2025-03-01T09:00:00Z', "
                + "'window': {'from': '2025-03-01T10:00:00Z', 'to': '2100-01-01T00:00:00Z'}");
        assertThat(api.read("/v1/clients/" + client + "/trust-score?asOf=2026-03-01T09:00:00Z").getList("open")).isEmpty();
    }

    @Test
    void aCommunicationIsAboutARecordOfItsClientOrNone() {
        String commitment = record("commitments", "'title': 'x', 'promisedAt': '2025-02-01T09:00:00Z', 'dueAt': '2099-02-01T09:00:00Z'");
        String said = "'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'NOTE', 'at': '2025-03-01T09:00:00Z', 'about': {'type': 'COMMITMENT', 'id': '%s'}";
        record("communications", said.formatted(commitment));
        String stranger = api.client("Somebody else");
        api.post("/v1/communications", "{'clientId': '" + stranger + "', " + said.formatted(commitment) + "}").then().statusCode(404)
                .body("errors.pointer", contains("/about"));
    }

    private String record(String collection, String json) {
        return api.created("/v1/" + collection, "{'clientId': '" + client + "', " + json + "}").getString("id");
    }

    private void accept(String agreement, String at) {
        api.post("/v1/agreements/" + agreement + "/offer", "{'at': '" + at + "'}");
        for (String party : new String[] {"PROVIDER", "CLIENT"}) {
            api.done("/v1/agreements/" + agreement + "/accept", "{'party': '%s', 'at': '%s'}", party, at);
        }
    }

    private double against(String dimension, String asOf) {
        return api.read("/v1/clients/" + client + "/trust-score?asOf=" + asOf).getDouble("dimensions.find { it.dimension == '" + dimension + "' }.against");
    }

    private long count(String reason, String asOf) {
        JsonPath score = api.read("/v1/clients/" + client + "/trust-score?asOf=" + asOf);
        return score.getList("contributions.reason").contains(reason) ? score.getLong("contributions.find { it.reason == '" + reason + "' }.count") : 0;
    }
}
