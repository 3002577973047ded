package dev.troth.practices;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 26: what must be known of a client is known before work begins")
class Practice26ChecklistTest {

    private static final String TEMPLATES = "/v1/checklist-templates";

    private final PracticeClient ada = new PracticeClient();

    @Test
    void aNewClientHasAnItemForEachTemplateOfItsKind() {
        String every = template("'title': 'Who signs?'");
        String persons = template("'title': 'When to call?', 'clientKind': 'PERSON', 'blocking': false");
        template("'title': 'Which register?', 'clientKind': 'ORGANISATION'");
        String retired = template("'title': 'Fax number?'");
        ada.api.done(TEMPLATES + "/" + retired + "/retire", "{}");

        JsonPath items = checklist(ada.id(), "?sort=recordedAt");
        assertThat(items.getList("items.title")).isEqualTo(List.of("Who signs?", "When to call?"));
        assertThat(items.getList("items.templateId")).isEqualTo(List.of(every, persons));
        assertThat(ada.api.read(TEMPLATES + "/" + persons).getString("clientKind")).isEqualTo("PERSON");
        assertThat(items.getList("items.blocking")).isEqualTo(List.of(true, false));
        assertThat(items.getList("items.status")).isEqualTo(List.of("OPEN", "OPEN"));
        String firm = ada.api.created("/v1/clients", "{'name': 'Okafor Ltd', 'kind': 'ORGANISATION'}").getString("id");
        assertThat(checklist(firm, "?sort=recordedAt").getList("items.title")).isEqualTo(List.of("Who signs?", "Which register?"));
        assertThat(ada.api.read("/v1/clients/" + firm + "/timeline?type=checklist-item.recorded").getInt("total.count")).isEqualTo(2);
    }

    @Test
    @DisplayName("A client that turns out to be of another kind has an item for each template of that kind, once")
    void aClientThatTurnsOutToBeOfAnotherKindIsAskedWhatThatKindIs() {
        template("'title': 'Who signs?'");
        template("'title': 'When to call?', 'clientKind': 'PERSON'");
        String register = template("'title': 'Which register?', 'clientKind': 'ORGANISATION'");
        ada.id();
        template("'title': 'Where is data kept?'");

        kind("ORGANISATION");
        JsonPath items = checklist(ada.id(), "?sort=recordedAt");
        assertThat(items.getList("items.title")).as("of its kind only: later lessons are asked of later clients")
                .isEqualTo(List.of("Who signs?", "When to call?", "Which register?"));
        assertThat(items.getString("items[2].templateId")).isEqualTo(register);
        assertThat(items.getString("items[2].status")).isEqualTo("OPEN");
        assertThat(refused(move("ACTIVE"), 409, "checklist-open").getList("open.title")).contains("Which register?");

        kind("PERSON");
        kind("ORGANISATION");
        move("ONBOARDING");
        assertThat(checklist(ada.id(), "").getInt("total.count")).as("what it has is not asked twice").isEqualTo(3);
    }

    @Test
    @DisplayName("The same where a client is replaced under the caller's own key")
    void aClientPutAgainAsAnotherKindIsAskedWhatThatKindIs() {
        template("'title': 'Which register?', 'clientKind': 'ORGANISATION'");
        String byRef = "/v1/clients/by-ref/okafor";
        String id = ada.api.request().contentType("application/json").body("{\"name\": \"Okafor\"}").put(byRef).then().statusCode(201).extract().jsonPath().getString("id");
        assertThat(checklist(id, "").getList("items")).isEmpty();
        ada.api.request().contentType("application/json").body("{\"name\": \"Okafor\", \"kind\": \"ORGANISATION\"}").put(byRef).then().statusCode(200);
        assertThat(checklist(id, "").getList("items.title")).isEqualTo(List.of("Which register?"));
    }

