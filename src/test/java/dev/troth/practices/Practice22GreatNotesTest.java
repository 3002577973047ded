package dev.troth.practices;

import static dev.troth.practices.ContactCase.COMMUNICATIONS;
import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 22: listen, take great notes, and have them confirmed")
class Practice22GreatNotesTest {

    private final ContactCase talk = new ContactCase();

    @Test
    void aNoteBearsOnAnExpectationAndIsFoundByIt() {
        String agreement = talk.agreed("'scope': 'The garden'", "2025-01-06T09:00:00Z");
        JsonPath noted = note("She wants the hedge cut before Easter", ", 'about': {'type': 'AGREEMENT', 'id': '" + agreement + "'}, 'expectation': 'DEADLINES'");
        assertThat(noted.getString("expectation")).isEqualTo("DEADLINES");
        note("She pays by transfer", ", 'about': {'type': 'AGREEMENT', 'id': '" + agreement + "'}, 'expectation': 'PAYMENT'");
        note("She has a dog", "");
        List<String> only = List.of(noted.getString("id"));
        assertThat(found("expectation=DEADLINES,RESPONSE")).isEqualTo(only);
        assertThat(found("expectation=DEADLINES&aboutType=AGREEMENT&aboutId=" + agreement)).isEqualTo(only);
        assertThat(found("aboutType=AGREEMENT")).hasSize(2);
        assertThat(found("aboutType=COMMITMENT")).isEmpty();
        refusedParameter(talk.ada.api.get(COMMUNICATIONS + "?expectation=MOOD"), "expectation");
    }

    @Test
    void anExpectationBelongsToAnAgreement() {
        refusedAt(talk.ada.attempt("communications", "'from': 'CLIENT', 'purpose': 'NOTE', 'channel': 'PHONE', 'at': '2025-03-03T09:00:00Z', "
                + "'expectation': 'DEADLINES'"), "/expectation");
    }

    @Test
    void notesAreFoundByTheirWords() {
        String hedge = note("She wants the hedge cut before Easter", "").getString("id");
        String lawn = note("Lawn and hedge: no weedkiller, ever", "").getString("id");
        note("Grüße an Jürgen", "");
        assertThat(found("text=hedge")).containsExactlyInAnyOrder(hedge, lawn);
        assertThat(found("text=EASTER hedge")).isEqualTo(List.of(hedge));
        assertThat(found("text=jürgen")).hasSize(1);
        assertThat(found("text=hedg")).as("words, not parts of them").isEmpty();
        assertThat(found("text=roses")).isEmpty();
        assertThat(talk.ada.api.read(COMMUNICATIONS + "?text=hedge&limit=1").getInt("total.count")).isEqualTo(2);
        refusedParameter(talk.ada.api.get(COMMUNICATIONS + "?text=!!"), "text");
        refusedParameter(talk.ada.api.get(COMMUNICATIONS + "?text=" + "x".repeat(201)), "text");
    }

    @Test
    void theClientConfirmsOnceThatThisIsWhatWasMeant() {
        String path = COMMUNICATIONS + "/" + note("She wants the hedge cut before Easter", "").getString("id");
        assertThat(talk.ada.api.read(path).getList("allowed")).isEqualTo(List.of("confirm", "correct"));
        assertThat(found("confirmed=false")).hasSize(1);
        refused(talk.ada.api.post(path + "/confirm", "{'at': '2025-03-03T08:00:00Z'}"), 409, "invalid-transition");

        JsonPath confirmed = talk.ada.api.done(path + "/confirm", "{'at': '2025-03-04T09:00:00Z', 'note': 'Read back on the phone'}");
        assertThat(confirmed.getString("confirmedAt")).isEqualTo("2025-03-04T09:00:00Z");
        assertThat(confirmed.getList("allowed")).isEqualTo(List.of("correct"));
        assertThat(found("confirmed=true")).hasSize(1);
        assertThat(found("confirmed=false")).isEmpty();
        refused(talk.ada.api.post(path + "/confirm", "{}"), 409, "invalid-transition");
        assertThat(talk.ada.api.read("/v1/clients/" + talk.ada.id() + "/timeline").getList("items.type")).contains("communication.confirmed");
        refused(talk.ada.api.patch("*", path, "{'summary': 'She wants the hedge cut some day'}"), 409, "invalid-transition");
        assertThat(talk.ada.api.read(path).getString("summary")).isEqualTo("She wants the hedge cut before Easter");

        JsonPath corrected = talk.ada.api.done(path + "/correct", "{'reason': 'She confirmed another note'}");
        assertThat(corrected.getString("confirmedAt")).isNull();
        assertThat(found("confirmed=true")).isEmpty();
        refusedParameter(talk.ada.api.get(COMMUNICATIONS + "?confirmed=yes"), "confirmed");
    }

    private JsonPath note(String summary, String more) {
        return talk.said("CLIENT", "NOTE", "PHONE", "2025-03-03T09:00:00Z", ", 'summary': '" + summary + "'" + more);
    }

    private List<String> found(String query) {
        return talk.ada.api.read(COMMUNICATIONS + "?purpose=NOTE&" + query).getList("items.id");
    }
}
