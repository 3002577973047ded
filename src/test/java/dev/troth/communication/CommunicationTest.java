package dev.troth.communication;

import static dev.troth.support.Api.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.troth.support.Api;
import dev.troth.support.Refusals;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Communications over HTTP: what is recorded, refused and found again. Without an agreement the reply limit is 24 h. */
@QuarkusTest
class CommunicationTest {

    private static final String PATH = "/v1/communications";
    private static final Instant ASKED = Instant.parse("2025-01-01T09:00:00Z");

    private final Api api = Api.ofFreshTenant();
    private String client;

    @BeforeEach
    void meet() {
        client = api.client("Ada Okafor");
    }

    @Test
    void aQuestionIsRecordedWithTheLimitThatAppliesToIt() {
        String topic = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'The draft'}", client).getString("id");
        Response created = api.post(PATH, "{'clientId': '%s', 'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'QUESTION', 'at': '%s', "
                + "'summary': 'When will it be there?', 'about': {'type': 'COMMITMENT', 'id': '%s'}}", client, ASKED, topic);
        String id = created.then().statusCode(201).extract().path("id");
        created.then().header("Location", endsWith(PATH + "/" + id)).header("ETag", equalTo("\"0\""))
                .body("clientId", equalTo(client)).body("from", equalTo("CLIENT")).body("channel", equalTo("PHONE"))
                .body("purpose", equalTo("QUESTION")).body("at", equalTo(ASKED.toString())).body("summary", equalTo("When will it be there?"))
                .body("about.type", equalTo("COMMITMENT")).body("about.id", equalTo(topic)).body("channelMismatch", equalTo(false))
                .body("replyLimit", equalTo("PT24H")).body("replyDueAt", equalTo(hour(24))).body("repliedAt", nullValue())
                .body("allowed", contains("grant-grace", "confirm", "correct"));
        assertThat(api.get(PATH + "/" + id).asString()).isEqualTo(created.asString());
        api.request().header("If-None-Match", created.header("ETag")).get(PATH + "/" + id).then().statusCode(304);
    }

    @Test
    void onlyWhatAsksIsOwedAReply() {
        for (String purpose : new String[] {"QUESTION", "PROBLEM", "CONCERN"}) {
            assertThat(said("PROVIDER", purpose, "PHONE", 0).getString("replyDueAt")).isEqualTo(hour(24));
        }
        for (String purpose : new String[] {"CHECK_IN", "UPDATE", "REPLY", "PRAISE", "NOTE"}) {
            JsonPath said = said("PROVIDER", purpose, "PHONE", 0);
            assertThat(said.getString("replyDueAt")).isNull();
            assertThat(said.getString("replyLimit")).isNull();
            assertThat(said.getList("allowed")).isEqualTo(List.of("confirm", "correct"));
        }
    }

    @Test
    void aProblemOrAQuestionByMailIsWarnedOf() {
        assertThat(said("CLIENT", "PROBLEM", "EMAIL", 0).getBoolean("channelMismatch")).isTrue();
        assertThat(said("CLIENT", "QUESTION", "EMAIL", 0).getBoolean("channelMismatch")).isTrue();
        assertThat(said("CLIENT", "CONCERN", "EMAIL", 0).getBoolean("channelMismatch")).isFalse();
        assertThat(said("CLIENT", "PROBLEM", "CHAT", 0).getBoolean("channelMismatch")).isFalse();
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        Response empty = api.post(PATH, "{}");
        empty.then().statusCode(400).body("type", equalTo("/problems/validation-failed"))
                .body("errors.pointer", contains("/at", "/channel", "/clientId", "/from", "/purpose"));
        refused("'from': 'SOMEBODY'", "/from");
        refused("'purpose': 'GOSSIP'", "/purpose");
        refused("'channel': 'PIGEON'", "/channel");
        refused("'mood': 'good'", "/mood");
        refused("'at': 'yesterday'", "/at");
        refused("'at': '" + Instant.now().plus(Duration.ofHours(1)) + "'", "/at");
        refused("'summary': '" + "x".repeat(2_001) + "'", "/summary");
        refused("'about': {'type': 'COMMITMENT'}", "/about/id");
        refused("'about': {'type': 'RUMOUR', 'id': '" + UUID.randomUUID() + "'}", "/about/type");
        refused("'inReplyTo': 'that one'", "/inReplyTo");
        refused("'clientId': '" + UUID.randomUUID() + "'", "/clientId");
    }

    @Test
    void aReplyAnswersTheOtherPartyOfTheSameClient() {
        String question = said("CLIENT", "QUESTION", "PHONE", 0).getString("id");
        refused("'inReplyTo': '" + UUID.randomUUID() + "'", "/inReplyTo");
        refused("'from': 'CLIENT', 'inReplyTo': '" + question + "'", "/inReplyTo");
        refused("'at': '" + hour(-1) + "', 'inReplyTo': '" + question + "'", "/at");
        String another = api.client("Somebody else");
        refused("'clientId': '" + another + "', 'inReplyTo': '" + question + "'", "/inReplyTo");
        api.done(PATH + "/" + question + "/correct", "{'reason': 'Never asked'}");
        refused("'inReplyTo': '" + question + "'", "/inReplyTo");
    }

    @Test
    void aReplyShowsOnItsQuestionAndChangesItsTag() {
        String question = said("CLIENT", "QUESTION", "PHONE", 0).getString("id");
        String before = tag(question);
        JsonPath reply = replied(question, "UPDATE", "PHONE", 6);
        assertThat(reply.getString("inReplyTo")).isEqualTo(question);
        assertThat(reply.getBoolean("onEscalationPlan")).isFalse();
        assertThat(tag(question)).isNotEqualTo(before);
        JsonPath answered = api.read(PATH + "/" + question);
        assertThat(answered.getString("repliedAt")).isEqualTo(hour(6));
        assertThat(answered.getString("repliedAfter")).isEqualTo("PT6H");
        String once = tag(question);
        replied(question, "REPLY", "PHONE", 8);
        assertThat(tag(question)).isEqualTo(once);
        replied(question, "REPLY", "PHONE", 2);
        assertThat(api.read(PATH + "/" + question).getString("repliedAt")).isEqualTo(hour(2));
        api.patch(before, PATH + "/" + question, "{'summary': 'Stale'}").then().statusCode(412);
    }

    @Test
    void onlyTheSummaryCanBeEdited() {
        JsonPath said = said("CLIENT", "NOTE", "PHONE", 0);
        String path = PATH + "/" + said.getString("id");
        api.patch(null, path, "{'summary': 'New'}").then().statusCode(428);
        api.patch("\"7\"", path, "{'summary': 'New'}").then().statusCode(412);
        api.patch("\"0\"", path, "{'at': '%s'}", hour(1)).then().statusCode(400).body("errors[0].pointer", equalTo("/at"));
        api.patch("\"0\"", path, "{'summary': 'New'}").then().statusCode(200).body("summary", equalTo("New")).body("version", equalTo(1));
        api.patch("\"1\"", path, "{'summary': null}").then().statusCode(200).body("summary", nullValue());
    }

    @Test
    void graceIsGrantedByThePartyThatWasOwedTheReply() {
        String path = PATH + "/" + said("CLIENT", "QUESTION", "PHONE", 0).getString("id");
        api.post(path + "/grant-grace", "{'party': 'PROVIDER'}").then().statusCode(409).body("type", equalTo("/problems/self-granted-grace"));
        api.post(path + "/grant-grace", "{'party': 'CLIENT', 'at': '%s'}", hour(-1)).then().statusCode(409)
                .body("type", equalTo("/problems/invalid-transition"));
        api.postIfMatch("\"7\"", path + "/grant-grace", "{'party': 'CLIENT'}").then().statusCode(412);
        JsonPath graced = api.done(path + "/grant-grace", "{'party': 'CLIENT', 'at': '%s'}", hour(30));
        assertThat(graced.getString("graceAt")).isEqualTo(hour(30));
        assertThat(graced.getList("allowed")).isEqualTo(List.of("confirm", "correct"));
        api.post(path + "/grant-grace", "{'party': 'CLIENT'}").then().statusCode(409).body("type", equalTo("/problems/invalid-transition"))
                .body("state", equalTo("UNANSWERED")).body("allowed", contains("confirm", "correct"));
        assertThat(api.done(path + "/correct", "{'reason': 'Not theirs to forgive'}").getString("graceAt")).isNull();
        String note = PATH + "/" + said("CLIENT", "NOTE", "PHONE", 0).getString("id");
        api.post(note + "/grant-grace", "{'party': 'CLIENT'}").then().statusCode(409).body("type", equalTo("/problems/invalid-transition"))
                .body("state", equalTo("RECORDED"));
    }

    @Test
    void whatIsTakenBackStaysReadableAndMovesNoMore() {
        String path = PATH + "/" + said("CLIENT", "QUESTION", "PHONE", 0).getString("id");
        api.post(path + "/correct", "{}").then().statusCode(400).body("errors[0].pointer", equalTo("/reason"));
        JsonPath retracted = api.done(path + "/correct", "{'reason': 'Entered twice'}");
        assertThat(retracted.getString("retractedAt")).isNotNull();
        assertThat(retracted.getList("allowed")).isEmpty();
        api.post(path + "/correct", "{'reason': 'Again'}").then().statusCode(409).body("type", equalTo("/problems/nothing-to-correct"));
        api.post(path + "/grant-grace", "{'party': 'CLIENT'}").then().statusCode(409).body("type", equalTo("/problems/invalid-transition"));
        api.patch("\"1\"", path, "{'summary': 'New'}").then().statusCode(409);
    }

    @Test
    void communicationsAreFoundByWhatTheyAre() {
        String question = said("CLIENT", "QUESTION", "PHONE", 0).getString("id");
        String problem = said("PROVIDER", "PROBLEM", "EMAIL", 1).getString("id");
        String note = said("PROVIDER", "NOTE", "PHONE", 2).getString("id");
        String reply = replied(question, "REPLY", "CHAT", 3).getString("id");
        api.client("Somebody else");
        found("", reply, note, problem, question);
        found("&sort=at", question, problem, note, reply);
        found("&sort=-recordedAt", reply, note, problem, question);
        found("&from=CLIENT", question);
        found("&purpose=NOTE,PROBLEM", note, problem);
        found("&channel=CHAT,EMAIL", reply, problem);
        found("&since=" + hour(1) + "&before=" + hour(3), note, problem);
        found("&unanswered=true", problem);
        found("&unanswered=false", reply, note, question);
        assertThat(api.read(PATH + "?clientId=" + UUID.randomUUID()).getList("items")).isEmpty();
        for (String wrong : new String[] {"unanswered=perhaps", "from=SOMEBODY", "since=yesterday", "sort=summary", "mood=good", "clientId=1"}) {
            api.get(PATH + "?" + wrong).then().statusCode(400).body("errors[0].parameter", equalTo(wrong.substring(0, wrong.indexOf('='))));
        }
        JsonPath page = api.read(PATH + "?clientId=" + client + "&limit=3");
        assertThat(page.getInt("total.count")).isEqualTo(4);
        assertThat(api.read(PATH + "?clientId=" + client + "&limit=3&after=" + page.getString("next")).getList("items.id")).isEqualTo(List.of(question));
    }

    @Test
    void aRepeatedRequestIsAnsweredOnce() {
        String body = json("{'clientId': '%s', 'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'NOTE', 'at': '%s'}", client, ASKED);
        String first = api.request().header("Idempotency-Key", "note-1").contentType("application/json").body(body).post(PATH)
                .then().statusCode(201).extract().path("id");
        api.request().header("Idempotency-Key", "note-1").contentType("application/json").body(body).post(PATH)
                .then().statusCode(201).header("Idempotency-Replayed", "true").body("id", equalTo(first));
    }

    @Test
    void anotherTenantSeesNothing() {
        String path = PATH + "/" + said("CLIENT", "QUESTION", "PHONE", 0).getString("id");
        Api stranger = Api.ofFreshTenant();
        stranger.get(path).then().statusCode(404);
        stranger.patch("\"0\"", path, "{'summary': 'Mine'}").then().statusCode(404);
        stranger.post(path + "/grant-grace", "{'party': 'CLIENT'}").then().statusCode(404);
        stranger.post(path + "/correct", "{'reason': 'Mine'}").then().statusCode(404);
        stranger.post(PATH, "{'clientId': '%s', 'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'NOTE', 'at': '%s'}", client, ASKED)
                .then().statusCode(404).body("errors[0].pointer", equalTo("/clientId"));
        assertThat(stranger.read(PATH).getList("items")).isEmpty();
        Api.anonymous().get(path).then().statusCode(401);
    }

    @Test
    void everythingIsInTheTimeline() {
        String question = said("CLIENT", "QUESTION", "PHONE", 0).getString("id");
        api.done(PATH + "/" + question + "/grant-grace", "{'party': 'CLIENT', 'at': '%s'}", hour(30));
        api.done(PATH + "/" + question + "/correct", "{'reason': 'A slip'}");
        assertThat(api.read("/v1/clients/" + client + "/timeline?sort=recordedAt").getList("items.type"))
                .isEqualTo(List.of("client.created", "communication.created", "communication.grace-granted", "communication.corrected"));
    }

    private JsonPath said(String from, String purpose, String channel, int hour) {
        return api.created(PATH, "{'clientId': '%s', 'from': '%s', 'channel': '%s', 'purpose': '%s', 'at': '%s'}",
                client, from, channel, purpose, hour(hour));
    }

    private JsonPath replied(String question, String purpose, String channel, int hour) {
        return api.created(PATH, "{'clientId': '%s', 'from': 'PROVIDER', 'channel': '%s', 'purpose': '%s', 'at': '%s', 'inReplyTo': '%s'}",
                client, channel, purpose, hour(hour), question);
    }

    /** A note of the provider at the third hour, with one field changed or added. */
    private void refused(String fields, String pointer) {
        StringBuilder body = new StringBuilder(fields);
        String[][] others = {{"clientId", client}, {"from", "PROVIDER"}, {"channel", "PHONE"}, {"purpose", "NOTE"}, {"at", hour(3)}};
        for (String[] other : others) {
            if (!fields.contains("'" + other[0] + "'")) {
                body.append(", '").append(other[0]).append("': '").append(other[1]).append('\'');
            }
        }
        Refusals.refusedAmong(api.post(PATH, "{" + body + "}"), pointer);
    }

    private void found(String query, String... ids) {
        assertThat(api.read(PATH + "?clientId=" + client + query).getList("items.id")).isEqualTo(List.of((Object[]) ids));
    }

    private String tag(String id) {
        return api.get(PATH + "/" + id).header("ETag");
    }

    private static String hour(int hour) {
        return ASKED.plus(Duration.ofHours(hour)).toString();
    }
}