    @Test
    void aClientIsActiveOnlyOnceEveryBlockingItemIsSettled() {
        template("'title': 'Who signs?'");
        template("'title': 'Where is data kept?'");
        template("'title': 'When to call?', 'blocking': false");

        JsonPath refusal = refused(move("ACTIVE"), 409, "checklist-open");
        assertThat(refusal.getList("open.title")).isEqualTo(List.of("Who signs?", "Where is data kept?"));
        assertThat(move("ONBOARDING").statusCode()).isEqualTo(200);
        List<String> open = refusal.getList("open.id");
        JsonPath done = ada.api.done(item(open.get(0)) + "/done", "{'at': '2025-03-01T09:00:00Z', 'note': 'She does', "
                + "'evidence': [{'title': 'Power of attorney', 'kind': 'RECEIPT'}]}");
        assertThat(done.getString("status")).isEqualTo("DONE");
        assertThat(done.getString("doneAt")).isEqualTo("2025-03-01T09:00:00Z");
        assertThat(done.getString("note")).isEqualTo("She does");
        assertThat(done.getString("evidence[0].title")).isEqualTo("Power of attorney");
        assertThat(ada.api.read(item(open.get(0))).getMap("$")).isEqualTo(done.getMap("$"));
        assertThat(refused(move("ACTIVE"), 409, "checklist-open").getList("open.id")).isEqualTo(List.of(open.get(1)));

        refusedAt(ada.api.post(item(open.get(1)) + "/waive", "{}"), "/reason");
        JsonPath waived = ada.api.done(item(open.get(1)) + "/waive", "{'reason': 'Keeps no data with us', 'at': '2025-03-02T09:00:00Z'}");
        assertThat(waived.getString("status")).isEqualTo("WAIVED");
        assertThat(waived.getString("waiverReason")).isEqualTo("Keeps no data with us");
        assertThat(waived.getString("waivedAt")).isEqualTo("2025-03-02T09:00:00Z");
        assertThat(move("ACTIVE").jsonPath().getString("stage")).isEqualTo("ACTIVE");
        assertThat(ada.api.trust(ada.id(), "PROVIDER", "2025-06-01T00:00:00Z")).isEqualTo(.5);
    }

    @Test
    void nobodyBeginsActivePastAnOpenItem() {
        template("'title': 'Who signs?'");
        JsonPath refusal = refused(ada.api.post("/v1/clients", "{'name': 'Ben Ito', 'stage': 'ACTIVE'}"), 409, "checklist-open");
        assertThat(refusal.getList("open.title")).isEqualTo(List.of("Who signs?"));
        assertThat(ada.api.read("/v1/clients").getList("items.name")).doesNotContain("Ben Ito");
    }

    @Test
    void whatIsTakenBackIsOpenAgainAndAnItemTakenBackBlocksNothing() {
        String id = ada.api.created(items(), "{'title': 'Who signs?'}").getString("id");
        ada.api.done(item(id) + "/done", "{}");
        JsonPath settled = refused(ada.api.post(item(id) + "/waive", "{'reason': 'Twice'}"), 409, "invalid-transition");
        assertThat(settled.getString("state")).isEqualTo("DONE");
        assertThat(ada.api.done(item(id) + "/correct", "{'reason': 'Too early'}").getString("status")).isEqualTo("OPEN");
        refused(move("ACTIVE"), 409, "checklist-open");
        assertThat(ada.api.done(item(id) + "/correct", "{'reason': 'Asked for another client'}").getString("retractedAt")).isNotNull();
        assertThat(move("ACTIVE").statusCode()).isEqualTo(200);
    }

