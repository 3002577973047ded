package dev.troth.practices;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 36: who hires asks those who know")
class Practice36ReferenceTest {

    private static final String ASKED = "{'referee': 'Jonas Weber', 'relation': 'Client for three years', 'question': 'Were invoices as agreed?', "
            + "'askedAt': '2025-03-01T09:00:00Z'}";

    private final PracticeClient ada = new PracticeClient();

    @Test
    void aReferenceIsAskedForAndAnswered() {
        JsonPath asked = ada.api.created(references(), ASKED);
        assertThat(asked.getString("kind")).isEqualTo("REFERENCE");
        assertThat(asked.getString("subject")).isEqualTo("PROVIDER");
        assertThat(asked.getString("status")).isEqualTo("ASKED");
        assertThat(asked.getString("relation")).isEqualTo("Client for three years");
        assertThat(asked.getList("allowed")).isEqualTo(List.of("answer", "correct"));

        JsonPath answered = ada.api.done(path(asked) + "/answer", "{'verdict': 'POSITIVE', 'answer': 'To the cent', 'at': '2025-03-02T09:00:00Z'}");
        assertThat(answered.getString("status")).isEqualTo("ANSWERED");
        assertThat(answered.getString("verdict")).isEqualTo("POSITIVE");
        assertThat(answered.getString("answer")).isEqualTo("To the cent");
        assertThat(answered.getString("answeredAt")).isEqualTo("2025-03-02T09:00:00Z");
        assertThat(ada.api.read(path(asked)).getString("answer")).isEqualTo("To the cent");
        assertThat(ada.api.read("/v1/clients/" + ada.id() + "/timeline").getList("items.type")).contains("reference.asked", "reference.answered");
    }

    @Test
    void whatIsHeardOfAPartyMovesNoScore() {
        for (String verdict : List.of("POSITIVE", "MIXED", "NEGATIVE")) {
            ada.api.done(path(ada.api.created(references(), ASKED)) + "/answer", "{'verdict': '%s', 'at': '2025-03-02T09:00:00Z'}", verdict);
        }
        for (String subject : List.of("PROVIDER", "CLIENT")) {
            assertThat(ada.api.trust(ada.id(), subject, "2025-03-02T09:00:00Z")).isEqualTo(.5);
        }
        assertThat(ada.api.read("/v1/clients/" + ada.id() + "/trust-score/evidence").getList("items")).isEmpty();
    }

    @Test
    void anAnswerComesOnceAndAfterTheQuestion() {
        JsonPath asked = ada.api.created(references(), ASKED);
        refused(ada.api.post(path(asked) + "/answer", "{'verdict': 'MIXED', 'at': '2025-02-01T09:00:00Z'}"), 409, "invalid-transition");
        refusedAt(ada.api.post(path(asked) + "/answer", "{'answer': 'Well'}"), "/verdict");
        ada.api.done(path(asked) + "/answer", "{'verdict': 'MIXED', 'at': '2025-03-02T09:00:00Z'}");
        JsonPath again = refused(ada.api.post(path(asked) + "/answer", "{'verdict': 'POSITIVE'}"), 409, "invalid-transition");
        assertThat(again.getString("state")).isEqualTo("ANSWERED");
        assertThat(again.getList("allowed")).isEqualTo(List.of("correct"));
    }

    @Test
    void aMistakeIsTakenBackStepByStep() {
        JsonPath asked = ada.api.created(references(), ASKED);
        ada.api.done(path(asked) + "/answer", "{'verdict': 'NEGATIVE', 'at': '2025-03-02T09:00:00Z'}");
        JsonPath open = ada.api.done(path(asked) + "/correct", "{'reason': 'Another referee'}");
        assertThat(open.getString("status")).isEqualTo("ASKED");
        assertThat(open.getString("verdict")).isNull();
        JsonPath gone = ada.api.done(path(asked) + "/correct", "{'reason': 'Another client'}");
        assertThat(gone.getString("retractedAt")).isNotNull();
        assertThat(gone.getList("allowed")).isEmpty();
    }

    @Test
    void itIsFoundBelowItsClientOnly() {
        JsonPath asked = ada.api.created(references(), ASKED);
        String other = "/v1/clients/" + ada.api.client("Bo") + "/references";
        refused(ada.api.get(other + "/" + asked.getString("id")), 404, "not-found");
        refused(ada.api.post(other + "/" + asked.getString("id") + "/answer", "{'verdict': 'MIXED'}"), 404, "not-found");
        assertThat(ada.api.read(other).getInt("total.count")).isZero();
        refused(ada.api.get("/v1/clients/" + asked.getString("id") + "/references"), 404, "not-found");
        refused(ada.api.post("/v1/clients/" + asked.getString("id") + "/references", ASKED), 404, "not-found");
    }

    private String references() {
        return "/v1/clients/" + ada.id() + "/references";
    }

    private String path(JsonPath reference) {
        return references() + "/" + reference.getString("id");
    }
}
