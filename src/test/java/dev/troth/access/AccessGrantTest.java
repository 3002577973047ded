package dev.troth.access;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.support.Api;
import dev.troth.support.Trust1;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("Access is granted, extended by agreement and revoked")
class AccessGrantTest {

    private static final String PATH = "/v1/access-grants";
    private static final String GRANTED = "2025-02-01T09:00:00Z";
    private static final String DATE = "2025-03-10T09:00:00Z";
    private static final String NEW_DATE = "2025-04-10T09:00:00Z";
    private static final String LATER = "2025-05-01T09:00:00Z";

    private final Api api = Api.ofFreshTenant();
    private String client;

    @BeforeEach
    void someone() {
        client = api.client("Ada Okafor");
    }

    @Test
    void whatIsGrantedIsRecorded() {
        Response answer = api.post(PATH, "{'clientId': '%s', 'system': 'CMS', 'holder': 'Maria', 'party': 'CLIENT', 'purpose': 'Texts', 'grantedAt': '%s', 'revokeBy': '%s'}",
                client, GRANTED, "2099-01-01T00:00:00Z");
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonPath made = answer.jsonPath();
        assertThat(answer.header("Location")).endsWith(PATH + "/" + made.getString("id"));
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(made.getString("system")).isEqualTo("CMS");
        assertThat(made.getString("holder")).isEqualTo("Maria");
        assertThat(made.getString("party")).isEqualTo("CLIENT");
        assertThat(made.getString("purpose")).isEqualTo("Texts");
        assertThat(made.getString("status")).isEqualTo("ACTIVE");
        assertThat(made.getString("grantedAt")).isEqualTo(GRANTED);
        assertThat(made.getString("revokeBy")).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(made.getString("revocationDueAt")).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(made.getList("extensions")).isEmpty();
        assertThat(made.getList("allowed")).isEqualTo(List.of("revoke", "extend", "correct"));
        assertThat(made.getMap("$")).doesNotContainKeys("revokedAt", "retractedAt");
        assertThat(api.get(PATH + "/" + made.getString("id")).asString()).isEqualTo(answer.asString());
    }

    @Test
    void whoeverKnewOneBeforeItWasOverdueIsNotToldThatNothingIsNew() {
        String overdue = granted("'revokeBy': '" + DATE + "'").getString("id");
        String active = granted("'revokeBy': '2099-01-01T00:00:00Z'").getString("id");
        assertThat(api.request().header("If-None-Match", "\"0\"").get(PATH + "/" + overdue).then().statusCode(200).extract().jsonPath().getString("status")).isEqualTo("OVERDUE");
        assertThat(api.request().header("If-None-Match", "\"0\"").get(PATH + "/" + active).statusCode()).isEqualTo(304);
    }

