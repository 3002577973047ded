package dev.troth.communication;

import static dev.troth.communication.Conversation.EXACT;
import static dev.troth.communication.Conversation.PATH;
import static dev.troth.communication.Conversation.hour;
import static dev.troth.communication.Conversation.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What communications do to the score, over HTTP (TRUST-MODEL.md section 3, Communication). Without an agreement the limit is 24 h. */
@QuarkusTest
class CommunicationScoreTest {

    private Conversation told;

    @BeforeEach
    void meet() {
        told = new Conversation();
    }

    @AfterEach
    void theRunningSumsEqualTheLedger() {
        told.assertThatTheRunningSumsEqualTheLedger();
    }

    @Test
    void aReplyWithinTheLimitSupportsThePartyThatOwedIt() {
        String question = told.asked("CLIENT", "QUESTION", 0);
        told.replied(question, "PROVIDER", "CHAT", 12);
        told.assertLedger("PROVIDER", line("REPLY", .2, 0, 12));
        told.assertLedger("CLIENT");
        assertThat(told.communication("PROVIDER", 12).getDouble("supporting")).isEqualTo(.2, EXACT);
        assertThat(told.communication("PROVIDER", 12).getDouble("p")).isEqualTo(1.2 / 2.2, EXACT);
        assertThat(told.communication("PROVIDER", 12 + 24 * 90).getDouble("supporting")).isEqualTo(.1, EXACT);
    }

    @Test
    void theClientOwesRepliesToo() {
        told.replied(told.asked("PROVIDER", "CONCERN", 0), "CLIENT", "CHAT", 24);
        told.assertLedger("CLIENT", line("REPLY", .15, 0, 24));
        told.assertLedger("PROVIDER");
    }

    @Test
    void aReplyPastTheLimitSpeaksAgainst() {
        told.replied(told.asked("CLIENT", "QUESTION", 0), "PROVIDER", "CHAT", 36);
        told.assertLedger("PROVIDER", line("REPLY_LATE", 0, .375, 36));
        told.replied(told.asked("CLIENT", "QUESTION", 100), "PROVIDER", "CHAT", 100 + 24 * 5);
        told.assertLedger("PROVIDER", line("REPLY_LATE", 0, .375, 36), line("REPLY_LATE", 0, 1, 220));
    }

    @Test
    void onTheEscalationPlanTheLatenessCountsHalfAndStaysSo() {
        String question = told.asked("CLIENT", "QUESTION", 0);
        assertThat(told.replied(question, "PROVIDER", "PHONE", 36).getBoolean("onEscalationPlan")).isTrue();
        told.api.patch("\"0\"", "/v1/clients/" + told.client, "{'channels': []}").then().statusCode(200);
        told.api.done(PATH + "/" + question + "/grant-grace", "{'party': 'CLIENT', 'at': '%s'}", hour(40));
        told.assertLedger("PROVIDER", line("REPLY_LATE", 0, .15625, 36));
        assertThat(told.replied(told.asked("CLIENT", "QUESTION", 50), "PROVIDER", "PHONE", 51).getBoolean("onEscalationPlan")).isFalse();
    }

    @Test
    void aProblemAnsweredByMailOnlyEarnsHalf() {
        String problem = told.asked("CLIENT", "PROBLEM", 0);
        told.replied(problem, "PROVIDER", "EMAIL", 12);
        told.assertLedger("PROVIDER", line("REPLY", .1, 0, 12));
        told.replied(problem, "PROVIDER", "CHAT", 20);
        told.assertLedger("PROVIDER", line("REPLY", .2, 0, 12));
    }

    @Test
    void whileUnansweredItFallsWithEveryHourPastTheLimit() {
        String question = told.asked("CLIENT", "QUESTION", 0);
        assertThat(told.open("PROVIDER", 24)).isEmpty();
        assertThat(told.communication("PROVIDER", 24).getDouble("against")).isZero();
        told.assertOpen(question, 24 + 1, .25 * 25 / 24, 24);
        told.assertOpen(question, 36, .375, 24);
        told.assertOpen(question, 48, .5, 24);
        told.assertOpen(question, 96, 1, 24);
        told.assertOpen(question, 500, 1, 24);
        assertThat(told.open("CLIENT", 48)).isEmpty();
        assertThat(told.communication("PROVIDER", 48).getDouble("against")).isEqualTo(.5 * Math.pow(2, -1 / 90.0), EXACT);
        assertThat(told.trust("PROVIDER", 36)).isLessThan(told.trust("PROVIDER", 25)).isLessThan(.5);
        told.assertLedger("PROVIDER");
    }

    @Test
    void aReplySettlesWhatWasOpen() {
        String question = told.asked("CLIENT", "QUESTION", 0);
        told.replied(question, "PROVIDER", "CHAT", 48);
        assertThat(told.open("PROVIDER", 60)).isEmpty();
        told.assertLedger("PROVIDER", line("REPLY_LATE", 0, .5, 48));
    }

    @Test
    void theFirstReplyDecidesInWhateverOrderTheyAreRecorded() {
        String question = told.asked("CLIENT", "QUESTION", 0);
        told.replied(question, "PROVIDER", "CHAT", 48);
        told.replied(question, "PROVIDER", "CHAT", 12);
        told.assertLedger("PROVIDER", line("REPLY", .2, 0, 12));
        told.replied(question, "PROVIDER", "CHAT", 72);
        told.assertLedger("PROVIDER", line("REPLY", .2, 0, 12));
    }