    @Test
    void openItemsAreSeenUntilSettledOrUntilTheRelationshipHasEnded() {
        JsonPath item = ada.api.created(items(), "{'title': 'Who signs?'}");
        ada.api.created(items(), "{'title': 'When to call?', 'blocking': false}");
        JsonPath waiting = ada.attention("CHECKLIST_OPEN");
        assertThat(waiting.getInt("total.count")).isEqualTo(2);
        Map<String, Object> first = waiting.getMap("items[0]");
        assertThat(first).containsEntry("recordType", "CHECKLIST_ITEM").containsEntry("recordId", item.getString("id")).containsEntry("party", "PROVIDER")
                .containsEntry("since", item.getString("recordedAt")).containsEntry("resolvedBy", "POST " + item(item.getString("id")) + "/done");
        assertThat(waiting.getString("items[0].facts.title")).isEqualTo("Who signs?");
        assertThat(ada.api.read("/v1/attention?kind=CHECKLIST_OPEN&party=CLIENT").getInt("total.count")).isZero();

        ada.api.done(item(item.getString("id")) + "/done", "{}");
        assertThat(ada.attention("CHECKLIST_OPEN").getList("items.facts.title")).isEqualTo(List.of("When to call?"));
        move("ENDED");
        assertThat(ada.attention("CHECKLIST_OPEN").getInt("total.count")).isZero();
        ada.api.created(items(), "{'title': 'Return the keys', 'blocking': false}");
        assertThat(ada.attention("CHECKLIST_OPEN").getInt("total.count")).isZero();
        ada.api.done("/v1/clients/" + ada.id() + "/correct", "{'reason': 'It goes on'}");
        assertThat(ada.attention("CHECKLIST_OPEN").getList("items.facts.title")).isEqualTo(List.of("When to call?", "Return the keys"));
    }

    @Test
    void aLessonTakenBackIsAskedOfNobody() {
        String incident = ada.record("incidents", "'title': 'x', 'severity': 'MODERATE', 'detectedAt': '2025-03-10T00:00:00Z'").getString("id");
        ada.api.done("/v1/incidents/" + incident + "/learn", "{'lesson': 'x', 'checklistItem': {'title': 'Who sees it first?'}}");
        ada.api.done("/v1/incidents/" + incident + "/correct", "{'reason': 'Another incident'}");
        assertThat(ada.api.read(TEMPLATES + "?fromIncidentId=" + incident).getList("items.status")).isEqualTo(List.of("RETIRED"));
        assertThat(ada.api.read("/v1/events?types=checklist-template.retired").getMap("items[0].data")).as("of no client, so without a word that an erasure would have to find")
                .containsEntry("recordType", "CHECKLIST_TEMPLATE").doesNotContainKeys("clientId", "data");
        assertThat(checklist(ada.api.client("Ben Ito"), "").getList("items")).isEmpty();
    }

    @Test
    void ofTwoLessonsTheOneThatIsTakenBackIsAskedOfNobody() {
        String incident = ada.record("incidents", "'title': 'x', 'severity': 'MODERATE', 'detectedAt': '2025-03-10T00:00:00Z'").getString("id");
        ada.api.done("/v1/incidents/" + incident + "/learn", "{'lesson': 'x', 'checklistItem': {'title': 'Who sees it first?'}}");
        ada.api.done("/v1/incidents/" + incident + "/learn", "{'lesson': 'y', 'checklistItem': {'title': 'Who sees it last?'}}");
        ada.api.done("/v1/incidents/" + incident + "/acknowledge", "{}");
        ada.api.done("/v1/incidents/" + incident + "/correct", "{'reason': 'Nobody acknowledged it'}");
        assertThat(ada.api.read(TEMPLATES + "?status=STANDING").getList("items.title")).containsExactlyInAnyOrder("Who sees it first?", "Who sees it last?");
        assertThat(ada.api.done("/v1/incidents/" + incident + "/correct", "{'reason': 'Another incident'}").getString("lesson")).isEqualTo("x");
        assertThat(ada.api.read(TEMPLATES + "?status=STANDING").getList("items.title")).isEqualTo(List.of("Who sees it first?"));
    }

    @Test
    void anItemThatALessonGotLaterIsTakenBackWithoutTheLesson() {
        String incident = ada.record("incidents", "'title': 'x', 'severity': 'MODERATE', 'detectedAt': '2025-03-10T00:00:00Z'").getString("id");
        ada.api.done("/v1/incidents/" + incident + "/learn", "{'lesson': 'x'}");
        ada.api.done("/v1/incidents/" + incident + "/learn", "{'lesson': 'x', 'checklistItem': {'title': 'Who sees it first?'}}");
        assertThat(ada.api.done("/v1/incidents/" + incident + "/correct", "{'reason': 'Asked of nobody'}").getString("lesson")).isEqualTo("x");
        assertThat(ada.api.read(TEMPLATES + "?fromIncidentId=" + incident).getList("items.status")).isEqualTo(List.of("RETIRED"));
        assertThat(ada.api.done("/v1/incidents/" + incident + "/correct", "{'reason': 'Not learnt'}").getString("lesson")).isNull();
    }