    @Test
    void whatIsNotSaidHasItsDefault() {
        JsonPath made = api.created(PATH, "{'clientId': '%s', 'system': 'CMS', 'holder': 'Maria'}", client);
        assertThat(made.getString("party")).isEqualTo("PROVIDER");
        assertThat(Instant.parse(made.getString("grantedAt"))).isAfter(Instant.now().minusSeconds(60));
        assertThat(made.getString("status")).isEqualTo("ACTIVE");
        assertThat(made.getMap("$")).doesNotContainKeys("revokeBy", "revocationDueAt", "purpose");
        assertThat(made.getList("allowed")).isEqualTo(List.of("revoke", "correct"));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'clientId': '%1$s', 'holder': 'x'|/system", "'clientId': '%1$s', 'system': 'x'|/holder", "'system': 'x', 'holder': 'x'|/clientId",
            "'clientId': '%2$s', 'system': 'x', 'holder': 'x'|/clientId", "'clientId': '%1$s', 'system': ' ', 'holder': 'x'|/system",
            "'clientId': '%1$s', 'system': 'x', 'holder': 'x', 'grantedAt': '2099-01-01T00:00:00Z'|/grantedAt",
            "'clientId': '%1$s', 'system': 'x', 'holder': 'x', 'grantedAt': '2025-02-01T09:00:00Z', 'revokeBy': '2025-02-01T09:00:00Z'|/revokeBy",
            "'clientId': '%1$s', 'system': 'x', 'holder': 'x', 'grantedAt': '2025-02-01T09:00:00Z', 'revokedAt': '2025-02-01T08:59:59Z'|/revokedAt",
            "'clientId': '%1$s', 'system': 'x', 'holder': 'x', 'revokedAt': '2099-01-01T00:00:00Z'|/revokedAt"})
    void whatIsMissingOrImpossibleIsRefusedAtItsPlace(String fields, String pointer) {
        refusedAt(api.post(PATH, "{" + fields + "}", client, UUID.randomUUID()), pointer);
        assertThat(api.read(PATH).getInt("total.count")).isZero();
    }

    @Test
    void itIsRevokedOnceAndNotBeforeItWasGranted() {
        String id = granted("'revokeBy': '" + DATE + "'").getString("id");
        refused(api.post(PATH + "/" + id + "/revoke", "{'revokedAt': '2025-02-01T08:59:59Z'}"), 409, "invalid-transition");
        refusedAt(api.post(PATH + "/" + id + "/revoke", "{'revokedAt': '2099-01-01T00:00:00Z'}"), "/revokedAt");
        JsonPath revoked = api.done(PATH + "/" + id + "/revoke", "{'revokedAt': '%s', 'note': 'Asked the host'}", GRANTED);
        assertThat(revoked.getString("status")).isEqualTo("REVOKED");
        assertThat(revoked.getString("revokedAt")).isEqualTo(GRANTED);
        assertThat(revoked.getMap("$")).doesNotContainKey("revocationDueAt");
        assertThat(revoked.getList("allowed")).isEqualTo(List.of("correct"));
        for (String verb : List.of("revoke", "extend")) {
            JsonPath problem = refused(api.post(PATH + "/" + id + "/" + verb, verb.equals("revoke") ? "{}" : "{'revokeBy': '2099-01-01T00:00:00Z'}"), 409, "invalid-transition");
            assertThat(problem.getString("state")).isEqualTo("REVOKED");
        }
        JsonPath corrected = api.done(PATH + "/" + id + "/correct", "{'reason': 'Another key'}");
        assertThat(corrected.getString("status")).isEqualTo("OVERDUE");
        assertThat(corrected.getString("revocationDueAt")).isEqualTo(DATE);
    }

    @Test
    void itIsRevokedNowWhereNothingElseIsSaid() {
        String id = granted("'revokeBy': '2099-01-01T00:00:00Z'").getString("id");
        JsonPath revoked = api.request().contentType("application/json").post(PATH + "/" + id + "/revoke").then().statusCode(200).extract().jsonPath();
        assertThat(Instant.parse(revoked.getString("revokedAt"))).isAfter(Instant.now().minusSeconds(60));
    }

    @Test
    void itsDateMovesByAgreementBeforeItComesAndToALaterOne() {
        String id = granted("'revokeBy': '" + DATE + "'").getString("id");
        String extend = PATH + "/" + id + "/extend";
        refused(api.post(extend, "{'revokeBy': '%s', 'agreedAt': '%s'}", NEW_DATE, DATE), 409, "invalid-transition");
        refused(api.post(extend, "{'revokeBy': '2099-01-01T00:00:00Z'}"), 409, "invalid-transition");
        refusedAt(api.post(extend, "{'revokeBy': '%s', 'agreedAt': '%s'}", DATE, GRANTED), "/revokeBy");
        refusedAt(api.post(extend, "{'agreedAt': '%s'}", GRANTED), "/revokeBy");
        refusedAt(api.post(extend, "{'revokeBy': '%s', 'agreedAt': '2099-01-01T00:00:00Z'}", NEW_DATE), "/agreedAt");
        refused(api.post(extend, "{'revokeBy': '%s', 'agreedAt': '2025-02-01T00:00:00Z'}", NEW_DATE), 409, "invalid-transition");
        assertTrust(new Trust1().bad("CONFIDENTIALITY", .5, DATE), LATER);

        JsonPath extended = api.done(extend, "{'revokeBy': '%s', 'agreedAt': '2025-03-10T08:59:59Z', 'reason': 'A second issue'}", NEW_DATE);

        assertThat(extended.getString("revokeBy")).isEqualTo(NEW_DATE);
        assertThat(extended.getString("revocationDueAt")).isEqualTo(NEW_DATE);
        assertThat(extended.getList("extensions")).hasSize(1);
        assertThat(extended.getString("extensions[0].replacedRevokeBy")).isEqualTo(DATE);
        assertThat(extended.getString("extensions[0].revokeBy")).isEqualTo(NEW_DATE);
        assertThat(extended.getString("extensions[0].agreedAt")).isEqualTo("2025-03-10T08:59:59Z");
        assertThat(extended.getString("extensions[0].reason")).isEqualTo("A second issue");
        assertThat(api.trust(client, "PROVIDER", NEW_DATE)).isEqualTo(.5);
        assertTrust(new Trust1().bad("CONFIDENTIALITY", .5, NEW_DATE), LATER);

        JsonPath corrected = api.done(PATH + "/" + id + "/correct", "{'reason': 'Not agreed'}");
        assertThat(corrected.getString("revokeBy")).isEqualTo(DATE);
        assertThat(corrected.getList("extensions")).isEmpty();
        assertTrust(new Trust1().bad("CONFIDENTIALITY", .5, DATE), LATER);
        assertThat(api.read("/v1/clients/" + client + "/trust-score/rebuild").getBoolean("equal")).isTrue();
    }

    @Test
    void withoutADateThereIsNoneToMove() {
        String id = granted("'purpose': 'x'").getString("id");
        refused(api.post(PATH + "/" + id + "/extend", "{'revokeBy': '2099-01-01T00:00:00Z'}"), 409, "invalid-transition");
    }

    @Test
    void itsFieldsChangeByAPatchAndItsInstantsDoNot() {
        String id = granted("'revokeBy': '" + DATE + "', 'purpose': 'Texts'").getString("id");
        Response patched = api.patch("\"0\"", PATH + "/" + id, "{'system': 'CMS 2', 'holder': 'Noah', 'purpose': null}");
        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(patched.header("ETag")).isEqualTo("\"1\"");
        assertThat(patched.jsonPath().getString("system")).isEqualTo("CMS 2");
        assertThat(patched.jsonPath().getString("holder")).isEqualTo("Noah");
        assertThat(patched.jsonPath().getMap("$")).doesNotContainKey("purpose");
        refused(api.patch(null, PATH + "/" + id, "{'holder': 'y'}"), 428, "precondition-required");
        refused(api.patch("\"0\"", PATH + "/" + id, "{'holder': 'y'}"), 412, "precondition-failed");
        refusedAt(api.patch("*", PATH + "/" + id, "{'holder': null}"), "/holder");
        refusedAt(api.patch("*", PATH + "/" + id, "{'holder': 'a\\nb'}"), "/holder");
        for (String fixed : List.of("party", "grantedAt", "revokeBy", "revokedAt", "status", "clientId", "extensions")) {
            refused(api.patch("*", PATH + "/" + id, "{'%s': null}", fixed), 400, "malformed-request");
        }
    }

    @Test
    void listsAreFilteredAndSorted() {
        String overdue = granted("'revokeBy': '" + DATE + "', 'party': 'CLIENT'").getString("id");
        String active = api.created(PATH, "{'clientId': '%s', 'system': 'CMS', 'holder': 'Noah, of Host', 'grantedAt': '2025-01-01T09:00:00Z', 'revokeBy': '2099-01-01T00:00:00Z'}",
                client).getString("id");
        String revoked = granted("'revokedAt': '" + DATE + "'").getString("id");

        assertThat(ids("")).containsExactly(revoked, active, overdue);
        assertThat(ids("?status=OVERDUE")).containsExactly(overdue);
        assertThat(ids("?status=ACTIVE")).containsExactly(active);
        assertThat(ids("?status=REVOKED,OVERDUE")).containsExactly(revoked, overdue);
        assertThat(ids("?party=CLIENT")).containsExactly(overdue);
        assertThat(ids("?holder=Noah, of Host")).containsExactly(active);
        assertThat(ids("?revokeBefore=2030-01-01T00:00:00Z")).containsExactly(overdue);
        assertThat(ids("?clientId=" + client + "&sort=grantedAt").get(0)).isEqualTo(active);
        assertThat(ids("?clientId=" + UUID.randomUUID())).isEmpty();
        assertThat(ids("?sort=updatedAt")).containsExactly(overdue, active, revoked);
        for (String wrong : List.of("status=OPEN", "party=ME", "revokeBefore=soon", "clientId=7", "sort=holder", "system=CMS")) {
            refusedParameter(api.get(PATH + "?" + wrong), wrong.substring(0, wrong.indexOf('=')));
        }
    }

    @Test
    void takenBackItCountsForNothing() {
        String id = granted("'revokeBy': '" + DATE + "'").getString("id");
        assertTrust(new Trust1().bad("CONFIDENTIALITY", .5, DATE), LATER);
        JsonPath retracted = api.done(PATH + "/" + id + "/correct", "{'reason': 'Another client'}");
        assertThat(retracted.getString("retractedAt")).isNotNull();
        assertThat(retracted.getMap("$")).doesNotContainKey("revocationDueAt");
        assertThat(retracted.getList("allowed")).isEmpty();
        assertThat(api.trust(client, "PROVIDER", LATER)).isEqualTo(.5);
        refused(api.post(PATH + "/" + id + "/revoke", "{}"), 409, "invalid-transition");
        refused(api.post(PATH + "/" + id + "/correct", "{'reason': 'x'}"), 409, "nothing-to-correct");
    }

    @Test
    void theTimelineHasEachMove() {
        String id = granted("'revokeBy': '" + DATE + "'").getString("id");
        api.done(PATH + "/" + id + "/extend", "{'revokeBy': '%s', 'agreedAt': '2025-03-01T09:00:00Z'}", NEW_DATE);
        api.done(PATH + "/" + id + "/revoke", "{'revokedAt': '%s'}", DATE);
        api.done(PATH + "/" + id + "/correct", "{'reason': 'x'}");
        JsonPath timeline = api.read("/v1/clients/" + client + "/timeline?sort=recordedAt");
        assertThat(timeline.<String>getList("items.type")).containsExactly("client.created", "access-grant.recorded", "access-grant.extended", "access-grant.revoked",
                "access-grant.corrected");
        assertThat(timeline.<String>getList("items.occurredAt").subList(1, 4)).containsExactly(GRANTED, "2025-03-01T09:00:00Z", DATE);
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        String id = granted("'revokeBy': '" + DATE + "'").getString("id");
        Api stranger = Api.ofFreshTenant();
        refused(stranger.get(PATH + "/" + id), 404, "not-found");
        refused(stranger.post(PATH + "/" + id + "/revoke", "{}"), 404, "not-found");
        refused(stranger.post(PATH + "/" + id + "/extend", "{'revokeBy': '2099-01-01T00:00:00Z'}"), 404, "not-found");
        refused(stranger.patch("*", PATH + "/" + id, "{'holder': 'y'}"), 404, "not-found");
        refusedAt(stranger.post(PATH, "{'clientId': '%s', 'system': 'x', 'holder': 'x'}", client), "/clientId");
        assertThat(stranger.read(PATH).getInt("total.count")).isZero();
    }

    private JsonPath granted(String more) {
        return api.created(PATH, "{'clientId': '%s', 'system': 'CMS', 'holder': 'Maria', 'grantedAt': '" + GRANTED + "', " + more + "}", client);
    }

    private List<String> ids(String query) {
        return api.read(PATH + query).getList("items.id");
    }

    private void assertTrust(Trust1 expected, String asOf) {
        assertThat(api.trust(client, "PROVIDER", asOf)).isCloseTo(expected.trust(asOf), within(1e-9));
    }
}
