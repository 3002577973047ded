package dev.troth.client;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Two records of one client become one, and nothing recorded of either is lost")
class MergeTest {

    private static final String DAY_1 = "2025-03-01T09:00:00Z";
    private static final String DAY_2 = "2025-03-02T09:00:00Z";

    @Test
    void everyRecordOfTheOneIsTheOthersByTheSameId() {
        Twice ada = Twice.recorded();
        Map<String, String> records = ofEveryKind(ada, ada.from);
        Map<String, String> tags = new LinkedHashMap<>();
        records.forEach((path, id) -> tags.put(path, ada.api.get(path + "/" + id).header("ETag")));
        List<Map<String, Object>> references = ada.api.read(Twice.client(ada.from) + "/references").getList("items");
        String review = ada.api.created(Twice.client(ada.from) + "/reviews", "{'resolutions': ['Call sooner']}").getString("id");
        ada.merged();
        records.forEach((path, id) -> {
            Response read = ada.api.get(path + "/" + id);
            assertThat(read.jsonPath().getString("clientId")).as(path).isEqualTo(ada.into);
            assertThat(read.header("ETag")).as(path).isNotEqualTo(tags.get(path));
            assertThat(ada.api.read(path + "?clientId=" + ada.into).getList("items.id")).as(path).contains(id);
            assertThat(ada.api.read(path + "?clientId=" + ada.from).getList("items")).as(path).isEmpty();
        });
        for (String below : List.of("references", "checklist", "win-backs", "reviews")) {
            assertThat(ada.api.read(Twice.client(ada.into) + "/" + below).getList("items")).as(below).hasSize(1);
            assertThat(ada.api.read(Twice.client(ada.from) + "/" + below).getList("items")).as(below).isEmpty();
        }
        assertThat(ada.api.read(Twice.client(ada.into) + "/references").getString("items[0].id")).isEqualTo(references.get(0).get("id"));
        assertThat(ada.api.read(Twice.client(ada.into) + "/reviews/" + review).getList("resolutions")).isEqualTo(List.of("Call sooner"));
        assertThat(ada.api.read("/v1/communications?clientId=" + ada.into).getList("items.findAll { it.about?.type == 'CLIENT' }.about.id"))
                .as("what is about the client").isEqualTo(List.of(ada.into));
        // They go on there: what was promised to the one is kept towards the other.
        assertThat(ada.api.done("/v1/commitments/" + records.get("/v1/commitments") + "/deliver", "{'deliveredAt': '%s'}", DAY_2).getString("clientId")).isEqualTo(ada.into);
    }

    @Test
    void whatIsEmptyIsFilledAndListsAreUnited() {
        Twice ada = new Twice(Api.ofFreshTenant(),
                "{'name': 'Ada Okafor', 'tags': ['vip', 'health'], 'phone': '+49 30 111111', 'stage': 'ACTIVE', 'needs': [{'text': 'No calls before nine'}]}",
                "{'name': 'A. Okafor', 'tags': ['health', 'berlin'], 'phone': '+49 30 222222', 'email': 'ada@okafor.example', 'timeZone': 'Europe/Berlin', "
                        + "'externalRef': 'crm-1', 'notes': 'Met in May', 'stage': 'LAPSED', 'preferredName': 'Ada', 'startedAt': '2024-01-01T00:00:00Z', "
                        + "'needs': [{'text': 'No calls before nine'}, {'text': 'Invoices on paper'}], 'dates': [{'title': 'Tax return', 'on': '2025-05-31', 'every': 'YEARLY'}], "
                        + "'businessHours': {'days': ['MONDAY'], 'from': '09:00', 'to': '17:00'}, 'channels': [{'channel': 'PHONE', 'address': '+49 30 222222'}]}");
        JsonPath merged = ada.merged();
        assertThat(merged.getString("id")).isEqualTo(ada.into);
        assertThat(merged.getString("name")).isEqualTo("Ada Okafor");
        assertThat(merged.getString("preferredName")).isEqualTo("Ada");
        assertThat(merged.getString("stage")).isEqualTo("ACTIVE");
        assertThat(merged.getString("phone")).isEqualTo("+49 30 111111");
        assertThat(merged.getString("email")).isEqualTo("ada@okafor.example");
        assertThat(merged.getString("notes")).isEqualTo("Met in May");
        assertThat(merged.getString("startedAt")).isEqualTo("2024-01-01T00:00:00Z");
        assertThat(merged.getString("businessHours.from")).startsWith("09:00");
        assertThat(merged.getString("externalRef")).isEqualTo("crm-1");
        assertThat(merged.getList("tags")).isEqualTo(List.of("vip", "health", "berlin"));
        assertThat(merged.getList("needs.text")).isEqualTo(List.of("No calls before nine", "Invoices on paper"));
        assertThat(merged.getList("dates.title")).isEqualTo(List.of("Tax return"));
        assertThat(merged.getList("channels.address")).isEqualTo(List.of("+49 30 222222"));
        assertThat(ada.api.read("/v1/clients?tag=berlin").getList("items.id")).isEqualTo(List.of(ada.into));
        assertThat(ada.read(ada.from).getString("externalRef")).isNull();
        assertThat(ada.api.read("/v1/clients?externalRef=crm-1").getList("items.id")).isEqualTo(List.of(ada.into));
    }

