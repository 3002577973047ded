package dev.troth.practices;

import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 37: is the new client on the level?")
class Practice37VettingTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void aVettingIsAboutTheClientAndMovesNoScore() {
        JsonPath asked = ada.api.created(references(), "{'kind': 'VETTING', 'referee': 'Credit bureau', 'askedAt': '2025-03-01T09:00:00Z'}");
        assertThat(asked.getString("subject")).isEqualTo("CLIENT");
        JsonPath answered = ada.api.done(references() + "/" + asked.getString("id") + "/answer", "{'verdict': 'NEGATIVE', 'at': '2025-03-02T09:00:00Z'}");
        assertThat(answered.getString("verdict")).isEqualTo("NEGATIVE");
        assertThat(ada.api.trust(ada.id(), "CLIENT", "2025-03-02T09:00:00Z")).isEqualTo(.5);
        assertThat(ada.api.trust(ada.id(), "PROVIDER", "2025-03-02T09:00:00Z")).isEqualTo(.5);
    }

    @Test
    void bothWaysAreToldApart() {
        String vetting = ada.api.created(references(), "{'kind': 'VETTING', 'referee': 'Credit bureau'}").getString("id");
        String reference = ada.api.created(references(), "{'referee': 'Jonas Weber'}").getString("id");
        String ofClient = ada.api.created(references(), "{'referee': 'Former supplier', 'subject': 'CLIENT'}").getString("id");
        ada.api.done(references() + "/" + ofClient + "/answer", "{'verdict': 'POSITIVE'}");

        assertThat(found("subject=CLIENT")).containsExactly(ofClient, vetting);
        assertThat(found("subject=PROVIDER")).containsExactly(reference);
        assertThat(found("kind=VETTING")).containsExactly(vetting);
        assertThat(found("status=ANSWERED")).containsExactly(ofClient);
        assertThat(found("status=ASKED&kind=REFERENCE,VETTING&sort=recordedAt")).containsExactly(vetting, reference);
        refusedParameter(ada.api.get(references() + "?kind=GOSSIP"), "kind");
    }

    private List<String> found(String filter) {
        return ada.api.read(references() + "?" + filter).getList("items.id");
    }

    private String references() {
        return "/v1/clients/" + ada.id() + "/references";
    }
}
