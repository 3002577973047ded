package dev.troth.commitment;

import static dev.troth.commitment.Promises.DAY_15;
import static dev.troth.commitment.Promises.DAY_20;
import static dev.troth.commitment.Promises.DAY_5;
import static dev.troth.commitment.Promises.MOVES;
import static dev.troth.commitment.Promises.PATH;
import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("What callers say of commitments is taken as said or refused with the place")
class CommitmentInputTest {

    private final Api api = Api.ofFreshTenant();
    private String client;
    private Promises promises;

    @BeforeEach
    void someone() {
        client = api.client("Ada Okafor");
        promises = new Promises(api, client);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'title': 'x'|/clientId",
            "'clientId': '%1$s'|/title",
            "'clientId': '%1$s', 'title': ' '|/title",
            "'clientId': '%2$s', 'title': 'x'|/clientId",
            "'clientId': '%1$s', 'title': 'x', 'agreementId': '%2$s'|/agreementId",
            "'clientId': '%1$s', 'title': 'x', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-01T09:00:00Z'|/dueAt",
            "'clientId': '%1$s', 'title': 'x', 'dueAt': '2025-03-01T09:00:00Z'|/dueAt",
            "'clientId': '%1$s', 'title': 'x', 'requestedAt': '2025-03-01T09:00:01Z', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z'|/promisedAt",
            "'clientId': '%1$s', 'title': 'x', 'promisedAt': '2025-03-01T09:00:00Z'|/dueAt",
            "'clientId': '%1$s', 'title': 'x', 'skill': {'level': 'NONE'}|/skill/name",
            "'clientId': '%1$s', 'title': 'x', 'skill': {'name': 'x'}|/skill/level",
            "'clientId': '%1$s', 'title': 'x', 'owner': ''|/owner"})
    void whatIsMissingOrNamesNothingIsRefusedAtItsPlace(String fields, String pointer) {
        refusedAt(api.post(PATH, "{" + fields + "}", client, UUID.randomUUID()), pointer);
        assertThat(api.read(PATH).getInt("total.count")).isZero();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"'status': 'PROMISED'|/status", "'importance': 'URGENT'|/importance",
            "'promisor': 'BOTH'|/promisor", "'dueAt': '2025-03-11'|/dueAt", "'approvalRequired': 'yes'|/approvalRequired",
            "'skill': {'name': 'x', 'level': 'NONE', 'years': 3}|/skill/years"})
    void whatCannotBeReadIsRefusedAtItsPlace(String field, String pointer) {
        Response answer = api.post(PATH, "{'clientId': '%s', 'title': 'x', " + field + "}", client);
        assertThat(refused(answer, 400, "malformed-request").getString("errors[0].pointer")).isEqualTo(pointer);
    }

    @Test
    void anotherClientsAgreementIsRefusedInAPatchToo() {
        JsonPath made = promises.promise();
        refusedAt(api.patch("\"0\"", PATH + "/" + made.getString("id"), "{'agreementId': '%s'}", UUID.randomUUID()), "/agreementId");
        assertThat(api.read(PATH + "/" + made.getString("id")).getMap("$")).isEqualTo(made.getMap("$"));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"REQUESTED|promise|'dueAt': '2099-01-01T00:00:00Z', 'at'|/at", "REQUESTED|decline|'at'|/at",
            "PROMISED|renegotiate|'dueAt': '2099-01-01T00:00:00Z', 'agreedAt'|/agreedAt", "PROMISED|claim|'owner': 'Maria', 'at'|/at",
            "PROMISED|approve|'at'|/at", "PROMISED|deliver|'deliveredAt'|/deliveredAt", "DELIVERED|accept|'at'|/at", "DELIVERED|reject|'at'|/at",
            "PROMISED|give-up|'at'|/at", "PROMISED|withdraw|'at'|/at", "PROMISED|cancel|'at'|/at", "PROMISED|grant-grace|'at'|/at"})
    void noMoveHappensMoreThanFiveMinutesAhead(String status, String verb, String field, String pointer) {
        String id = promises.in(status);
        refusedAt(api.post(PATH + "/" + id + "/" + verb, "{%s: '%s'}", field, Instant.now().plus(Duration.ofMinutes(6))), pointer);
        assertThat(api.read(PATH + "/" + id).getString("status")).isEqualTo(status);
    }

    @Test
    void clocksMayDifferByFiveMinutesAndAPromiseIsMadeNowUnlessSaidOtherwise() {
        String soon = Instant.now().plus(Duration.ofMinutes(4)).toString();
        assertThat(promises.move(promises.in("PROMISED"), "deliver", "{'deliveredAt': '%s'}", soon).getString("status")).isEqualTo("DELIVERED");
        refusedAt(api.post(PATH, "{'clientId': '%s', 'title': 'x', 'dueAt': '2099-01-01T00:00:00Z', 'promisedAt': '%s'}", client,
                Instant.now().plus(Duration.ofMinutes(6))), "/promisedAt");
        refusedAt(api.post(PATH, "{'clientId': '%s', 'title': 'x', 'requestedAt': '%s'}", client, Instant.now().plus(Duration.ofMinutes(6))),
                "/requestedAt");
        Instant before = Instant.now().minusSeconds(1);
        JsonPath now = api.created(PATH, "{'clientId': '%s', 'title': 'x', 'dueAt': '2099-01-01T00:00:00Z'}", client);
        assertThat(Instant.parse(now.getString("promisedAt"))).isBetween(before, Instant.now().plusSeconds(1));
    }

    @Test
    void aMoveReportedLateKeepsBothTimes() {
        JsonPath delivered = promises.move(promises.in("PROMISED"), "deliver");
        assertThat(delivered.getString("deliveredAt")).isEqualTo(DAY_5);
        assertThat(Instant.parse(delivered.getString("updatedAt"))).isAfter(Instant.now().minusSeconds(60));
    }

    @Test
    void fieldsChangeByAPatchOnAKnownState() {
        String id = promises.promise("'definitionOfDone': 'Printed'").getString("id");
        Response patched = api.patch("\"0\"", PATH + "/" + id, "{'title': 'Final proofs', 'importance': 'HIGH', 'definitionOfDone': null}");
        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(patched.header("ETag")).isEqualTo("\"1\"");
        assertThat(patched.jsonPath().getString("title")).isEqualTo("Final proofs");
        assertThat(patched.jsonPath().getString("importance")).isEqualTo("HIGH");
        assertThat(patched.jsonPath().getMap("$")).doesNotContainKey("definitionOfDone");

        refused(api.patch(null, PATH + "/" + id, "{'title': 'y'}"), 428, "precondition-required");
        refused(api.patch("\"0\"", PATH + "/" + id, "{'title': 'y'}"), 412, "precondition-failed");
        refusedAt(api.patch("\"1\"", PATH + "/" + id, "{'title': null}"), "/title");
        for (String fixed : List.of("'dueAt': '2025-03-20T09:00:00Z'", "'status': 'ACCEPTED'", "'clientId': null", "'owner': 'Tom'", "'promisor': 'CLIENT'")) {
            refused(api.patch("\"1\"", PATH + "/" + id, "{" + fixed + "}"), 400, "malformed-request");
        }
        assertThat(api.read(PATH + "/" + id).getMap("$")).isEqualTo(patched.jsonPath().getMap("$"));
    }

    @Test
    void whatADeliveryIsJudgedByDoesNotChangeAfterIt() {
        String id = promises.in("DELIVERED");
        for (String judged : List.of("'importance': 'HIGH'", "'approvalRequired': true", "'skill': {'name': 'x', 'level': 'EXPERT'}")) {
            assertThat(refused(api.patch("*", PATH + "/" + id, "{" + judged + "}"), 409, "invalid-transition").getString("state")).isEqualTo("DELIVERED");
        }
        assertThat(api.patch("*", PATH + "/" + id, "{'title': 'y', 'importance': 'NORMAL'}").statusCode()).isEqualTo(200);
    }

    @Test
    void aPromiseIsNotEditedOntoASkillThatLacksConsent() {
        String id = promises.promise("'skill': {'name': 'typesetting', 'level': 'EXPERT'}").getString("id");
        refused(api.patch("*", PATH + "/" + id, "{'skill': {'level': 'LEARNING'}}"), 409, "consent-missing");
        assertThat(api.read(PATH + "/" + id).getString("skill.level")).isEqualTo("EXPERT");
        assertThat(api.patch("*", PATH + "/" + id, "{'skill': {'level': 'PROFICIENT'}}").jsonPath().getString("skill.name")).isEqualTo("typesetting");
        assertThat(api.patch("*", PATH + "/" + promises.in("REQUESTED"), "{'skill': {'name': 'x', 'level': 'NONE'}}").statusCode()).isEqualTo(200);
    }

    @Test
    void aMoveChecksTheStateItsCallerKnowsWhereOneIsGiven() {
        String id = promises.in("PROMISED");
        refused(api.postIfMatch("\"7\"", PATH + "/" + id + "/deliver", MOVES.get("deliver")), 412, "precondition-failed");
        assertThat(api.postIfMatch("\"0\"", PATH + "/" + id + "/deliver", MOVES.get("deliver")).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void anUnchangedCommitmentIsNotSentAgain() {
        String id = promises.in("PROMISED");
        assertThat(api.request().header("If-None-Match", "\"0\"").get(PATH + "/" + id).statusCode()).isEqualTo(304);
        promises.move(id, "deliver");
        assertThat(api.request().header("If-None-Match", "\"0\"").get(PATH + "/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void listsAreFilteredAndSorted() {
        String early = promises.promise("'owner': 'Maria'", "'kind': 'CUSTODY'").getString("id");
        String late = promises.promise("'promisor': 'CLIENT'", "'kind': 'PAYMENT'").getString("id");
        promises.move(late, "renegotiate", "{'dueAt': '%s', 'agreedAt': '%s'}", DAY_20, DAY_5);
        String asked = promises.in("REQUESTED");
        String elsewhere = new Promises(api, api.client("Ben")).in("DELIVERED");

        assertThat(ids("")).containsExactly(elsewhere, asked, late, early);
        assertThat(ids("?clientId=" + client)).containsExactly(asked, late, early);
        assertThat(ids("?status=PROMISED,DELIVERED")).containsExactly(elsewhere, late, early);
        assertThat(ids("?promisor=CLIENT")).containsExactly(late);
        assertThat(ids("?kind=CUSTODY,PAYMENT")).containsExactly(late, early);
        assertThat(ids("?owner=Maria")).containsExactly(early);
        assertThat(ids("?agreementId=" + UUID.randomUUID())).isEmpty();
        assertThat(ids("?clientId=" + client + "&dueBefore=" + DAY_15)).containsExactly(early);
        assertThat(ids("?dueFrom=" + DAY_20)).containsExactly(late);
        assertThat(ids("?status=PROMISED&dueBefore=" + DAY_20)).containsExactly(early);
        assertThat(ids("?sort=recordedAt")).containsExactly(early, late, asked, elsewhere);
        assertThat(ids("?clientId=" + client + "&sort=dueAt")).containsExactly(early, late, asked);
        assertThat(ids("?clientId=" + client + "&sort=-updatedAt").get(2)).isEqualTo(early);
        for (String wrong : List.of("status=DONE", "promisor=ME", "dueBefore=tomorrow", "clientId=7", "sort=title", "limit=0", "state=PROMISED")) {
            refusedParameter(api.get(PATH + "?" + wrong), wrong.substring(0, wrong.indexOf('=')));
        }
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrRepeats() {
        List<String> made = List.of(promises.in("REQUESTED"), promises.in("PROMISED"), promises.in("DELIVERED"), promises.in("REQUESTED"));
        JsonPath first = api.read(PATH + "?sort=dueAt&limit=3");
        JsonPath second = api.read(PATH + "?sort=dueAt&limit=3&after=" + first.getString("next"));
        assertThat(first.getInt("total.count")).isEqualTo(4);
        assertThat(first.getString("total.relation")).isEqualTo("EXACT");
        assertThat(first.<String>getList("items.id")).hasSize(3).startsWith(made.get(1), made.get(2));
        assertThat(second.<String>getList("items.id")).hasSize(1).doesNotContainAnyElementsOf(first.getList("items.id"));
        assertThat(second.getString("next")).isNull();
        refusedParameter(api.get(PATH + "?sort=recordedAt&limit=3&after=" + first.getString("next")), "after");
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        String id = promises.in("PROMISED");
        Api stranger = Api.ofFreshTenant();
        refused(stranger.get(PATH + "/" + id), 404, "not-found");
        refused(stranger.patch("*", PATH + "/" + id, "{'title': 'y'}"), 404, "not-found");
        MOVES.forEach((verb, body) -> refused(stranger.post(PATH + "/" + id + "/" + verb, body), 404, "not-found"));
        refused(stranger.post(PATH + "/" + id + "/correct", "{'reason': 'x'}"), 404, "not-found");
        refusedAt(stranger.post(PATH, "{'clientId': '%s', 'title': 'x'}", client), "/clientId");
        assertThat(stranger.read(PATH).getInt("total.count")).isZero();
        refused(api.get(PATH + "/" + UUID.randomUUID()), 404, "not-found");
    }

    private List<String> ids(String query) {
        return api.read(PATH + query).getList("items.id");
    }
}
