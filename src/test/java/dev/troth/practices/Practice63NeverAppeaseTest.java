package dev.troth.practices;

import static dev.troth.practices.ContactCase.COMMUNICATIONS;
import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 63: nobody is appeased: a promise is a commitment, or it is not made")
class Practice63NeverAppeaseTest {

    private final ContactCase talk = new ContactCase();

    @Test
    void aPromiseWithoutItsCommitmentIsRefused() {
        refused(say("PROVIDER", "PROMISE", ""), 409, "promise-without-commitment");
        refused(say("PROVIDER", "PROMISE", about("CLIENT", talk.ada.id())), 409, "promise-without-commitment");
        assertThat(talk.ada.api.read(COMMUNICATIONS).getList("items")).isEmpty();
        for (String kind : List.of("FACT", "ESTIMATE", "OPINION")) {
            assertThat(say("PROVIDER", kind, "").jsonPath().getString("statementKind")).isEqualTo(kind);
        }
        refused(say("PROVIDER", "RUMOUR", ""), 400, "malformed-request");
    }

    @Test
    void aPromiseIsAboutACommitmentOfTheOneWhoSaysIt() {
        String commitment = promised();
        assertThat(say("PROVIDER", "PROMISE", about("COMMITMENT", commitment)).statusCode()).isEqualTo(201);
        refused(say("CLIENT", "PROMISE", about("COMMITMENT", commitment)), 409, "promise-without-commitment");
        assertThat(talk.ada.api.read(COMMUNICATIONS + "?statementKind=PROMISE").getList("items.about.id")).isEqualTo(List.of(commitment));

        ContactCase noah = new ContactCase();
        refused(noah.ada.attempt("communications", "'from': 'PROVIDER', 'purpose': 'UPDATE', 'channel': 'PHONE', 'at': '2025-03-03T09:00:00Z', "
                + "'statementKind': 'PROMISE', 'about': {'type': 'COMMITMENT', 'id': '" + commitment + "'}"), 409, "promise-without-commitment");
    }

    @Test
    void whatWasOnlyAskedForDeclinedOrTakenBackIsNoPromise() {
        String request = talk.ada.record("commitments", "'title': 'A pergola', 'requestedAt': '2025-03-01T09:00:00Z'").getString("id");
        refused(say("PROVIDER", "PROMISE", about("COMMITMENT", request)), 409, "promise-without-commitment");
        talk.ada.api.done("/v1/commitments/" + request + "/decline", "{'at': '2025-03-01T10:00:00Z'}");
        refused(say("PROVIDER", "PROMISE", about("COMMITMENT", request)), 409, "promise-without-commitment");
        String mistaken = promised();
        talk.ada.api.done("/v1/commitments/" + mistaken + "/correct", "{'reason': 'Never said'}");
        refused(say("PROVIDER", "PROMISE", about("COMMITMENT", mistaken)), 409, "promise-without-commitment");
    }

    @Test
    void whoIsOutOfAPromiseHasToMakeAnother() {
        for (String out : List.of("withdraw", "cancel")) {
            String over = promised();
            talk.ada.api.done("/v1/commitments/" + over + "/" + out, "{'at': '2025-03-03T09:00:01Z'}");
            assertThat(say("PROVIDER", "PROMISE", about("COMMITMENT", over)).statusCode()).as("said before, reported later").isEqualTo(201);
            String gone = promised();
            talk.ada.api.done("/v1/commitments/" + gone + "/" + out, "{'at': '2025-03-03T08:59:59Z'}");
            refused(say("PROVIDER", "PROMISE", about("COMMITMENT", gone)), 409, "promise-without-commitment");
        }
        String rejected = promised();
        talk.ada.api.done("/v1/commitments/" + rejected + "/deliver", "{'deliveredAt': '2025-03-02T09:00:00Z'}");
        talk.ada.api.done("/v1/commitments/" + rejected + "/reject", "{'at': '2025-03-02T10:00:00Z'}");
        assertThat(say("PROVIDER", "PROMISE", about("COMMITMENT", rejected)).statusCode()).as("it is still to be kept").isEqualTo(201);
    }

    private String promised() {
        return talk.ada.record("commitments", "'title': 'The hedge', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-04-01T09:00:00Z'").getString("id");
    }

    private Response say(String from, String kind, String more) {
        return talk.ada.attempt("communications", "'from': '" + from + "', 'purpose': 'UPDATE', 'channel': 'PHONE', 'at': '2025-03-03T09:00:00Z', "
                + "'statementKind': '" + kind + "'" + more);
    }

    private static String about(String type, String id) {
        return ", 'about': {'type': '" + type + "', 'id': '" + id + "'}";
    }
}
