package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 39: work is done under an agreement both have accepted")
class Practice39AgreementTest {

    private static final String FIRST_TERMS = "ab".repeat(32);
    private static final String SECOND_TERMS = "cd".repeat(32);

    private final PracticeClient ada = new PracticeClient();

    @Test
    void workPromisedOutsideAnAgreementIsFlaggedUntilOneCoversIt() {
        JsonPath promise = promise("2025-03-10T09:00:00Z", "");
        assertThat(promise.getBoolean("outsideAgreement")).isTrue();

        String agreement = offer("SERVICE");
        assertThat(outside(promise)).isTrue();
        accept(agreement);
        assertThat(outside(promise)).isFalse();
        assertThat(promise("2025-03-02T09:00:00Z", "").getBoolean("outsideAgreement")).as("before both had accepted").isTrue();
        assertThat(ids("outsideAgreement=false")).isEqualTo(List.of(promise.getString("id")));
        assertThat(ids("outsideAgreement=true")).hasSize(1).doesNotContain(promise.getString("id"));
        assertThat(ada.lines("PROVIDER", "RELIABILITY", "ON_TIME")).as("it is no evidence").isEmpty();

        ada.api.done("/v1/agreements/" + agreement + "/end", "{'at': '2025-03-09T09:00:00Z'}");
        assertThat(outside(promise)).isTrue();
        ada.api.done("/v1/agreements/" + agreement + "/correct", "{'reason': 'It goes on'}");
        assertThat(outside(promise)).isFalse();
    }

    @Test
    void workThatNamesAnAgreementIsOutsideWhereThatOneWasNotInForce() {
        accept(offer("SERVICE"));
        String other = offer("SERVICE");
        JsonPath promise = promise("2025-03-10T09:00:00Z", ", 'agreementId': '" + other + "'");
        assertThat(promise.getBoolean("outsideAgreement")).isTrue();
        JsonPath patched = ada.api.patch("*", "/v1/commitments/" + promise.getString("id"), "{'agreementId': null}").then().statusCode(200).extract().jsonPath();
        assertThat(patched.getBoolean("outsideAgreement")).isFalse();
    }

    @Test
    void aRequestIsJudgedByWhenItWasMadeUntilItIsPromised() {
        accept(offer("SERVICE"));
        String id = ada.record("commitments", "'title': 'More proofs', 'requestedAt': '2025-03-01T09:00:00Z'").getString("id");
        assertThat(ada.api.read("/v1/commitments/" + id).getBoolean("outsideAgreement")).isTrue();
        JsonPath promised = ada.api.done("/v1/commitments/" + id + "/promise", "{'at': '2025-03-10T09:00:00Z', 'dueAt': '2099-03-20T09:00:00Z'}");
        assertThat(promised.getBoolean("outsideAgreement")).isFalse();
        assertThat(ada.api.done("/v1/commitments/" + id + "/correct", "{'reason': 'Not promised yet'}").getBoolean("outsideAgreement")).isTrue();
    }

    @Test
    void aPromiseOfSecrecyIsNoAgreementOnWork() {
        accept(offer("CONFIDENTIALITY"));
        assertThat(promise("2025-03-10T09:00:00Z", "").getBoolean("outsideAgreement")).isTrue();
    }

    @Test
    void versionsAcceptanceAndTheHashOfTheTermsAreKeptPerRevision() {
        String id = offer("SERVICE");
        accept(id);
        ada.api.done("/v1/agreements/" + id + "/amend", "{'termsSha256': '%s', 'at': '2025-04-01T09:00:00Z'}", SECOND_TERMS);
        ada.api.done("/v1/agreements/" + id + "/accept", "{'party': 'PROVIDER', 'at': '2025-04-01T10:00:00Z'}");
        JsonPath second = ada.api.done("/v1/agreements/" + id + "/accept", "{'party': 'CLIENT', 'at': '2025-04-02T10:00:00Z'}");

        assertThat(second.getInt("revision")).isEqualTo(2);
        assertThat(second.getString("termsSha256")).isEqualTo(SECOND_TERMS);
        assertThat(second.getList("acceptances.revision")).isEqualTo(List.of(2, 2));
        assertThat(second.getList("acceptances.at")).isEqualTo(List.of("2025-04-01T10:00:00Z", "2025-04-02T10:00:00Z"));
        assertThat(second.getList("formerRevisions.revision")).isEqualTo(List.of(1));
        assertThat(second.getString("formerRevisions[0].terms.termsSha256")).isEqualTo(FIRST_TERMS);
        assertThat(second.getList("formerRevisions[0].acceptances.party")).isEqualTo(List.of("PROVIDER", "CLIENT"));
        assertThat(second.getList("formerRevisions[0].acceptances.at")).isEqualTo(List.of("2025-03-05T09:00:00Z", "2025-03-05T10:00:00Z"));
    }

    private String offer(String kind) {
        String id = ada.record("agreements", "'title': 'Terms', 'kind': '%s', 'termsSha256': '%s', 'expectations': [{'topic': 'DEADLINES', 'text': 'As promised'}, "
                + "{'topic': 'RESPONSE', 'text': 'Within a day'}]", kind, FIRST_TERMS).getString("id");
        ada.api.done("/v1/agreements/" + id + "/offer", "{'at': '2025-03-04T09:00:00Z'}");
        return id;
    }

    private void accept(String id) {
        ada.api.done("/v1/agreements/" + id + "/accept", "{'party': 'PROVIDER', 'at': '2025-03-05T09:00:00Z'}");
        ada.api.done("/v1/agreements/" + id + "/accept", "{'party': 'CLIENT', 'at': '2025-03-05T10:00:00Z'}");
    }

    private JsonPath promise(String at, String more) {
        return ada.record("commitments", "'title': 'Proofs', 'promisedAt': '" + at + "', 'dueAt': '2099-03-20T09:00:00Z'" + more);
    }

    private boolean outside(JsonPath commitment) {
        return ada.api.read("/v1/commitments/" + commitment.getString("id")).getBoolean("outsideAgreement");
    }

    private List<String> ids(String filter) {
        return ada.api.read("/v1/commitments?clientId=" + ada.id() + "&" + filter).getList("items.id");
    }
}