    @Test
    void theOneStaysBehindAsAPointer() {
        Twice ada = new Twice(Api.ofFreshTenant(), "{'name': 'Ada Okafor', 'externalRef': 'crm-1', 'stage': 'ACTIVE'}",
                "{'name': 'A. Okafor', 'externalRef': 'crm-2', 'stage': 'AT_RISK', 'email': 'old@okafor.example', 'dates': [{'title': 'Tax return', 'on': '2025-05-31', 'every': 'WEEKLY'}]}");
        String tag = ada.api.get(Twice.client(ada.from)).header("ETag");
        ada.record(ada.from, "commitments", "'title': 'Draft', 'promisedAt': '%s', 'dueAt': '%s'", DAY_1, DAY_2);
        assertThat(ada.api.read("/v1/attention?kind=OVERDUE,AT_RISK,CLIENT_DATE").getList("items.clientId")).contains(ada.from);
        ada.merged();

        JsonPath pointer = ada.read(ada.from);
        assertThat(pointer.getString("mergedInto")).isEqualTo(ada.into);
        assertThat(pointer.getString("name")).isEqualTo("A. Okafor");
        assertThat(pointer.getList("allowed")).isEmpty();
        assertThat(ada.api.get(Twice.client(ada.from)).header("ETag")).isNotEqualTo(tag);
        assertThat(ada.read(ada.into).getString("mergedInto")).isNull();

        assertThat(ada.api.read("/v1/clients").getList("items.id")).isEqualTo(List.of(ada.into));
        assertThat(ada.api.read("/v1/clients?merged=false").getList("items.id")).isEqualTo(List.of(ada.into));
        assertThat(ada.api.read("/v1/clients?merged=true").getList("items.id")).isEqualTo(List.of(ada.from));
        assertThat(ada.api.read("/v1/clients?externalRef=crm-2").getList("items.mergedInto")).as("its own key still finds it").isEqualTo(List.of(ada.into));
        refusedParameter(ada.api.get("/v1/clients?merged=perhaps"), "merged");
        assertThat(ada.api.read("/v1/trust-scores").getList("items.clientId")).isEqualTo(List.of(ada.into));
        assertThat(ada.api.read("/v1/trust-scores?subject=CLIENT").getInt("total.count")).isEqualTo(1);
        assertThat(ada.api.read("/v1/attention?limit=200").getList("items.clientId")).isNotEmpty().containsOnly(ada.into);
        assertThat(ada.api.read(Twice.client(ada.from) + "/upcoming").getList("items")).isEmpty();
        assertThat(ada.api.read(Twice.client(ada.into) + "/upcoming").getList("items")).isNotEmpty();
        assertThat(ada.api.read(Twice.client(ada.from) + "/trust-score").getDouble("mass")).isZero();
        assertThat(ada.api.read(Twice.client(ada.from) + "/trust-score/rebuild").getBoolean("equal")).isTrue();
        // Whoever still uses an address of theirs is the client that stands.
        JsonPath problem = refused(ada.api.post("/v1/clients", "{'name': 'Ada', 'email': 'old@okafor.example'}"), 409, "possible-duplicate");
        assertThat(problem.getList("candidates.id")).isEqualTo(List.of(ada.into));
        Response byRef = ada.api.get("/v1/clients/by-ref/crm-2");
        assertThat(byRef.jsonPath().getString("id")).as("to read it by its key leads where to write it does").isEqualTo(ada.into);
        assertThat(ada.api.request().header("If-None-Match", byRef.header("ETag")).get("/v1/clients/by-ref/crm-2").statusCode())
                .as("a version of the one is no version of the other").isEqualTo(200);
        assertThat(ada.api.request().header("If-None-Match", byRef.header("ETag")).get("/v1/clients/by-ref/crm-1").statusCode()).isEqualTo(304);
        ada.api.put(byRef.header("ETag"), "/v1/clients/by-ref/crm-2", "{'name': 'Ada Okafor', 'email': 'new@okafor.example'}").then().statusCode(200);
        assertThat(ada.api.read("/v1/clients/by-ref/crm-2").getString("email")).isEqualTo("new@okafor.example");
    }

