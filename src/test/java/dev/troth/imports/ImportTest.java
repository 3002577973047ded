package dev.troth.imports;

import static dev.troth.support.Api.json;
import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records from elsewhere come in one stream, each line judged as if it were sent alone. */
@QuarkusTest
class ImportTest {

    private static final String NDJSON = "application/x-ndjson";

    private final Api api = Api.withToken(Tokens.of(Tokens.freshTenant()));

    @Test
    void aRelationshipComesInOneStream() {
        List<JsonPath> results = run("crm", """
                {'key': 'ada', 'operation': 'PUT /v1/clients/by-ref/crm-7', 'body': {'name': 'Ada'}}

                {'key': 'terms', 'operation': 'POST /v1/agreements', 'body': {'clientId': '@ada', 'kind': 'SERVICE', 'title': '@ada'}}
                {'key': 'promise-7', 'operation': 'POST /v1/commitments', 'body': {'clientId': '@ada', 'agreementId': '@terms', 'title': '@terms', 'promisedAt': '2025-01-10T09:00:00Z', 'dueAt': '2025-01-12T09:00:00Z'}}
                {'key': 'delivery', 'operation': 'POST /v1/commitments/@promise-7/deliver', 'body': {'deliveredAt': '2025-01-11T09:00:00Z'}}
                {'key': 'told', 'operation': 'POST /v1/disclosures', 'body': {'clientId': '@ada', 'kind': 'DELAY', 'statement': '@', 'about': {'type': 'COMMITMENT', 'id': '@delivery'}, 'awareAt': '2025-01-10T09:00:00Z', 'disclosedAt': '2025-01-10T09:00:00Z'}}
                {'key': 'item', 'operation': 'POST /v1/clients/@ada/checklist', 'body': {'title': 'Contract'}}
                {'key': 'done', 'operation': 'POST /v1/clients/@ada/checklist/@item/done'}
                {'key': 'again', 'operation': 'PUT /v1/clients/by-ref/crm-7', 'body': {'name': 'Ada Okafor', 'notes': '@ada'}}
                {'key': 'over', 'operation': 'POST /v1/clients/@again/move', 'body': {'stage': 'ACTIVE'}}
                """);
        assertThat(results).extracting(result -> result.getInt("status")).containsExactly(201, 201, 201, 200, 201, 201, 200, 200, 200);
        assertThat(results).extracting(result -> result.getInt("line")).containsExactly(1, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(results).extracting(result -> result.getString("key")).startsWith("ada", "terms", "promise-7", "delivery");
        String client = results.get(0).getString("id");
        JsonPath commitment = api.read("/v1/commitments/" + results.get(2).getString("id"));
        assertThat(commitment.getString("status")).isEqualTo("DELIVERED");
        assertThat(commitment.getString("title")).as("a text stays a text").isEqualTo("@terms");
        assertThat(commitment.getString("clientId")).isEqualTo(client);
        assertThat(commitment.getString("agreementId")).isEqualTo(results.get(1).getString("id"));
        assertThat(results.get(3).getString("id")).as("a move is about the record it moves").isEqualTo(commitment.getString("id"));
        assertThat(api.read("/v1/disclosures/" + results.get(4).getString("id")).getString("about.id")).isEqualTo(commitment.getString("id"));
        JsonPath ada = api.read("/v1/clients/by-ref/crm-7");
        assertThat(List.of(ada.getString("id"), ada.getString("name"), ada.getString("notes"), ada.getString("stage"))).containsExactly(client, "Ada Okafor", "@ada", "ACTIVE");
        assertThat(api.read("/v1/clients/" + client + "/timeline").getString("items[0].actor")).isEqualTo("tester");
        JsonPath state = api.read("/v1/imports/crm");
        assertThat(List.of(state.getInt("done"), state.getInt("rejected"), state.getInt("lastLine"))).containsExactly(9, 0, 10);
        assertThat(state.getBoolean("running")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/v1/clients | {}",
        "/v1/clients | {'name': 'Ada', 'nickname': 'A'}",
        "/v1/clients | {'name': 7}",
        "/v1/clients | {'name': 'Ada', 'email': 'none', 'channels': [{'channel': 'FAX'}]}",
        "/v1/clients | []",
        "/v1/clients |",
        "/v1/clients | {'name': 'Ada', 'externalRef': 'taken'}",
        "/v1/commitments | {'clientId': 'x', 'title': 'A'}",
        "/v1/commitments | {'clientId': 7, 'title': 'A'}",
        "/v1/commitments | {'clientId': '00000000-0000-7000-8000-000000000000', 'title': 'A'}",
        "/v1/commitments | {'clientId': 'CLIENT', 'title': 'A', 'dueAt': 'soon'}",
        "/v1/commitments | {'clientId': 'CLIENT', 'title': 'A', 'agreementId': '00000000-0000-7000-8000-000000000000'}",
        "/v1/commitments/00000000-0000-7000-8000-000000000000/deliver | {}",
        "/v1/commitments/not-an-id/deliver | {}",
        "/v1/clients/CLIENT/move | {'stage': 'PROSPECT'}",
        "/v1/clients/CLIENT/checklist | {'title': ' '}"})
    void everyLineIsJudgedAsItWouldBeAlone(String path, String body) {
        String client = api.created("/v1/clients", "{'name': 'Ada', 'externalRef': 'taken'}").getString("id");
        String where = path.replace("CLIENT", client);
        String what = body == null ? "null" : body.replace("CLIENT", client);
        JsonPath alone = api.post(where, what).jsonPath();
        JsonPath line = run("judged", "{'key': 'a', 'operation': 'POST %s', 'body': %s}".formatted(where, what)).get(0);
        assertThat(alone.getInt("status")).isGreaterThanOrEqualTo(400);
        Map<String, Object> problem = line.getMap("problem");
        Map<String, Object> expected = alone.getMap("");
        // Those of the request that was alone.
        expected.remove("instance");
        expected.remove("traceId");
        assertThat(problem).isEqualTo(expected);
        assertThat(line.getInt("status")).isEqualTo(alone.getInt("status"));
        assertThat(api.read("/v1/clients").getInt("total.count")).isEqualTo(1);
    }

    @Test
    void aBadLineIsRejectedAloneAndTheFollowingGoOn() {
        String tooLong = "{'key': 'long', 'operation': 'POST /v1/clients', 'body': {'name': '" + "x".repeat(Lines.LONGEST) + "'}}";
        String justNot = "{'key': 'b', 'operation': 'POST /v1/clients', 'body': {'name': '%s'}}";
        String full = justNot.formatted("x".repeat(Lines.LONGEST - justNot.length() + 2));
        List<JsonPath> results = run("bad", String.join("\n", "{'key': 'a', ", "7", "null", "[]", "{'key': 'a', 'operation': 'POST /v1/clients', 'body': {}, 'more': 1}", tooLong,
                "{'operation': 'POST /v1/clients'}", "{'key': 'a b', 'operation': 'POST /v1/clients'}", "{'key': 'none'}", full, "{'key': 'a', 'key': 'b'}",
                "   ", "\r", "{'key': 'good', 'operation': 'POST /v1/clients', 'body': {'name': 'Ada'}}\r"));
        assertThat(results).extracting(result -> result.getInt("status")).containsExactly(400, 400, 400, 400, 400, 413, 400, 400, 400, 400, 400, 201);
        assertThat(results).extracting(result -> result.getString("problem.type")).contains("/problems/malformed-request", "/problems/payload-too-large");
        assertThat(results.get(9).getString("problem.errors[0].pointer")).as("a line of one mebibyte is read, and its name is too long").isEqualTo("/name");
        assertThat(results.get(6).getString("problem.errors[0].parameter")).isEqualTo("key");
        assertThat(results.get(8).getString("problem.errors[0].parameter")).isEqualTo("operation");
        assertThat(results.get(11).getInt("line")).isEqualTo(14);
        assertThat(api.read("/v1/clients").getList("items.name")).containsExactly("Ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /v1/imports?key=b", "POST /v1/clients/%s/trust-score/what-if", "PUT /v1/trust-policy", "GET /v1/clients", "PATCH /v1/clients/%s", "POST /v1/none",
        "POST v1/clients", "post /v1/clients", "POST /v1/clients/", "POST /v1/clients?dryRun=true", "POST /v1/clients?", "POST /v1/clients%%zz", "POST /problems",
        "POST http://localhost/v1/clients", "POST /v1//clients", "POST /v1/../v1/clients", "PUT /v1/clients/by-ref/", "POST /v1/clients//move", "DELETE /v1/clients/%s"})
    void onlyWhatCreatesOrMovesARecordIsAnOperation(String operation) {
        JsonPath result = run("operations", "{'key': 'a', 'operation': '%s', 'body': {'name': 'Ada'}}".formatted(operation.formatted(api.client("A")))).get(0);
        assertThat(result.getInt("status")).isEqualTo(400);
        assertThat(result.getString("problem.errors[0].parameter")).isEqualTo("operation");
        assertThat(api.read("/v1/clients").getInt("total.count")).isEqualTo(1);
    }

    @Test
    void aReferenceLeadsToALineThatWasDone() {
        List<JsonPath> results = run("refs", """
                {'key': 'later', 'operation': 'POST /v1/commitments', 'body': {'clientId': '@ada', 'title': 'A'}}
                {'key': 'bad', 'operation': 'POST /v1/clients', 'body': {}}
                {'key': 'of-bad', 'operation': 'POST /v1/commitments', 'body': {'clientId': '@bad', 'title': 'A'}}
                {'key': 'move-bad', 'operation': 'POST /v1/clients/@bad/move', 'body': {'stage': 'ACTIVE'}}
                {'key': 'ada', 'operation': 'POST /v1/clients', 'body': {'name': 'Ada'}}
                {'key': 'wrong-kind', 'operation': 'POST /v1/commitments/@ada/deliver', 'body': {}}
                """);
        assertThat(results).extracting(result -> result.getInt("status")).containsExactly(400, 400, 400, 400, 201, 404);
        assertThat(results.get(0).getString("problem.errors[0].pointer")).isEqualTo("/clientId");
        assertThat(results.get(2).getString("problem.errors[0].detail")).isEqualTo("names no line before this one that was done");
        assertThat(results.get(3).getString("problem.errors[0].parameter")).isEqualTo("operation");
    }

    @Test
    void isResumedByTheSameStreamAgain() {
        String lines = """
                {'key': 'ada', 'operation': 'POST /v1/clients', 'body': {'name': 'Ada', 'externalRef': 'r'}}
                {'key': 'due', 'operation': 'POST /v1/commitments', 'body': {'clientId': '@ada', 'title': 'A', 'dueAt': '2025-01-12T09:00:00Z', 'promisedAt': '2025-01-10T09:00:00Z'}}
                {'key': 'eve', 'operation': 'POST /v1/clients', 'body': {'name': 'Eve', 'externalRef': 'taken'}}
                """;
        String inTheWay = api.created("/v1/clients", "{'name': 'X', 'externalRef': 'taken'}").getString("id");
        List<JsonPath> first = run("again", lines);
        assertThat(first).extracting(result -> result.getInt("status")).containsExactly(201, 201, 409);
        api.patch("*", "/v1/clients/" + inTheWay, "{'externalRef': null}").then().statusCode(200);

        String more = lines.replace("'name': 'Ada', 'externalRef': 'r'", "'externalRef':  'r', 'name': 'Ada'")
                + "{'key': 'done', 'operation': 'POST /v1/commitments/@due/deliver', 'body': {'deliveredAt': '2025-01-11T09:00:00Z'}}";
        List<JsonPath> second = run("again", more);
        assertThat(second).extracting(result -> result.getInt("status")).containsExactly(201, 201, 201, 200);
        assertThat(second).extracting(result -> result.get("replayed")).containsExactly(true, true, null, null);
        assertThat(second.get(0).getString("id")).isEqualTo(first.get(0).getString("id"));
        assertThat(api.read("/v1/clients").getInt("total.count")).isEqualTo(3);
        assertThat(api.read("/v1/commitments").getInt("total.count")).isEqualTo(1);

        JsonPath changed = run("again", "{'key': 'ada', 'operation': 'POST /v1/clients', 'body': {'name': 'Bob'}}").get(0);
        assertThat(changed.getInt("status")).isEqualTo(422);
        assertThat(changed.getString("problem.type")).isEqualTo("/problems/import-line-changed");
        assertThat(run("another", "{'key': 'ada', 'operation': 'POST /v1/clients', 'body': {'name': 'Bob'}}").get(0).getInt("status")).isEqualTo(201);
        assertThat(List.of(api.read("/v1/imports/again").getInt("done"), api.read("/v1/imports/again").getInt("rejected"))).containsExactly(4, 0);
    }

    @Test
    void whatCameOfTheLinesIsKeptWithoutWhatTheySaid() {
        run("kept", """
                {'key': 'ada', 'operation': 'PUT /v1/clients/by-ref/ada@example.org', 'body': {'name': 'Ada'}}
                {'key': 'no-name', 'operation': 'POST /v1/clients', 'body': {'notes': 'Ada Okafor'}}
                {'key': 'work', 'operation': 'POST /v1/commitments', 'body': {'clientId': '@ada', 'title': 'A'}}
                {'key': 'hers', 'operation': 'POST /v1/commitments/@work/claim', 'body': {'owner': 'Ada Okafor'}}
                {'key': 'his', 'operation': 'POST /v1/commitments/@work/claim', 'body': {'owner': 'Bob'}}
                """);
        Response page = api.get("/v1/imports/kept/lines?status=REJECTED&sort=line");
        assertThat(page.jsonPath().getList("items.key")).containsExactly("no-name", "his");
        assertThat(page.jsonPath().getList("items.line")).isEqualTo(List.of(2, 5));
        assertThat(page.jsonPath().getString("items[0].problem.errors[0].pointer")).isEqualTo("/name");
        assertThat(page.jsonPath().getString("items[1].problem.type")).isEqualTo("/problems/already-claimed");
        assertThat(page.asString()).doesNotContain("Okafor").doesNotContain("example.org").doesNotContain("\"owner\"");
        JsonPath all = api.read("/v1/imports/kept/lines?limit=2");
        assertThat(all.getList("items.key")).containsExactly("his", "hers");
        assertThat(api.read("/v1/imports/kept/lines?limit=2&after=" + all.getString("next")).getList("items.key")).containsExactly("work", "no-name");
        assertThat(api.read("/v1/imports/kept/lines?status=DONE").getString("items[2].id")).isEqualTo(api.read("/v1/clients").getString("items[0].id"));
        refusedParameter(api.get("/v1/imports/kept/lines?status=LATE"), "status");
    }

    @Test
    void isOfItsTenantOnly() {
        String line = "{'key': 'ada', 'operation': 'POST /v1/clients', 'body': {'name': 'Ada'}}";
        String ours = run("mine", line).get(0).getString("id");
        Api them = Api.ofFreshTenant();
        refused(them.get("/v1/imports/mine"), 404, "not-found");
        refused(them.get("/v1/imports/mine/lines"), 404, "not-found");
        List<JsonPath> theirs = results(post(them, "mine", "{'key': 'of-ada', 'operation': 'POST /v1/commitments', 'body': {'clientId': '@ada', 'title': 'A'}}\n"
                + "{'key': 'of-hers', 'operation': 'POST /v1/commitments', 'body': {'clientId': '" + ours + "', 'title': 'A'}}\n" + line));
        assertThat(theirs).extracting(result -> result.getInt("status")).containsExactly(400, 404, 201);
        assertThat(theirs.get(2).getString("id")).isNotEqualTo(ours);
    }

    @Test
    void isRefusedAsAWholeWithoutAKeyOrInAnotherForm() {
        refusedParameter(api.request().contentType(NDJSON).body(new byte[0]).post("/v1/imports"), "key");
        refusedParameter(api.request().contentType(NDJSON).body(new byte[0]).post("/v1/imports?key=a%2Fb"), "key");
        refusedParameter(post(api, "x".repeat(101), ""), "key");
        refusedParameter(api.request().contentType(NDJSON).body(new byte[0]).post("/v1/imports?key=a&mode=fast"), "mode");
        refusedParameter(api.request().header("Idempotency-Key", "k").contentType(NDJSON).body(new byte[0]).post("/v1/imports?key=a"), "Idempotency-Key");
        refused(api.request().contentType("application/json").body("{}").post("/v1/imports?key=a"), 415, "unsupported-media-type");
        refused(Api.anonymous().request().contentType(NDJSON).body(new byte[0]).post("/v1/imports?key=a"), 401, "unauthenticated");
        refused(api.get("/v1/imports/a"), 404, "not-found");
        refused(api.request().urlEncodingEnabled(false).get("/v1/imports/x%00"), 404, "not-found");
        refused(api.request().urlEncodingEnabled(false).get("/v1/imports/x%00/lines"), 404, "not-found");
        assertThat(run("empty", "")).isEmpty();
        assertThat(api.read("/v1/imports/empty").getInt("done")).isZero();
    }

    @Test
    void aLineThatQuotesWhatNoDatabaseKeepsIsRejectedAlone() {
        List<JsonPath> results = run("odd", "{'key': 'a', 'operation': 'POST /v1/clients', 'body': {'name': 'x', '\\u0000': 1}}\n"
                + "{'key': 'b', 'operation': 'POST /v1/clients', 'body': {'name': 'x', '\\\\u0000\\ud800': 1}}\n"
                + "{'key': 'c', 'operation': 'POST /v1/clients', 'body': {'name': 'Ada'}}");
        assertThat(results).extracting(result -> result.getInt("status")).containsExactly(400, 400, 201);
        assertThat(api.read("/v1/imports/odd").getInt("rejected")).isEqualTo(2);
        assertThat(api.read("/v1/imports/odd/lines?status=REJECTED").getList("items")).hasSize(2);
    }

    @Test
    void aStreamIsOfAnyLengthWhileABodyIsNot() {
        String blank = (" ".repeat(1_000) + "\n").repeat(6_000);
        assertThat(run("long", blank + "{'key': 'a', 'operation': 'POST /v1/clients', 'body': {'name': 'Ada'}}").get(0).getInt("line")).isEqualTo(6_001);
        api.request().contentType(NDJSON).body(blank.getBytes(StandardCharsets.UTF_8)).post("/v1/clients").then().statusCode(415);
    }

    private List<JsonPath> run(String key, String lines) {
        Response answer = post(api, key, lines);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith(NDJSON);
        return results(answer);
    }

    private static Response post(Api caller, String key, String lines) {
        return caller.request().contentType(NDJSON).body(json(lines).getBytes(StandardCharsets.UTF_8)).post("/v1/imports?key=" + key);
    }

    private static List<JsonPath> results(Response answer) {
        return answer.asString().lines().map(JsonPath::from).toList();
    }
}
