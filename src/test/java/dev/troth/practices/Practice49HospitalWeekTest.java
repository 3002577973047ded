package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The question comes at nine, the provider is taken to hospital at nine in the evening, and is back a week later at nine in the morning. */
@QuarkusTest
@DisplayName("Practice 49: a week in hospital, explained afterwards, and a patient client")
class Practice49HospitalWeekTest {

    private final ContactCase talk = new ContactCase();

    @Test
    void clocksPauseOnceItIsExplained() {
        String question = ask();
        assertThat(talk.ada.score("PROVIDER", "2025-03-05T09:00:00Z").getDouble("open[0].s")).isCloseTo(.5, PracticeClient.exactly());
        String explained = explain();
        assertThat(talk.ada.score("PROVIDER", "2025-03-05T09:00:00Z").getList("open")).isEmpty();
        assertThat(talk.ada.api.read(ContactCase.COMMUNICATIONS + "/" + question).getString("replyDueAt")).isEqualTo("2025-03-10T21:00:00Z");

        talk.replied(question, "PROVIDER", "PHONE", "2025-03-10T15:00:00Z");
        // 12 h before, 6 h after: x = .75
        talk.assertStanding("PROVIDER", "REPLY", "r", .25 * (1 - .4 * .75));
        assertThat(talk.ada.api.read(ContactCase.COMMUNICATIONS + "/" + question).getString("repliedAfter")).isEqualTo("PT18H");

        talk.ada.api.done("/v1/disclosures/" + explained + "/correct", "{'reason': 'Another client'}");
        // 174 h of 24: beyond four times the limit it counts no more than four
        talk.assertStanding("PROVIDER", "REPLY", "r");
        talk.assertStanding("PROVIDER", "REPLY_LATE", "s", 1.);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"prove-false", "denied", "deception"})
    @DisplayName("An absence that was a lie, or is denied, pauses no clock, until that is taken back")
    void noClockPausesForAnAbsenceThatWasALie(String how) {
        String question = ask();
        String request = talk.ada.record("commitments", "'title': 'x', 'requestedAt': '2025-03-03T20:00:00Z'").getString("id");
        String explained = explain();
        assertThat(talk.ada.attention("UNANSWERED").getString("items[0].since")).isEqualTo("2025-03-10T21:00:00Z");

        if ("prove-false".equals(how)) {
            talk.ada.api.done("/v1/disclosures/" + explained + "/prove-false", "{'at': '2025-03-10T12:00:00Z', 'knownToBeFalse': true}");
        } else {
            talk.ada.api.patch("*", "/v1/disclosures/" + explained, "{'" + how + "': true}").then().statusCode(200);
        }
        assertThat(talk.ada.api.read(ContactCase.COMMUNICATIONS + "/" + question).getString("replyDueAt")).isEqualTo("2025-03-04T09:00:00Z");
        assertThat(talk.ada.attention("UNANSWERED").getString("items[0].since")).isEqualTo("2025-03-04T09:00:00Z");
        assertThat(talk.ada.attention("REQUEST_UNANSWERED").getString("items[0].recordId")).isEqualTo(request);
        assertThat(talk.ada.attention("REQUEST_UNANSWERED").getString("items[0].since")).isEqualTo("2025-03-04T20:00:00Z");
        assertThat(talk.ada.score("PROVIDER", "2025-03-04T15:00:00Z").getDouble("open[0].s")).isCloseTo(.25 * 1.25, PracticeClient.exactly());

        if ("prove-false".equals(how)) {
            talk.ada.api.done("/v1/disclosures/" + explained + "/correct", "{'reason': 'The proof was forged'}");
        } else {
            talk.ada.api.patch("*", "/v1/disclosures/" + explained, "{'" + how + "': false}").then().statusCode(200);
        }
        assertThat(talk.ada.api.read(ContactCase.COMMUNICATIONS + "/" + question).getString("replyDueAt")).isEqualTo("2025-03-10T21:00:00Z");
    }

    @Test
    @DisplayName("An absence that is about one promise pauses the clocks of the others all the same, in whichever order it is recorded")
    void anAbsenceAboutAPromisePausesTheClocksOfRequests() {
        String promise = talk.ada.record("commitments", "'title': 'x', 'promisedAt': '2025-02-01T09:00:00Z', 'dueAt': '2099-01-01T09:00:00Z'").getString("id");
        decline();
        assertThat(talk.ada.lines("PROVIDER", "CANDOR", "REQUEST_DECLINED")).as("after 47 hours of 24").isEmpty();
        String explained = talk.ada.record("disclosures", "'kind': 'ABSENCE', 'statement': 'In hospital', 'about': {'type': 'COMMITMENT', 'id': '%s'}, "
                + "'disclosedAt': '2025-03-03T08:00:00Z', 'window': {'from': '2025-03-03T21:00:00Z', 'to': '2025-03-10T09:00:00Z'}", promise).getString("id");
        assertThat(talk.ada.line("PROVIDER", "CANDOR", "REQUEST_DECLINED")).as("after one hour of 24").isEqualTo(List.of(.25, 0.));
        decline();
        assertThat(talk.ada.lines("PROVIDER", "CANDOR", "REQUEST_DECLINED")).as("of either request").hasSize(2);

        talk.ada.api.done("/v1/disclosures/" + explained + "/correct", "{'reason': 'Another client'}");
        assertThat(talk.ada.lines("PROVIDER", "CANDOR", "REQUEST_DECLINED")).filteredOn(line -> line.containsKey("reverses")).hasSize(2);
    }

    private void decline() {
        String request = talk.ada.record("commitments", "'title': 'x', 'requestedAt': '2025-03-03T20:00:00Z'").getString("id");
        talk.ada.api.done("/v1/commitments/" + request + "/decline", "{'at': '2025-03-05T19:00:00Z'}");
    }

    @Test
    @DisplayName("An absence told in error, not to deceive, was still an absence that was told of")
    void anErrorAboutAnAbsencePausesTheClocksAllTheSame() {
        String question = ask();
        talk.ada.api.done("/v1/disclosures/" + explain() + "/prove-false", "{'at': '2025-03-10T12:00:00Z', 'knownToBeFalse': false}");
        assertThat(talk.ada.api.read(ContactCase.COMMUNICATIONS + "/" + question).getString("replyDueAt")).isEqualTo("2025-03-10T21:00:00Z");
    }

    @Test
    void gracePutsHalfOfItAside() {
        String question = ask();
        explain();
        talk.replied(question, "PROVIDER", "PHONE", "2025-03-11T21:00:00Z");
        talk.assertStanding("PROVIDER", "REPLY_LATE", "s", .5);
        talk.ada.api.done(ContactCase.COMMUNICATIONS + "/" + question + "/grant-grace", "{'party': 'CLIENT', 'at': '2025-03-12T09:00:00Z'}");
        talk.assertStanding("PROVIDER", "REPLY_LATE", "s", .25);
    }

    @Test
    void aCheckInDueMeanwhileIsExcused() {
        talk.agreed("'checkInEvery': 'P7D', 'expiresAt': '2025-03-12T09:00:00Z'", "2025-02-26T09:00:00Z");
        talk.assertStanding("PROVIDER", "CHECK_IN_MISSED", "s", .75, .75);
        explain();
        talk.assertStanding("PROVIDER", "CHECK_IN_MISSED", "s", .75);
    }

    @Test
    void silenceBeginsLater() {
        talk.move("ACTIVE");
        talk.said("CLIENT", "UPDATE", "CHAT", "2025-03-01T09:00:00Z");
        assertThat(talk.ada.attention("SILENCE").getString("items[0].since")).isEqualTo("2025-03-31T09:00:00Z");
        explain();
        assertThat(talk.ada.attention("SILENCE").getString("items[0].since")).isEqualTo("2025-04-06T21:00:00Z");
    }

    @Test
    void aRequestThatWasTakenForAnsweredAndWasNotHasItsClockPausedToo() {
        String request = talk.ada.record("commitments", "'title': 'x', 'requestedAt': '2025-03-03T20:00:00Z'").getString("id");
        talk.ada.api.done("/v1/commitments/" + request + "/promise", "{'at': '2025-03-03T20:30:00Z', 'dueAt': '2099-01-01T09:00:00Z'}");
        talk.ada.record("disclosures", "'kind': 'ABSENCE', 'statement': 'I am in hospital.', 'awareAt': '2025-03-03T21:00:00Z', "
                + "'disclosedAt': '2025-03-03T21:00:00Z', 'window': {'from': '2025-03-03T21:00:00Z', 'to': '2099-03-10T09:00:00Z'}");
        talk.ada.api.done("/v1/commitments/" + request + "/correct", "{'reason': 'It was another that was promised'}");
        assertThat(talk.ada.attention("REQUEST_UNANSWERED").getList("items")).isEmpty();
        assertThat(talk.ada.api.read("/v1/clients/" + talk.ada.id() + "/trust-score").getList("open")).isEmpty();
    }

    private String ask() {
        return talk.said("CLIENT", "QUESTION", "CHAT", "2025-03-03T09:00:00Z");
    }

    private String explain() {
        return talk.ada.record("disclosures", "'kind': 'ABSENCE', 'statement': 'I was in hospital.', 'awareAt': '2025-03-03T21:00:00Z', "
                + "'disclosedAt': '2025-03-10T10:00:00Z', 'window': {'from': '2025-03-03T21:00:00Z', 'to': '2025-03-10T09:00:00Z'}").getString("id");
    }
}