    @Test
    void aReplyTakenBackLeavesItsQuestionUnansweredAgain() {
        String question = told.asked("CLIENT", "QUESTION", 0);
        String first = told.replied(question, "PROVIDER", "CHAT", 12).getString("id");
        String second = told.replied(question, "PROVIDER", "CHAT", 36).getString("id");
        told.correct(first);
        told.assertLedger("PROVIDER", line("REPLY_LATE", 0, .375, 36));
        assertThat(told.api.read(PATH + "/" + question).getString("repliedAt")).isEqualTo(hour(36));
        told.correct(second);
        told.assertLedger("PROVIDER");
        assertThat(told.api.read(PATH + "/" + question).getString("repliedAt")).isNull();
        assertThat(told.api.read(PATH + "?clientId=" + told.client + "&unanswered=true").getList("items.id")).isEqualTo(List.of(question));
        told.assertOpen(question, 48, .5, 24);
    }

    @Test
    void aQuestionTakenBackCountsForNothing() {
        String answered = told.asked("CLIENT", "QUESTION", 0);
        told.replied(answered, "PROVIDER", "CHAT", 36);
        String open = told.asked("CLIENT", "QUESTION", 0);
        told.correct(answered);
        told.correct(open);
        told.assertLedger("PROVIDER");
        assertThat(told.open("PROVIDER", 100)).isEmpty();
        assertThat(told.trust("PROVIDER", 100)).isEqualTo(.5, EXACT);
    }

    @Test
    void whatAnswersCanItselfBeOwedAReply() {
        String question = told.asked("CLIENT", "QUESTION", 0);
        String counter = told.said("PROVIDER", "QUESTION", "CHAT", 6, ", 'inReplyTo': '" + question + "'").getString("id");
        told.said("CLIENT", "NOTE", "CHAT", 18, ", 'inReplyTo': '" + counter + "'");
        told.assertLedger("PROVIDER", line("REPLY", .225, 0, 6));
        told.assertLedger("CLIENT", line("REPLY", .2, 0, 18));
    }

    @Test
    void graceHalvesWhatSpeaksAgainst() {
        String question = told.asked("CLIENT", "QUESTION", 0);
        told.api.done(PATH + "/" + question + "/grant-grace", "{'party': 'CLIENT', 'at': '%s'}", hour(30));
        told.assertOpen(question, 48, .25, 24);
        told.replied(question, "PROVIDER", "CHAT", 36);
        told.assertLedger("PROVIDER", line("REPLY_LATE", 0, .1875, 36));
        told.correct(question);
        told.assertLedger("PROVIDER", line("REPLY_LATE", 0, .375, 36));
    }

    @Test
    void clocksPauseOnceAnAbsenceIsExplained() {
        String answered = told.asked("CLIENT", "QUESTION", 0);
        String unanswered = told.asked("CLIENT", "QUESTION", 24);
        told.replied(answered, "PROVIDER", "CHAT", 180);
        told.replied(told.asked("PROVIDER", "QUESTION", 0), "CLIENT", "CHAT", 36);
        told.assertLedger("PROVIDER", line("REPLY_LATE", 0, 1, 180));
        told.assertOpen(unanswered, 180, 1, 48);
        String absence = told.absent("PROVIDER", 12, 180);
        told.assertCommunications("PROVIDER", line("REPLY", .2, 0, 180));
        told.assertLedger("CLIENT", line("REPLY_LATE", 0, .375, 36));
        assertThat(told.open("PROVIDER", 204)).isEmpty();
        told.assertOpen(unanswered, 216, .375, 204);
        assertThat(told.api.read(PATH + "/" + answered).getString("repliedAfter")).isEqualTo("PT12H");
        assertThat(told.api.read(PATH + "/" + unanswered).getString("replyDueAt")).isEqualTo(hour(204));
        told.api.done("/v1/disclosures/" + absence + "/correct", "{'reason': 'Was there after all'}");
        told.assertLedger("PROVIDER", line("REPLY_LATE", 0, 1, 180));
        told.assertOpen(unanswered, 180, 1, 48);
    }

    @Test
    void praiseCountsForItsGiverOnceInSevenDays() {
        told.praised("CLIENT", 0);
        told.praised("CLIENT", 6 * 24);
        told.praised("CLIENT", 7 * 24);
        told.praised("PROVIDER", 24);
        told.assertLedger("CLIENT", line("PRAISE", .05, 0, 0), line("PRAISE", .05, 0, 7 * 24));
        told.assertLedger("PROVIDER", line("PRAISE", .05, 0, 24));
    }

    @Test
    void aPraiseRecordedLateOrTakenBackMovesTheCredit() {
        String first = told.praised("CLIENT", 4 * 24);
        told.praised("CLIENT", 10 * 24);
        told.praised("CLIENT", 11 * 24);
        told.assertLedger("CLIENT", line("PRAISE", .05, 0, 4 * 24), line("PRAISE", .05, 0, 11 * 24));
        String late = told.praised("CLIENT", 0);
        told.assertLedger("CLIENT", line("PRAISE", .05, 0, 0), line("PRAISE", .05, 0, 10 * 24));
        told.correct(late);
        told.assertLedger("CLIENT", line("PRAISE", .05, 0, 4 * 24), line("PRAISE", .05, 0, 11 * 24));
        told.correct(first);
        told.assertLedger("CLIENT", line("PRAISE", .05, 0, 10 * 24));
    }

    @Test
    void whatIsOwedNoReplyAndIsNoPraiseCountsForNothing() {
        for (String purpose : List.of("CHECK_IN", "UPDATE", "REPLY", "NOTE")) {
            told.asked("PROVIDER", purpose, 0);
        }
        told.assertLedger("PROVIDER");
        told.assertLedger("CLIENT");
        assertThat(told.trust("CLIENT", 100)).isEqualTo(.5, EXACT);
    }
}
