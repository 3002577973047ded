package dev.troth.practices;

import static dev.troth.practices.ContactCase.COMMUNICATIONS;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Clocks run in the client's hours where it keeps some. Germany sets its clocks on Sunday, 30 March 2025; the question comes on the Friday before at 16:00. */
@QuarkusTest
@DisplayName("Practice 29: what stays unanswered has a plan, and the plan keeps the client's hours")
class Practice29EscalationTest {

    private static final String PLAN = "'channels': [{'channel': 'EMAIL', 'address': 'ada@example.org', 'waitFor': 'PT4H'}, "
            + "{'channel': 'PHONE', 'address': '+49 30 1234567', 'waitFor': 'PT8H'}, {'channel': 'LETTER', 'address': 'Hauptstr. 1'}]";
    private static final String HOURS = "'timeZone': 'Europe/Berlin', 'businessHours': {}";
    private static final String ASKED = "2025-03-28T15:00:00Z";

    private final ContactCase talk = new ContactCase();

    @Test
    void attentionNamesTheChannelToUseNextAndSinceWhen() {
        talk.change("{" + PLAN + "}");
        String question = ask();
        JsonPath waiting = talk.ada.attention("UNANSWERED");
        assertThat(waiting.getString("items[0].since")).isEqualTo("2025-03-29T15:00:00Z");
        assertThat(waiting.getString("items[0].nextChannel.channel")).isEqualTo("LETTER");
        assertThat(waiting.getString("items[0].nextChannel.address")).isEqualTo("Hauptstr. 1");
        assertThat(waiting.getString("items[0].nextChannel.since")).isEqualTo("2025-03-29T03:00:00Z");
        talk.replied(question, "PROVIDER", "LETTER", "2025-03-31T15:00:00Z");
        assertThat(talk.ada.attention("UNANSWERED").getList("items")).isEmpty();
        // three times the limit, and half of the lateness counts: x = 1 + (3 − 1)/2
        talk.assertStanding("PROVIDER", "REPLY_LATE", "s", .5);
    }

    @Test
    void theWaitsOfThePlanRunInTheClientsHours() {
        talk.change("{" + PLAN + ", " + HOURS + "}");
        ask();
        JsonPath waiting = talk.ada.attention("UNANSWERED");
        // an hour on Friday, three on Monday; then five on Monday, three on Tuesday
        assertThat(waiting.getString("items[0].nextChannel.channel")).isEqualTo("LETTER");
        assertThat(waiting.getString("items[0].nextChannel.since")).isEqualTo("2025-04-01T10:00:00Z");
        assertThat(waiting.getString("items[0].since")).isEqualTo("2025-04-02T14:00:00Z");
    }

    @Test
    void anAbsenceExplainedStopsTheWaits() {
        talk.change("{" + PLAN + "}");
        ask();
        talk.ada.record("disclosures", "'kind': 'ABSENCE', 'statement': 'I was ill.', 'awareAt': '2025-03-28T16:00:00Z', "
                + "'disclosedAt': '2025-04-02T16:00:00Z', 'window': {'from': '2025-03-28T16:00:00Z', 'to': '2025-04-02T16:00:00Z'}");
        JsonPath waiting = talk.ada.attention("UNANSWERED");
        assertThat(waiting.getString("items[0].nextChannel.since")).isEqualTo("2025-04-03T03:00:00Z");
        assertThat(waiting.getString("items[0].since")).isEqualTo("2025-04-03T15:00:00Z");
    }

    @Test
    void theReplyLimitRunsInTheClientsHours() {
        talk.change("{" + HOURS + "}");
        String question = ask();
        JsonPath asked = talk.ada.api.read(COMMUNICATIONS + "/" + question);
        assertThat(asked.getString("replyLimit")).isEqualTo("PT24H");
        assertThat(asked.getString("replyDueAt")).isEqualTo("2025-04-02T14:00:00Z");
        assertThat(asked.getString("businessHours.timeZone")).isEqualTo("Europe/Berlin");
        assertThat(asked.getString("businessHours.to")).isEqualTo("17:00");

        talk.replied(question, "PROVIDER", "CHAT", "2025-03-31T10:00:00Z");
        assertThat(talk.ada.api.read(COMMUNICATIONS + "/" + question).getString("repliedAfter")).isEqualTo("PT4H");
        talk.assertStanding("PROVIDER", "REPLY", "r", .25 * (1 - .4 / 6));
    }

