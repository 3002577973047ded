package dev.troth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

/** A tour of a client's operations with the data of a small practice: what the examples of the contract are recorded from. */
@QuarkusTest
class ClientTourTest {

    @Test
    void aClientFromFirstWordToScore() {
        Api api = Api.ofFreshTenant();
        String client = "/v1/clients/" + api.created("/v1/clients", """
                {'name': 'Okafor Dental', 'kind': 'ORGANISATION', 'preferredName': 'Dr. Okafor', 'email': 'ada@okafor.example', 'timeZone': 'Europe/Berlin',
                 'externalRef': 'crm-4711', 'tags': ['health'], 'channels': [{'channel': 'EMAIL', 'address': 'ada@okafor.example', 'waitFor': 'PT4H'},
                 {'channel': 'PHONE', 'address': '+49 30 1234567'}], 'startedAt': '2025-01-07T09:00:00Z'}""").getString("id");
        api.patch("\"0\"", client, "{'phone': '+49 30 1234567', 'notes': 'Prefers to be called before noon.', 'preferredName': null}").then().statusCode(200);
        api.done(client + "/move", "{'stage': 'ACTIVE', 'at': '2025-01-08T10:00:00Z', 'reason': 'The agreement is signed'}");
        api.done(client + "/move", "{'stage': 'AT_RISK', 'at': '2025-02-08T10:00:00Z'}");
        assertThat(api.done(client + "/correct", "{'reason': 'Meant for another client'}").getString("stage")).isEqualTo("ACTIVE");
        api.created("/v1/clients", "{'name': 'Lindqvist & Sons', 'kind': 'ORGANISATION'}");

        String promise = api.created("/v1/commitments", """
                {'clientId': '%s', 'title': 'New appointment calendar', 'promisedAt': '2025-02-03T09:00:00Z', 'dueAt': '2025-03-03T17:00:00Z'}""",
                client.replace("/v1/clients/", "")).getString("id");
        api.done("/v1/commitments/" + promise + "/deliver", "{'deliveredAt': '2025-03-01T12:00:00Z'}");
        JsonPath score = api.read(client + "/trust-score?subject=PROVIDER&asOf=2025-03-08T09:00:00Z");
        assertThat(score.getDouble("trust")).isGreaterThan(.5);
        assertThat(api.read(client + "/trust-score/evidence?asOf=2025-03-08T09:00:00Z").getList("items")).isNotEmpty();
        api.get(client + "/trust-score/rebuild").then().statusCode(200);
        assertThat(api.read(client + "/timeline").getList("items")).isNotEmpty();
        assertThat(api.read("/v1/clients?stage=ACTIVE,PROSPECT&sort=name").getInt("total.count")).isEqualTo(2);
        api.read(client);
    }
}