    @Test
    void nothingIsRecordedForItAnyMore() {
        Twice ada = Twice.recorded();
        String checklist = Twice.client(ada.from) + "/checklist";
        String item = ada.api.created(checklist, "{'title': 'Contract', 'blocking': false}").getString("id");
        ada.merged();
        for (Response answer : List.of(
                ada.api.post(checklist + "/" + item + "/done", "{}"),
                ada.attempt(ada.from, "commitments", "'title': 'Draft', 'dueAt': '2030-01-01T00:00:00Z'"),
                ada.attempt(ada.from, "communications", "'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'NOTE', 'at': '%s'", DAY_1),
                ada.attempt(ada.from, "agreements", "'title': 'Bookkeeping'"),
                ada.attempt(ada.from, "incidents", "'title': 'Late', 'severity': 'MINOR', 'detectedAt': '%s'", DAY_1),
                ada.attempt(ada.from, "disclosures", "'kind': 'OTHER', 'statement': 'x', 'disclosedAt': '%s'", DAY_1),
                ada.attempt(ada.from, "practices", "'title': 'Call first'"),
                ada.attempt(ada.from, "access-grants", "'system': 'CMS', 'holder': 'Maria'"),
                ada.api.post(Twice.client(ada.from) + "/references", "{'referee': 'Dr. Weber'}"),
                ada.api.post(Twice.client(ada.from) + "/checklist", "{'title': 'Contract', 'blocking': false}"),
                ada.api.post(Twice.client(ada.from) + "/win-backs", "{'approach': 'Called'}"),
                ada.api.post(Twice.client(ada.from) + "/reviews", "{}"),
                ada.api.post(Twice.client(ada.from) + "/move", "{'stage': 'ACTIVE'}"),
                ada.api.post(Twice.client(ada.from) + "/correct", "{'reason': 'x'}"),
                ada.api.patch("*", Twice.client(ada.from), "{'name': 'x'}"))) {
            JsonPath problem = refused(answer, 409, "client-merged");
            assertThat(problem.getString("mergedInto")).isEqualTo(ada.into);
            assertThat(problem.getString("detail")).contains(ada.into);
        }
    }