    @Test
    void whatIsUnansweredGrowsInTheClientsHoursAndKeepsThoseItWasRecordedWith() {
        talk.change("{" + PLAN + ", " + HOURS + "}");
        String question = ask();
        talk.change("{'businessHours': null, 'timeZone': null}");
        assertThat(talk.ada.api.read("/v1/clients/" + talk.ada.id()).getString("businessHours")).isNull();

        assertThat(talk.ada.score("PROVIDER", "2025-04-02T14:00:00Z").getList("open")).isEmpty();
        JsonPath late = talk.ada.score("PROVIDER", "2025-04-02T14:30:00Z");
        assertThat(late.getString("open[0].effectiveAt")).isEqualTo("2025-04-02T14:00:00Z");
        assertThat(late.getDouble("open[0].s")).isCloseTo(.25 * 24.5 / 24, PracticeClient.exactly());
        assertThat(talk.ada.score("PROVIDER", "2025-04-02T20:00:00Z").getDouble("open[0].s")).isCloseTo(.25 * 25 / 24, PracticeClient.exactly());

        // 32 hours: x = 4/3, and half of the lateness counts on a channel of the plan
        talk.replied(question, "PROVIDER", "PHONE", "2025-04-03T14:00:00Z");
        talk.assertStanding("PROVIDER", "REPLY_LATE", "s", .25 * (1 + 1. / 6));
        assertThat(talk.ada.api.read(COMMUNICATIONS + "/" + talk.said("CLIENT", "QUESTION", "CHAT", ASKED)).getString("replyDueAt"))
                .isEqualTo("2025-03-29T15:00:00Z");
    }

    @Test
    void aRequestIsOwedItsAnswerInTheClientsHours() {
        talk.change("{" + HOURS + "}");
        String request = talk.ada.record("commitments", "'title': 'A pergola', 'requestedAt': '%s'", ASKED).getString("id");
        talk.change("{'businessHours': null}");
        assertThat(talk.ada.attention("REQUEST_UNANSWERED").getString("items[0].since")).isEqualTo("2025-04-02T14:00:00Z");
        assertThat(talk.ada.score("PROVIDER", "2025-04-02T14:00:00Z").getList("open")).isEmpty();
        assertThat(talk.ada.score("PROVIDER", "2025-04-02T14:00:01Z").getString("open[0].effectiveAt")).isEqualTo("2025-04-02T14:00:00Z");
        talk.ada.api.done("/v1/commitments/" + request + "/decline", "{'reason': 'No pergolas', 'at': '2025-04-01T09:00:00Z'}");
        assertThat(talk.ada.line("PROVIDER", "CANDOR", "REQUEST_DECLINED")).isEqualTo(List.of(.25, 0.));
    }

    @Test
    void theHoursAreAPolicyOfTheClientAndOffByDefault() {
        assertThat(talk.ada.api.read("/v1/clients/" + talk.ada.id()).getString("businessHours")).isNull();
        JsonPath hours = talk.ada.api.created("/v1/clients", "{'name': 'Noah', 'businessHours': {}}");
        assertThat(hours.getList("businessHours.days")).isEqualTo(List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"));
        assertThat(hours.getString("businessHours.from")).isEqualTo("09:00");
        assertThat(hours.getString("businessHours.to")).isEqualTo("17:00");
        refusedAt(created("'from': '17:00', 'to': '09:00'"), "/businessHours/to");
        refusedAt(created("'from': '17:00'"), "/businessHours/to");
        refusedAt(created("'from': '9:00'"), "/businessHours/from");
        refusedAt(created("'to': '24:00'"), "/businessHours/to");
        refusedAt(created("'days': []"), "/businessHours/days");
        refusedAt(created("'days': ['MONDAY', 'MONDAY']"), "/businessHours/days");
        assertThat(created("'days': ['FUNDAY']").statusCode()).isEqualTo(400);
        assertThat(created("'lunch': '12:00'").statusCode()).isEqualTo(400);
    }

    private String ask() {
        return talk.said("CLIENT", "QUESTION", "CHAT", ASKED);
    }

    private Response created(String hours) {
        return talk.ada.api.post("/v1/clients", "{'name': 'Noah', 'businessHours': {" + hours + "}}");
    }
}
