package dev.troth.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What communications do to the score, over HTTP (TRUST-MODEL.md section 3, Communication). Without an agreement the limit is 24 h. */
@QuarkusTest
class CommunicationScoreTest {

    private static final String PATH = "/v1/communications";
    private static final Instant ASKED = Instant.parse("2025-01-01T09:00:00Z");
    private static final Offset<Double> EXACT = within(1e-9);

    private final Api api = Api.ofFreshTenant();
    private String client;

    @BeforeEach
    void meet() {
        client = api.created("/v1/clients", "{'name': 'Ada Okafor', 'channels': [{'channel': 'PHONE', 'address': '+49 30 1234567', 'waitFor': 'PT4H'}]}")
                .getString("id");
    }

    @AfterEach
    void theRunningSumsEqualTheLedger() {
        for (String subject : List.of("PROVIDER", "CLIENT")) {
            assertThat(api.read("/v1/clients/" + client + "/trust-score/rebuild?subject=" + subject).getBoolean("equal")).isTrue();
        }
    }

    @Test
    void aReplyWithinTheLimitSupportsThePartyThatOwedIt() {
        String question = asked("CLIENT", "QUESTION", 0);
        replied(question, "PROVIDER", "CHAT", 12);
        assertLedger("PROVIDER", line("REPLY", .2, 0, 12));
        assertLedger("CLIENT");
        assertThat(communication("PROVIDER", 12).getDouble("supporting")).isEqualTo(.2, EXACT);
        assertThat(communication("PROVIDER", 12).getDouble("p")).isEqualTo(1.2 / 2.2, EXACT);
        assertThat(communication("PROVIDER", 12 + 24 * 90).getDouble("supporting")).isEqualTo(.1, EXACT);
    }

    @Test
    void theClientOwesRepliesToo() {
        replied(asked("PROVIDER", "CONCERN", 0), "CLIENT", "CHAT", 24);
        assertLedger("CLIENT", line("REPLY", .15, 0, 24));
        assertLedger("PROVIDER");
    }

    @Test
    void aReplyPastTheLimitSpeaksAgainst() {
        replied(asked("CLIENT", "QUESTION", 0), "PROVIDER", "CHAT", 36);
        assertLedger("PROVIDER", line("REPLY_LATE", 0, .375, 36));
        replied(asked("CLIENT", "QUESTION", 100), "PROVIDER", "CHAT", 100 + 24 * 5);
        assertLedger("PROVIDER", line("REPLY_LATE", 0, .375, 36), line("REPLY_LATE", 0, 1, 220));
    }

    @Test
    void onTheEscalationPlanTheLatenessCountsHalfAndStaysSo() {
        String question = asked("CLIENT", "QUESTION", 0);
        assertThat(replied(question, "PROVIDER", "PHONE", 36).getBoolean("onEscalationPlan")).isTrue();
        api.patch("\"0\"", "/v1/clients/" + client, "{'channels': []}").then().statusCode(200);
        api.done(PATH + "/" + question + "/grant-grace", "{'party': 'CLIENT', 'at': '%s'}", hour(40));
        assertLedger("PROVIDER", line("REPLY_LATE", 0, .15625, 36));
        assertThat(replied(asked("CLIENT", "QUESTION", 50), "PROVIDER", "PHONE", 51).getBoolean("onEscalationPlan")).isFalse();
    }

    @Test
    void aProblemAnsweredByMailOnlyEarnsHalf() {
        String problem = asked("CLIENT", "PROBLEM", 0);
        replied(problem, "PROVIDER", "EMAIL", 12);
        assertLedger("PROVIDER", line("REPLY", .1, 0, 12));
        replied(problem, "PROVIDER", "CHAT", 20);
        assertLedger("PROVIDER", line("REPLY", .2, 0, 12));
    }

    @Test
    void whileUnansweredItFallsWithEveryHourPastTheLimit() {
        String question = asked("CLIENT", "QUESTION", 0);
        assertThat(open("PROVIDER", 24)).isEmpty();
        assertThat(communication("PROVIDER", 24).getDouble("against")).isZero();
        assertOpen(question, 24 + 1, .25 * 25 / 24);
        assertOpen(question, 36, .375);
        assertOpen(question, 48, .5);
        assertOpen(question, 96, 1);
        assertOpen(question, 500, 1);
        assertThat(open("CLIENT", 48)).isEmpty();
        assertThat(communication("PROVIDER", 48).getDouble("against")).isEqualTo(.5 * Math.pow(2, -1 / 90.0), EXACT);
        assertThat(trust("PROVIDER", 36)).isLessThan(trust("PROVIDER", 25)).isLessThan(.5);
        assertLedger("PROVIDER");
    }