    @Test
    void whatWasMergedBeforeFollows() {
        Twice ada = Twice.recorded();
        String third = ada.api.client("Okafor, Ada");
        ada.record(ada.from, "commitments", "'title': 'Draft', 'promisedAt': '%s', 'dueAt': '%s'", DAY_1, DAY_2);
        ada.merged();
        String tag = ada.api.get(Twice.client(ada.from)).header("ETag");
        ada.merge(third, ada.into).then().statusCode(200);
        assertThat(ada.read(ada.into).getString("mergedInto")).isEqualTo(third);
        assertThat(ada.read(ada.from).getString("mergedInto")).isEqualTo(third);
        assertThat(ada.api.get(Twice.client(ada.from)).header("ETag")).isNotEqualTo(tag);
        assertThat(refused(ada.attempt(ada.from, "practices", "'title': 'Call first'"), 409, "client-merged").getString("mergedInto")).isEqualTo(third);
        assertThat(ada.api.read("/v1/commitments?clientId=" + third).getInt("total.count")).isEqualTo(1);
        assertThat(ada.api.read(Twice.client(third) + "/timeline").getList("items.type")).containsOnlyOnce("commitment.promised");
        assertThat(ada.api.read(Twice.client(third) + "/trust-score/rebuild").getBoolean("equal")).isTrue();
    }

    @Test
    void whatCannotBeMergedIsRefusedAndChangesNothing() {
        Twice ada = Twice.recorded();
        refusedAt(ada.merge(ada.into, ada.into), "/from");
        refusedAt(ada.api.post(Twice.client(ada.into) + "/merge", "{'from': '%s'}", ada.from), "/reason");
        String unknown = "0195b7a0-0000-7000-8000-000000000001";
        refusedAt(ada.merge(ada.into, unknown), "/from");
        refused(ada.merge(unknown, ada.from), 404, "not-found");
        Twice others = Twice.recorded();
        refusedAt(ada.merge(ada.into, others.from), "/from");
        refused(ada.merge(others.into, ada.from), 404, "not-found");
        refused(ada.api.postIfMatch("\"7\"", Twice.client(ada.into) + "/merge", "{'from': '%s', 'reason': 'x'}", ada.from), 412, "precondition-failed");
        assertThat(ada.api.read("/v1/clients").getList("items.version", Integer.class)).isEqualTo(List.of(0, 0));

        ada.api.postIfMatch("\"0\"", Twice.client(ada.into) + "/merge", "{'from': '%s', 'reason': 'x'}", ada.from).then().statusCode(200);
        String third = ada.api.client("Okafor, Ada");
        assertThat(refused(ada.merge(third, ada.from), 409, "client-merged").getString("mergedInto")).isEqualTo(ada.into);
        assertThat(refused(ada.merge(ada.from, third), 409, "client-merged").getString("mergedInto")).isEqualTo(ada.into);
        refused(ada.merge(ada.into, ada.from), 409, "client-merged");
    }

    @Test
    void aMergeIsNotTakenBackAndMovesAfterItAre() {
        Twice ada = Twice.recorded();
        ada.api.done(Twice.client(ada.into) + "/move", "{'stage': 'ONBOARDING', 'at': '%s'}", DAY_1);
        ada.merged();
        assertThat(refused(ada.api.post(Twice.client(ada.into) + "/correct", "{'reason': 'x'}"), 409, "nothing-to-correct").getString("detail"))
                .contains("client.merged");
        ada.api.done(Twice.client(ada.into) + "/move", "{'stage': 'ACTIVE', 'at': '%s'}", DAY_2);
        assertThat(ada.api.done(Twice.client(ada.into) + "/correct", "{'reason': 'x'}").getString("stage")).isEqualTo("ONBOARDING");
        refused(ada.api.post(Twice.client(ada.into) + "/correct", "{'reason': 'x'}"), 409, "nothing-to-correct");
    }

