package dev.troth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

/** A tour of the record with the data of a small practice: what examples of the contract are recorded from where no feature test shows better ones. */
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

    @Test
    void promisesThatCameOtherwise() {
        Api api = Api.ofFreshTenant();
        String client = api.client("Okafor Dental");
        String moved = promise(api, client, "Patient newsletter", "2025-03-03T17:00:00Z");
        api.done(moved + "/renegotiate", "{'dueAt': '2025-03-17T17:00:00Z', 'agreedAt': '2025-02-20T09:00:00Z', 'reason': 'The photographs come later'}");
        api.done(moved + "/deliver", "{'deliveredAt': '2025-03-18T09:00:00Z'}");
        api.done(moved + "/grant-grace", "{'party': 'CLIENT', 'at': '2025-03-18T10:00:00Z', 'note': 'The flood was an act of nature'}");
        api.done(moved + "/reject", "{'at': '2025-03-19T09:00:00Z', 'note': 'The dates are those of last year'}");
        assertThat(api.done(moved + "/correct", "{'reason': 'It was accepted after all'}").getString("status")).isEqualTo("DELIVERED");

        api.done(promise(api, client, "Flyer", "2025-03-03T17:00:00Z") + "/withdraw", "{'at': '2025-02-10T09:00:00Z', 'note': 'No printer to be had'}");
        api.done(promise(api, client, "Poster", "2025-03-03T17:00:00Z") + "/cancel", "{'at': '2025-02-10T09:00:00Z'}");
        String asked = "/v1/commitments/" + api.created("/v1/commitments", "{'clientId': '%s', 'title': 'A film', 'requestedAt': '2025-02-10T09:00:00Z'}", client)
                .getString("id");
        api.done(asked + "/decline", "{'at': '2025-02-11T09:00:00Z', 'reason': 'Not our trade', 'referrals': [{'name': 'Nordlicht Film', 'contact': 'hello@nordlicht.example'}]}");
        assertThat(api.read("/v1/commitments?clientId=" + client).getInt("total.count")).isEqualTo(4);
    }

    @Test
    void whatWasTold() {
        Api api = Api.ofFreshTenant();
        String client = api.client("Okafor Dental");
        String mistake = "/v1/disclosures/" + api.created("/v1/disclosures", """
                {'clientId': '%s', 'kind': 'MISTAKE', 'statement': 'The reminder went to the wrong list.', 'severity': 'MAJOR', 'awareAt': '2025-02-10T09:00:00Z'}""",
                client).getString("id");
        api.patch("*", mistake, "{'remedyPlan': 'A second reader for every list'}").then().statusCode(200);
        api.done(mistake + "/discovered", "{'counterpartKnewAt': '2025-02-11T08:00:00Z'}");
        api.done(mistake + "/admit", "{'disclosedAt': '2025-02-11T10:00:00Z', 'note': 'By telephone, the same morning'}");
        assertThat(api.read("/v1/disclosures?clientId=" + client).getInt("total.count")).isEqualTo(1);
    }

    private static String promise(Api api, String client, String title, String dueAt) {
        return "/v1/commitments/" + api.created("/v1/commitments", "{'clientId': '%s', 'title': '%s', 'promisedAt': '2025-02-03T09:00:00Z', 'dueAt': '%s'}",
                client, title, dueAt).getString("id");
    }
}
