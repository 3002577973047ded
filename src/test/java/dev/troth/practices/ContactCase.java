package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A client one talks to: what is said, what is agreed about talking, and what stands in the ledger for it. */
final class ContactCase {

    static final String COMMUNICATIONS = "/v1/communications";

    final PracticeClient ada = new PracticeClient();

    String said(String from, String purpose, String channel, String at) {
        return said(from, purpose, channel, at, "").getString("id");
    }

    /** @param more the rest of the JSON object, beginning with a comma */
    JsonPath said(String from, String purpose, String channel, String at, String more) {
        return ada.record("communications", "'from': '" + from + "', 'purpose': '" + purpose + "', 'channel': '" + channel + "', 'at': '" + at + "'" + more);
    }

    String replied(String question, String from, String channel, String at) {
        return said(from, "REPLY", channel, at, ", 'inReplyTo': '" + question + "'").getString("id");
    }

    void correct(String id) {
        ada.api.done(COMMUNICATIONS + "/" + id + "/correct", "{'reason': 'A mistake'}");
    }

    /** An agreement that both accept; the text is its further terms. */
    String agreed(String terms, String at) {
        String id = ada.record("agreements", "'title': 'Care of the garden', 'expectations': [{'topic': 'DEADLINES', 'text': 'Work is done by the day named'}, "
                + "{'topic': 'RESPONSE', 'text': 'Questions are answered'}], " + terms).getString("id");
        ada.api.done("/v1/agreements/" + id + "/offer", "{'at': '%s'}", at);
        ada.api.done("/v1/agreements/" + id + "/accept", "{'party': 'PROVIDER', 'at': '%s'}", at);
        ada.api.done("/v1/agreements/" + id + "/accept", "{'party': 'CLIENT', 'at': '%s'}", at);
        return id;
    }

    void change(String patch) {
        String tag = ada.api.get("/v1/clients/" + ada.id()).header("ETag");
        ada.api.patch(tag, "/v1/clients/" + ada.id(), patch).then().statusCode(200);
    }

    void move(String stage) {
        ada.api.done("/v1/clients/" + ada.id() + "/move", "{'stage': '%s'}", stage);
    }

    JsonPath contact() {
        return ada.api.read("/v1/clients/" + ada.id() + "/contact");
    }

    /** The lines of a subject's ledger with a reason that stand, as r or s, in the order they count from. */
    List<Double> standing(String subject, String reason, String side) {
        List<Map<String, Object>> all = ada.lines(subject, "COMMUNICATION", reason);
        Set<Object> reversed = all.stream().map(line -> line.get("reverses")).filter(Objects::nonNull).collect(Collectors.toSet());
        return all.stream().filter(line -> line.get("reverses") == null && !reversed.contains(line.get("id")))
                .sorted(java.util.Comparator.comparing(line -> (String) line.get("effectiveAt"))).map(line -> PracticeClient.number(line, side)).toList();
    }

    void assertStanding(String subject, String reason, String side, Double... numbers) {
        List<Double> standing = standing(subject, reason, side);
        assertThat(standing).as(reason).hasSize(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(standing.get(i)).as(reason).isCloseTo(numbers[i], PracticeClient.exactly());
        }
    }
}