    @Test
    void theTimelineShowsBothInOrderPageByPage() {
        Twice ada = Twice.recorded();
        for (int day = 1; day <= 3; day++) {
            ada.record(day % 2 == 0 ? ada.into : ada.from, "communications", "'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'NOTE', 'at': '2025-03-0%dT09:00:00Z'", day);
        }
        ada.merged();
        String timeline = Twice.client(ada.into) + "/timeline?type=communication.created&sort=occurredAt&limit=2";
        JsonPath first = ada.api.read(timeline);
        JsonPath second = ada.api.read(timeline + "&after=" + first.getString("next"));
        assertThat(first.getInt("total.count")).isEqualTo(3);
        assertThat(first.getList("items.occurredAt")).isEqualTo(List.of("2025-03-01T09:00:00Z", "2025-03-02T09:00:00Z"));
        assertThat(second.getList("items.occurredAt")).isEqualTo(List.of("2025-03-03T09:00:00Z"));
        assertThat(second.getString("next")).isNull();
        JsonPath merges = ada.api.read(Twice.client(ada.into) + "/timeline?type=client.merged");
        assertThat(merges.getList("items.recordId")).containsExactlyInAnyOrder(ada.into, ada.from);
        assertThat(merges.getList("items.data.reason")).containsOnly("Recorded twice");
        assertThat(ada.api.read(Twice.client(ada.from) + "/timeline?type=client.merged").getList("items.data.into")).isEqualTo(List.of(ada.into));
        assertThat(ada.api.read(Twice.client(ada.from) + "/timeline?type=communication.created").getInt("total.count")).isEqualTo(2);
    }

    /** One record of each kind that has a collection of its own, referring to each other: collection to id. */
    private static Map<String, String> ofEveryKind(Twice ada, String client) {
        Map<String, String> records = new LinkedHashMap<>();
        String agreement = ada.record(client, "agreements", "'title': 'Bookkeeping'");
        String commitment = ada.record(client, "commitments", "'title': 'Draft', 'agreementId': '%s', 'promisedAt': '%s', 'dueAt': '%s'", agreement, DAY_1, DAY_2);
        String incident = ada.record(client, "incidents", "'title': 'Late', 'severity': 'MINOR', 'commitmentId': '%s', 'detectedAt': '%s'", commitment, DAY_1);
        String practice = ada.record(client, "practices", "'title': 'Call first', 'fromIncidentId': '%s'", incident);
        ada.api.done("/v1/incidents/" + incident + "/fix", "{'fixedAt': '%s'}", DAY_2);
        ada.api.done("/v1/incidents/" + incident + "/learn", "{'lesson': 'Call first', 'practiceId': '%s'}", practice);
        records.put("/v1/agreements", agreement);
        records.put("/v1/commitments", commitment);
        records.put("/v1/incidents", incident);
        records.put("/v1/practices", practice);
        records.put("/v1/disclosures", ada.record(client, "disclosures", "'kind': 'DELAY', 'statement': 'Late', 'about': {'type': 'COMMITMENT', 'id': '%s'}, "
                + "'awareAt': '%s', 'disclosedAt': '%s'", commitment, DAY_1, DAY_1));
        String question = ada.record(client, "communications", "'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'QUESTION', 'at': '%s', "
                + "'about': {'type': 'CLIENT', 'id': '%s'}", DAY_1, client);
        records.put("/v1/communications", ada.record(client, "communications", "'from': 'PROVIDER', 'channel': 'PHONE', 'purpose': 'REPLY', 'at': '%s', "
                + "'inReplyTo': '%s', 'about': {'type': 'INCIDENT', 'id': '%s'}", DAY_2, question, incident));
        records.put("/v1/access-grants", ada.record(client, "access-grants", "'system': 'CMS', 'holder': 'Maria', 'grantedAt': '%s'", DAY_1));
        ada.api.created(Twice.client(client) + "/references", "{'referee': 'Dr. Weber', 'askedAt': '%s'}", DAY_1);
        ada.api.created(Twice.client(client) + "/checklist", "{'title': 'Contract', 'blocking': false}");
        ada.api.created(Twice.client(client) + "/win-backs", "{'approach': 'Called', 'attemptedAt': '%s'}", DAY_1);
        return records;
    }
}