    @Test
    void aLessonIsAskedOfEveryLaterClient() {
        String incident = ada.record("incidents", "'title': 'Posted the wrong photograph', 'severity': 'MODERATE', 'detectedAt': '2025-03-10T00:00:00Z'")
                .getString("id");
        String lesson = "{'lesson': 'Done means seen by the client', 'at': '2025-03-11T00:00:00Z', 'checklistItem': {'title': 'Who sees it first?'}}";
        ada.api.done("/v1/incidents/" + incident + "/learn", lesson);
        ada.api.done("/v1/incidents/" + incident + "/learn", lesson);

        JsonPath templates = ada.api.read(TEMPLATES + "?fromIncidentId=" + incident);
        assertThat(templates.getList("items.title")).isEqualTo(List.of("Who sees it first?"));
        assertThat(templates.getBoolean("items[0].blocking")).isTrue();
        String later = ada.api.client("Bo");
        assertThat(checklist(later, "").getList("items.title")).isEqualTo(List.of("Who sees it first?"));
        assertThat(checklist(later, "").getList("items.templateId")).isEqualTo(templates.getList("items.id"));
        assertThat(checklist(ada.id(), "").getList("items")).isEmpty();
    }

    @Test
    void aTemplateIsRetiredOnceAndWhatItAskedStays() {
        String id = template("'title': 'Who signs?'");
        ada.id();
        JsonPath retired = ada.api.done(TEMPLATES + "/" + id + "/retire", "{'at': '2025-03-01T09:00:00Z'}");
        assertThat(retired.getString("status")).isEqualTo("RETIRED");
        assertThat(retired.getString("retiredAt")).isEqualTo("2025-03-01T09:00:00Z");
        assertThat(retired.getList("allowed")).isEmpty();
        assertThat(refused(ada.api.post(TEMPLATES + "/" + id + "/retire", "{}"), 409, "invalid-transition").getString("state")).isEqualTo("RETIRED");
        assertThat(checklist(ada.id(), "").getInt("total.count")).isEqualTo(1);
        assertThat(checklist(ada.api.client("Bo"), "").getInt("total.count")).isZero();
        assertThat(ada.api.read(TEMPLATES + "?status=STANDING").getInt("total.count")).isZero();
        refusedAt(ada.api.post(TEMPLATES, "{'title': 'Which?', 'fromIncidentId': '%s'}", id), "/fromIncidentId");
    }

    @Test
    void itemsAreFoundByHowTheyStand() {
        String blocking = ada.api.created(items(), "{'title': 'Who signs?'}").getString("id");
        String other = ada.api.created(items(), "{'title': 'When to call?', 'blocking': false}").getString("id");
        ada.api.done(item(other) + "/done", "{}");
        assertThat(checklist(ada.id(), "?status=OPEN,WAIVED").getList("items.id")).isEqualTo(List.of(blocking));
        assertThat(checklist(ada.id(), "?blocking=false").getList("items.id")).isEqualTo(List.of(other));
        refused(ada.api.get(items() + "?blocking=maybe"), 400, "validation-failed");
        refused(ada.api.get("/v1/clients/" + ada.api.client("Bo") + "/checklist/" + blocking), 404, "not-found");
    }

    private String template(String json) {
        return ada.api.created(TEMPLATES, "{" + json + "}").getString("id");
    }

    private void kind(String kind) {
        ada.api.patch("*", "/v1/clients/" + ada.id(), "{'kind': '" + kind + "'}").then().statusCode(200);
    }

    private Response move(String stage) {
        return ada.api.post("/v1/clients/" + ada.id() + "/move", "{'stage': '%s', 'at': '2025-03-03T09:00:00Z'}", stage);
    }

    private JsonPath checklist(String client, String query) {
        return ada.api.read("/v1/clients/" + client + "/checklist" + query);
    }

    private String items() {
        return "/v1/clients/" + ada.id() + "/checklist";
    }

    private String item(String id) {
        return items() + "/" + id;
    }
}