    @Test
    void aReplySettlesWhatWasOpen() {
        String question = asked("CLIENT", "QUESTION", 0);
        replied(question, "PROVIDER", "CHAT", 48);
        assertThat(open("PROVIDER", 60)).isEmpty();
        assertLedger("PROVIDER", line("REPLY_LATE", 0, .5, 48));
    }

    @Test
    void theFirstReplyDecidesInWhateverOrderTheyAreRecorded() {
        String question = asked("CLIENT", "QUESTION", 0);
        replied(question, "PROVIDER", "CHAT", 48);
        replied(question, "PROVIDER", "CHAT", 12);
        assertLedger("PROVIDER", line("REPLY", .2, 0, 12));
        replied(question, "PROVIDER", "CHAT", 72);
        assertLedger("PROVIDER", line("REPLY", .2, 0, 12));
    }

    @Test
    void aReplyTakenBackLeavesItsQuestionUnansweredAgain() {
        String question = asked("CLIENT", "QUESTION", 0);
        String first = replied(question, "PROVIDER", "CHAT", 12).getString("id");
        String second = replied(question, "PROVIDER", "CHAT", 36).getString("id");
        correct(first);
        assertLedger("PROVIDER", line("REPLY_LATE", 0, .375, 36));
        assertThat(api.read(PATH + "/" + question).getString("repliedAt")).isEqualTo(hour(36));
        correct(second);
        assertLedger("PROVIDER");
        assertThat(api.read(PATH + "/" + question).getString("repliedAt")).isNull();
        assertThat(api.read(PATH + "?clientId=" + client + "&unanswered=true").getList("items.id")).isEqualTo(List.of(question));
        assertOpen(question, 48, .5);
    }

    @Test
    void aQuestionTakenBackCountsForNothing() {
        String answered = asked("CLIENT", "QUESTION", 0);
        replied(answered, "PROVIDER", "CHAT", 36);
        String open = asked("CLIENT", "QUESTION", 0);
        correct(answered);
        correct(open);
        assertLedger("PROVIDER");
        assertThat(open("PROVIDER", 100)).isEmpty();
        assertThat(trust("PROVIDER", 100)).isEqualTo(.5, EXACT);
    }

    @Test
    void whatAnswersCanItselfBeOwedAReply() {
        String question = asked("CLIENT", "QUESTION", 0);
        String counter = said("PROVIDER", "QUESTION", "CHAT", 6, ", 'inReplyTo': '" + question + "'").getString("id");
        said("CLIENT", "NOTE", "CHAT", 18, ", 'inReplyTo': '" + counter + "'");
        assertLedger("PROVIDER", line("REPLY", .225, 0, 6));
        assertLedger("CLIENT", line("REPLY", .2, 0, 18));
    }

    @Test
    void graceHalvesWhatSpeaksAgainst() {
        String question = asked("CLIENT", "QUESTION", 0);
        api.done(PATH + "/" + question + "/grant-grace", "{'party': 'CLIENT', 'at': '%s'}", hour(30));
        assertOpen(question, 48, .25);
        replied(question, "PROVIDER", "CHAT", 36);
        assertLedger("PROVIDER", line("REPLY_LATE", 0, .1875, 36));
        correct(question);
        assertLedger("PROVIDER", line("REPLY_LATE", 0, .375, 36));
    }

    @Test
    void praiseCountsForItsGiverOnceInSevenDays() {
        praised("CLIENT", 0);
        praised("CLIENT", 6 * 24);
        praised("CLIENT", 7 * 24);
        praised("PROVIDER", 24);
        assertLedger("CLIENT", line("PRAISE", .05, 0, 0), line("PRAISE", .05, 0, 7 * 24));
        assertLedger("PROVIDER", line("PRAISE", .05, 0, 24));
    }

