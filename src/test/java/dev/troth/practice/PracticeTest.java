package dev.troth.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PracticeTest {

    private static final String PRACTICES = "/v1/practices";

    private final Api api = Api.ofFreshTenant();

    @Test
    void isRecordedWithItsStepsAndReadBack() {
        String client = api.client("Ada");
        JsonPath created = api.created(PRACTICES, "{'clientId': '%s', 'title': 'Shown before posted', 'steps': ['Draft', 'Show', 'Post']}", client);

        String id = created.getString("id");
        assertThat(created.getInt("revision")).isEqualTo(1);
        assertThat(created.getList("steps")).containsExactly("Draft", "Show", "Post");
        assertThat(created.getList("allowed")).containsExactly("revise", "acknowledge", "retire", "correct");
        api.get(path(id)).then().statusCode(200).header("ETag", "\"0\"").body("title", equalTo("Shown before posted"))
                .body("recordedAt", notNullValue()).body("acknowledgedAt", nullValue()).body("formerRevisions", empty());
    }

    @Test
    void namesTheIncidentItWasLearntFrom() {
        String client = api.client("Ada");
        String incident = api.created("/v1/incidents", "{'clientId': '%s', 'title': 'Posted too early', 'severity': 'MODERATE', "
                + "'detectedAt': '2025-03-12T00:00:00Z'}", client).getString("id");
        String practice = api.created(PRACTICES, "{'clientId': '%s', 'title': 'Show first', 'fromIncidentId': '%s'}", client, incident).getString("id");
        practice(client, "Something else");

        assertThat(api.read(PRACTICES + "?fromIncidentId=" + incident).getList("items.id")).containsExactly(practice);
        String other = api.client("Ben");
        api.post(PRACTICES, "{'clientId': '%s', 'title': 'Show first', 'fromIncidentId': '%s'}", other, incident).then().statusCode(404)
                .body("type", equalTo("/problems/not-found")).body("errors.pointer", contains("/fromIncidentId"));
    }

    @Test
    void hasTwoHundredRevisionsAndNotOneMore() {
        String id = practice(api.client("Ada"), "Shown before posted");
        for (int revision = 2; revision <= 200; revision++) {
            api.done(path(id) + "/revise", "{'title': 'Revision %d'}", revision);
        }
        api.post(path(id) + "/revise", "{'title': 'Another'}").then().statusCode(409)
                .body("detail", equalTo("A practice has at most 200 revisions: it is read as a whole."));
        assertThat(api.read(path(id)).getString("title")).isEqualTo("Revision 200");
    }

    @Test
    void isRevisedKeepingFormerRevisionsReadableAndIsToBeAcknowledgedAnew() {
        String id = practice(api.client("Ada"), "Shown before posted");
        api.done(path(id) + "/acknowledge", "{'at': '2025-03-01T09:00:00Z'}");

        JsonPath revised = api.done(path(id) + "/revise", "{'steps': ['Show', 'Wait', 'Post'], 'at': '2025-04-01T09:00:00Z'}");

        assertThat(revised.getInt("revision")).isEqualTo(2);
        assertThat(revised.getString("title")).isEqualTo("Shown before posted");
        assertThat(revised.getList("steps")).containsExactly("Show", "Wait", "Post");
        assertThat(revised.getString("acknowledgedAt")).isNull();
        assertThat(revised.getInt("formerRevisions[0].revision")).isEqualTo(1);
        assertThat(revised.getList("formerRevisions[0].steps")).containsExactly("Draft", "Show");
        assertThat(revised.getString("formerRevisions[0].acknowledgedAt")).isEqualTo("2025-03-01T09:00:00Z");
        assertThat(revised.getString("formerRevisions[0].replacedAt")).isEqualTo("2025-04-01T09:00:00Z");
        assertThat(api.done(path(id) + "/revise", "{'title': 'Shown first'}").getList("formerRevisions")).hasSize(2);
    }

    @Test
    void isNotRevisedByNothing() {
        String id = practice(api.client("Ada"), "Shown before posted");

        api.post(path(id) + "/revise", "{}").then().statusCode(400).body("errors.pointer", contains("/steps"));
        api.post(path(id) + "/revise", "{'title': ' '}").then().statusCode(400).body("errors.pointer", contains("/title"));
    }

    @Test
    void isAcknowledgedOncePerRevision() {
        String id = practice(api.client("Ada"), "Shown before posted");
        JsonPath acknowledged = api.done(path(id) + "/acknowledge", "{'at': '2025-03-01T09:00:00Z'}");

        assertThat(acknowledged.getString("acknowledgedAt")).isEqualTo("2025-03-01T09:00:00Z");
        api.post(path(id) + "/acknowledge", "{}").then().statusCode(409).body("type", equalTo("/problems/invalid-transition"))
                .body("state", equalTo("ACKNOWLEDGED")).body("allowed", contains("revise", "retire", "correct"));
        api.patch("*", path(id), "{'title': 'Shown or not'}").then().statusCode(409).body("type", equalTo("/problems/invalid-transition"));
        api.done(path(id) + "/revise", "{'title': 'Shown first', 'at': '2025-04-01T09:00:00Z'}");
        api.post(path(id) + "/acknowledge", "{'at': '2025-04-01T08:59:59Z'}").then().statusCode(409).body("type", equalTo("/problems/invalid-transition"));
        api.request().contentType("application/json").post(path(id) + "/acknowledge").then().statusCode(200).body("acknowledgedAt", notNullValue());
    }

    @Test
    void onceRetiredAllowsNothingButCorrection() {
        String id = practice(api.client("Ada"), "Shown before posted");
        assertThat(api.done(path(id) + "/retire", "{'at': '2025-05-01T09:00:00Z'}").getString("retiredAt")).isEqualTo("2025-05-01T09:00:00Z");

        for (String move : new String[] {"revise", "acknowledge", "retire"}) {
            api.post(path(id) + "/" + move, move.equals("revise") ? "{'title': 'Other'}" : "{}").then().statusCode(409)
                    .body("type", equalTo("/problems/invalid-transition")).body("state", equalTo("RETIRED")).body("allowed", contains("correct"));
        }
        assertThat(api.done(path(id) + "/correct", "{'reason': 'Still in use'}").getList("allowed")).contains("revise");
    }

    @Test
    void isCorrectedBackToEachStateItWasInAndThenTakenBack() {
        String id = practice(api.client("Ada"), "Shown before posted");
        api.done(path(id) + "/acknowledge", "{'at': '2025-03-01T09:00:00Z'}");
        api.done(path(id) + "/revise", "{'title': 'Shown first', 'steps': []}");

        JsonPath first = api.done(path(id) + "/correct", "{'reason': 'Too early'}");
        assertThat(first.getInt("revision")).isEqualTo(1);
        assertThat(first.getString("title")).isEqualTo("Shown before posted");
        assertThat(first.getList("steps")).containsExactly("Draft", "Show");
        assertThat(first.getString("acknowledgedAt")).isEqualTo("2025-03-01T09:00:00Z");
        assertThat(first.getList("formerRevisions")).isEmpty();
        assertThat(api.done(path(id) + "/correct", "{'reason': 'Not yet'}").getString("acknowledgedAt")).isNull();
        JsonPath gone = api.done(path(id) + "/correct", "{'reason': 'Wrong client'}");
        assertThat(gone.getString("retractedAt")).isNotNull();
        assertThat(gone.getList("allowed")).isEmpty();
        api.post(path(id) + "/correct", "{'reason': 'Again'}").then().statusCode(409).body("type", equalTo("/problems/nothing-to-correct"));
        api.post(path(id) + "/retire", "{}").then().statusCode(409).body("type", equalTo("/problems/invalid-transition")).body("allowed", empty());
    }

    @Test
    void takesItsTitleFromAPatchOnTheStateItIsBasedOn() {
        String id = practice(api.client("Ada"), "Shown before posted");

        api.patch("\"0\"", path(id), "{'title': 'Shown first'}").then().statusCode(200).header("ETag", "\"1\"").body("title", equalTo("Shown first"))
                .body("revision", equalTo(1));
        api.patch("\"0\"", path(id), "{'title': 'Late'}").then().statusCode(412).body("type", equalTo("/problems/precondition-failed"));
        api.patch(null, path(id), "{'title': 'Late'}").then().statusCode(428).body("type", equalTo("/problems/precondition-required"));
        api.patch("*", path(id), "{'steps': []}").then().statusCode(400).body("errors.pointer", contains("/steps"));
        api.patch("*", path(id), "{'title': null}").then().statusCode(400).body("errors.pointer", contains("/title"));
        api.postIfMatch("\"0\"", path(id) + "/retire", "{}").then().statusCode(412);
    }

    @Test
    void isRefusedWithoutClientOrTitle() {
        api.post(PRACTICES, "{'clientId': '%s', 'title': 'Show first'}", UUID.randomUUID()).then().statusCode(404)
                .body("errors.pointer", contains("/clientId"));
        api.post(PRACTICES, "{}").then().statusCode(400).body("errors.pointer", contains("/clientId", "/title"));
        api.post(PRACTICES, "{'clientId': '%s', 'title': 'Show first', 'steps': [' ']}", api.client("Ada")).then().statusCode(400)
                .body("errors.pointer", contains("/steps/0"));
    }

    @Test
    void isListedByClientInTheOrderAskedFor() {
        String client = api.client("Ada");
        String b = practice(client, "B");
        String a = practice(client, "A");
        practice(api.client("Ben"), "C");

        assertThat(api.read(PRACTICES + "?clientId=" + client).getList("items.id")).containsExactly(a, b);
        assertThat(api.read(PRACTICES + "?clientId=" + client + "&sort=-title").getList("items.title")).containsExactly("B", "A");
        api.get(PRACTICES + "?sort=steps").then().statusCode(400);
        api.get(PRACTICES + "?colour=red").then().statusCode(400);
    }

    @Test
    void saysNothingAboutTrust() {
        String client = api.client("Ada");
        api.done(path(practice(client, "A")) + "/acknowledge", "{'at': '2025-03-01T09:00:00Z'}");

        assertThat(api.read("/v1/clients/" + client + "/trust-score/evidence").getList("items")).isEmpty();
    }

    @Test
    void isNotThereForAnotherTenant() {
        String client = api.client("Ada");
        String id = practice(client, "Shown before posted");
        Api stranger = Api.ofFreshTenant();

        stranger.get(path(id)).then().statusCode(404).body("type", equalTo("/problems/not-found"));
        stranger.patch("*", path(id), "{'title': 'Mine'}").then().statusCode(404);
        for (String move : new String[] {"acknowledge", "retire"}) {
            stranger.post(path(id) + "/" + move, "{}").then().statusCode(404);
        }
        stranger.post(path(id) + "/revise", "{'title': 'Mine'}").then().statusCode(404);
        stranger.post(path(id) + "/correct", "{'reason': 'Mine'}").then().statusCode(404);
        stranger.post(PRACTICES, "{'clientId': '%s', 'title': 'Mine'}", client).then().statusCode(404).body("errors.pointer", contains("/clientId"));
        assertThat(stranger.read(PRACTICES).getList("items")).isEmpty();
    }

    private String practice(String client, String title) {
        return api.created(PRACTICES, "{'clientId': '%s', 'title': '%s', 'steps': ['Draft', 'Show']}", client, title).getString("id");
    }

    private static String path(String id) {
        return PRACTICES + "/" + id;
    }
}
