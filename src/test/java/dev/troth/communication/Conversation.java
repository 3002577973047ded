package dev.troth.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.support.Api;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;

/** A client whose escalation plan is the phone, what the parties say to each other, counted in hours, and the score that follows. */
final class Conversation {

    static final Offset<Double> EXACT = within(1e-9);
    static final String PATH = "/v1/communications";

    private static final Instant START = Instant.parse("2025-01-01T09:00:00Z");

    final Api api = Api.ofFreshTenant();
    final String client = api.created("/v1/clients",
            "{'name': 'Ada Okafor', 'channels': [{'channel': 'PHONE', 'address': '+49 30 1234567', 'waitFor': 'PT4H'}]}").getString("id");

    String asked(String from, String purpose, int hour) {
        return said(from, purpose, "CHAT", hour, "").getString("id");
    }

    String praised(String from, int hour) {
        return asked(from, "PRAISE", hour);
    }

    JsonPath replied(String question, String from, String channel, int hour) {
        return said(from, "REPLY", channel, hour, ", 'inReplyTo': '" + question + "'");
    }

    JsonPath said(String from, String purpose, String channel, int hour, String more) {
        return api.created(PATH, "{'clientId': '%s', 'from': '%s', 'channel': '%s', 'purpose': '%s', 'at': '%s'%s}",
                client, from, channel, purpose, hour(hour), more);
    }

    void correct(String id) {
        api.done(PATH + "/" + id + "/correct", "{'reason': 'A mistake'}");
    }

    double trust(String subject, int hour) {
        return api.trust(client, subject, hour(hour));
    }

    JsonPath score(String subject, int hour) {
        return api.read("/v1/clients/" + client + "/trust-score?subject=" + subject + "&asOf=" + hour(hour));
    }

    JsonPath communication(String subject, int hour) {
        return score(subject, hour).setRootPath("dimensions.find { it.dimension == 'COMMUNICATION' }");
    }

    List<Map<String, Object>> open(String subject, int hour) {
        return score(subject, hour).getList("open");
    }

    /** At an hour a question of the client counts as unanswered since the hour it was due, and nothing else is open. */
    void assertOpen(String source, int hour, double s, int due) {
        List<Map<String, Object>> open = open("PROVIDER", hour);
        assertThat(open).hasSize(1);
        assertThat(open.get(0)).containsEntry("sourceType", "COMMUNICATION").containsEntry("sourceId", source)
                .containsEntry("dimension", "COMMUNICATION").containsEntry("reason", "UNANSWERED").containsEntry("effectiveAt", hour(due));
        assertThat((Double) open.get(0).get("s")).isEqualTo(s, EXACT);
    }

    /** The lines that stand in the ledger, in the order they count from, are these and no others. */
    void assertLedger(String subject, Line... lines) {
        assertLines(standing(subject), lines);
    }

    /** The same of the lines that come from communications. */
    void assertCommunications(String subject, Line... lines) {
        assertLines(standing(subject).stream().filter(line -> "COMMUNICATION".equals(line.get("sourceType"))).toList(), lines);
    }

    /** Discloses an absence when it is over, and returns the disclosure's id. */
    String absent(String party, int from, int to) {
        return api.created("/v1/disclosures", "{'clientId': '%s', 'kind': 'ABSENCE', 'discloser': '%s', 'statement': 'I was in hospital.', "
                + "'awareAt': '%3$s', 'disclosedAt': '%4$s', 'window': {'from': '%3$s', 'to': '%4$s'}}", client, party, hour(from), hour(to))
                .getString("id");
    }

    private List<Map<String, Object>> standing(String subject) {
        List<Map<String, Object>> ledger = api.read("/v1/clients/" + client + "/trust-score/evidence?sort=effectiveAt&subject=" + subject)
                .getList("items");
        Set<Object> reversed = ledger.stream().map(line -> line.get("reverses")).filter(Objects::nonNull).collect(Collectors.toSet());
        return ledger.stream().filter(line -> line.get("reverses") == null && !reversed.contains(line.get("id"))).toList();
    }

    private static void assertLines(List<Map<String, Object>> standing, Line... lines) {
        assertThat(standing).hasSize(lines.length);
        for (int i = 0; i < lines.length; i++) {
            assertThat(standing.get(i)).containsEntry("dimension", "COMMUNICATION").containsEntry("reason", lines[i].reason)
                    .containsEntry("effectiveAt", hour(lines[i].hour));
            assertThat((Double) standing.get(i).get("r")).isEqualTo(lines[i].r, EXACT);
            assertThat((Double) standing.get(i).get("s")).isEqualTo(lines[i].s, EXACT);
        }
    }

    void assertThatTheRunningSumsEqualTheLedger() {
        for (String subject : List.of("PROVIDER", "CLIENT")) {
            assertThat(api.read("/v1/clients/" + client + "/trust-score/rebuild?subject=" + subject).getBoolean("equal")).isTrue();
        }
    }

    static Line line(String reason, double r, double s, int hour) {
        return new Line(reason, r, s, hour);
    }

    static String hour(int hour) {
        return START.plus(Duration.ofHours(hour)).toString();
    }

    record Line(String reason, double r, double s, int hour) {
    }
}