    @Test
    void aPraiseRecordedLateOrTakenBackMovesTheCredit() {
        String first = praised("CLIENT", 4 * 24);
        praised("CLIENT", 10 * 24);
        praised("CLIENT", 11 * 24);
        assertLedger("CLIENT", line("PRAISE", .05, 0, 4 * 24), line("PRAISE", .05, 0, 11 * 24));
        String late = praised("CLIENT", 0);
        assertLedger("CLIENT", line("PRAISE", .05, 0, 0), line("PRAISE", .05, 0, 10 * 24));
        correct(late);
        assertLedger("CLIENT", line("PRAISE", .05, 0, 4 * 24), line("PRAISE", .05, 0, 11 * 24));
        correct(first);
        assertLedger("CLIENT", line("PRAISE", .05, 0, 10 * 24));
    }

    @Test
    void whatIsOwedNoReplyAndIsNoPraiseCountsForNothing() {
        for (String purpose : List.of("CHECK_IN", "UPDATE", "REPLY", "NOTE")) {
            asked("PROVIDER", purpose, 0);
        }
        assertLedger("PROVIDER");
        assertLedger("CLIENT");
        assertThat(trust("CLIENT", 100)).isEqualTo(.5, EXACT);
    }

    private String asked(String from, String purpose, int hour) {
        return said(from, purpose, "CHAT", hour, "").getString("id");
    }

    private String praised(String from, int hour) {
        return asked(from, "PRAISE", hour);
    }

    private JsonPath replied(String question, String from, String channel, int hour) {
        return said(from, "REPLY", channel, hour, ", 'inReplyTo': '" + question + "'");
    }

    private JsonPath said(String from, String purpose, String channel, int hour, String more) {
        return api.created(PATH, "{'clientId': '%s', 'from': '%s', 'channel': '%s', 'purpose': '%s', 'at': '%s'%s}", client, from, channel, purpose,
                hour(hour), more);
    }

    private void correct(String id) {
        api.done(PATH + "/" + id + "/correct", "{'reason': 'A mistake'}");
    }

    private double trust(String subject, int hour) {
        return api.trust(client, subject, hour(hour));
    }

    private JsonPath score(String subject, int hour) {
        return api.read("/v1/clients/" + client + "/trust-score?subject=" + subject + "&asOf=" + hour(hour));
    }

    private JsonPath communication(String subject, int hour) {
        return score(subject, hour).setRootPath("dimensions.find { it.dimension == 'COMMUNICATION' }");
    }

    private List<Map<String, Object>> open(String subject, int hour) {
        return score(subject, hour).getList("open");
    }

    private void assertOpen(String source, int hour, double s) {
        List<Map<String, Object>> open = open("PROVIDER", hour);
        assertThat(open).hasSize(1);
        assertThat(open.get(0)).containsEntry("sourceType", "COMMUNICATION").containsEntry("sourceId", source)
                .containsEntry("dimension", "COMMUNICATION").containsEntry("reason", "UNANSWERED").containsEntry("effectiveAt", hour(24));
        assertThat((Double) open.get(0).get("s")).isEqualTo(s, EXACT);
    }

    /** The lines that stand in the ledger, in the order they count from, are these and no others. */
    private void assertLedger(String subject, Line... lines) {
        List<Map<String, Object>> ledger = api.read("/v1/clients/" + client + "/trust-score/evidence?sort=effectiveAt&subject=" + subject).getList("items");
        Set<Object> reversed = ledger.stream().map(line -> line.get("reverses")).filter(Objects::nonNull).collect(Collectors.toSet());
        List<Map<String, Object>> standing = ledger.stream().filter(line -> line.get("reverses") == null && !reversed.contains(line.get("id"))).toList();
        assertThat(standing).hasSize(lines.length);
        for (int i = 0; i < lines.length; i++) {
            assertThat(standing.get(i)).containsEntry("dimension", "COMMUNICATION").containsEntry("reason", lines[i].reason)
                    .containsEntry("effectiveAt", hour(lines[i].hour));
            assertThat((Double) standing.get(i).get("r")).isEqualTo(lines[i].r, EXACT);
            assertThat((Double) standing.get(i).get("s")).isEqualTo(lines[i].s, EXACT);
        }
    }

    private static Line line(String reason, double r, double s, int hour) {
        return new Line(reason, r, s, hour);
    }

    private static String hour(int hour) {
        return ASKED.plus(Duration.ofHours(hour)).toString();
    }

    private record Line(String reason, double r, double s, int hour) {
    }
}
