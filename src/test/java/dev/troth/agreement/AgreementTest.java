package dev.troth.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.troth.support.Api;
import dev.troth.support.Refusals;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Agreements as a caller sees them: the moves, the refusals and the revisions. */
@QuarkusTest
class AgreementTest extends Agreements {

    @Test
    @DisplayName("A draft has its terms as they were sent, and what is absent has its documented value")
    void draft() {
        JsonPath draft = api.created("/v1/agreements", "{'clientId': '%s', 'title': 'Bookkeeping', %s, 'responseLimit': 'PT8H', 'checkInEvery': 'P7D', "
                + "'definitionOfDone': 'Filed', 'statusDefinitions': [{'status': 'done', 'meaning': 'Nothing left', 'test': 'Signed'}], 'fees': [%s], "
                + "'scope': 'Books', 'termsSha256': '%s', 'effectiveFrom': '%s', 'expiresAt': '%s', 'reviewDue': '%s'}",
                clientId, EXPECTATIONS, MINIMUM.formatted(MAR), "ab".repeat(32), JAN, "2090-01-01T00:00:00Z", JUN);

        assertThat(draft.getString("status")).isEqualTo("DRAFT");
        assertThat(draft.getString("kind")).isEqualTo("SERVICE");
        assertThat(draft.getString("bound")).isEqualTo("BOTH");
        assertThat(draft.getInt("revision")).isEqualTo(1);
        assertThat(draft.getList("allowed")).containsExactly("offer", "disclose-fees", "correct");
        assertThat(draft.getString("responseLimit")).isEqualTo("PT8H");
        assertThat(draft.getString("checkInEvery")).isEqualTo("PT168H");
        assertThat(draft.getList("expectations.topic")).containsExactly("DEADLINES", "RESPONSE");
        assertThat(draft.getString("statusDefinitions[0].test")).isEqualTo("Signed");
        assertThat(draft.getDouble("fees[0].amount.value")).isEqualTo(25.5);
        assertThat(draft.getString("fees[0].every")).isEqualTo("P1M");
        assertThat(draft.getList("acceptances")).isEmpty();
        assertThat(draft.getList("formerRevisions")).isEmpty();
        assertThat(draft.getString("recordedAt")).isEqualTo(draft.getString("updatedAt"));
        assertThat(api.read(path(draft.getString("id"))).getMap("")).isEqualTo(draft.getMap(""));
    }

    @Test
    @DisplayName("Money keeps the decimals of its currency")
    void money() {
        String body = api.get(path(draft("'fees': [" + SETUP + "]"))).asString();

        assertThat(body).contains("{\"value\":120.00,\"currency\":\"EUR\"}");
    }

    @Test
    @DisplayName("Offered and accepted by both it is active, and expectations agreed support both sides by .5 at the later acceptance")
    void accepted() {
        String id = draft(EXPECTATIONS);
        assertThat(done(id, "offer", "{'at': '%s'}", JAN).getList("allowed")).containsExactly("accept", "decline", "amend", "correct");
        assertThat(done(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", MAR).getString("status")).isEqualTo("OFFERED");

        JsonPath active = done(id, "accept", "{'party': 'PROVIDER', 'at': '%s'}", FEB);

        assertThat(active.getString("status")).isEqualTo("ACTIVE");
        assertThat(active.getInt("agreedRevision")).isEqualTo(1);
        assertThat(active.getList("acceptances.party")).containsExactly("CLIENT", "PROVIDER");
        assertThat(active.getList("acceptances.at")).containsExactly(MAR, FEB);
        assertThat(active.getList("acceptances.revision")).containsExactly(1, 1);
        assertThat(active.getList("allowed")).containsExactly("amend", "reviewed", "end", "checks", "correct");
        assertThat(evidence("PROVIDER")).containsExactly("EXPECTATIONS_AGREED COMMUNICATION 0.5 0.0 " + MAR);
        assertThat(evidence("CLIENT")).containsExactly("EXPECTATIONS_AGREED COMMUNICATION 0.5 0.0 " + MAR);
        // R = .5: P = 1.5/2.5 in communication, .5 elsewhere; the weakest is reliability, so the weight is .8 * .15.
        assertThat(api.trust(clientId, "PROVIDER", MAR)).isEqualTo(.5 + .8 * .15 * .1, within(1e-9));
        assertThat(api.trust(clientId, "CLIENT", FEB)).isEqualTo(.5, within(1e-12));
    }

    @Test
    @DisplayName("Moves the state does not allow are refused with the state and what it allows")
    void refused() {
        String id = draft(EXPECTATIONS);
        for (String move : List.of("accept", "decline", "amend", "end", "disclose-fees")) {
            refusal(id, move, "{'party': 'CLIENT'}".repeat(move.equals("accept") ? 1 : 0) + (move.equals("accept") ? "" : "{}"))
                    .body("state", equalTo("DRAFT")).body("allowed", contains("offer", "correct"));
        }
        done(id, "offer", "{'at': '%s'}", JAN);
        refusal(id, "offer", "{}").body("state", equalTo("OFFERED")).body("allowed", contains("accept", "decline", "amend", "correct"));
        refusal(id, "end", "{}").body("state", equalTo("OFFERED"));
        done(id, "accept", "{'party': 'PROVIDER', 'at': '%s'}", FEB);
        refusal(id, "accept", "{'party': 'PROVIDER'}").body("detail", equalTo("The PROVIDER has accepted revision 1 already."));
        done(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", FEB);
        refusal(id, "accept", "{'party': 'CLIENT'}").body("state", equalTo("ACTIVE")).body("allowed", contains("amend", "reviewed", "end", "checks", "correct"));
        refusal(id, "decline", "{}").body("state", equalTo("ACTIVE"));
        done(id, "end", "{'at': '%s', 'reason': 'Done'}", MAR);
        for (String move : List.of("offer", "decline", "amend", "end", "disclose-fees")) {
            refusal(id, move, "{}").body("state", equalTo("ENDED")).body("allowed", contains("checks", "correct"));
        }
    }

    @Test
    @DisplayName("What comes before what is recorded already, or lies ahead, is refused")
    void instants() {
        String id = draft(EXPECTATIONS);
        done(id, "offer", "{'at': '%s'}", FEB);
        refusal(id, "accept", "{'party': 'CLIENT', 'at': '%s'}".formatted(JAN)).body("detail", containsString("2025-02-01T09:00:00Z"));
        refusal(id, "decline", "{'at': '%s'}".formatted(JAN));
        refusal(id, "amend", "{'at': '%s'}".formatted(JAN));
        done(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", FEB);
        done(id, "accept", "{'party': 'PROVIDER', 'at': '%s'}", MAR);
        refusal(id, "end", "{'at': '%s'}".formatted(FEB));
        invalid(post(id, "end", "{'at': '2099-01-01T00:00:00Z'}"), "/at");
    }

    @Test
    @DisplayName("The client accepts nothing while a fee is undisclosed, nor a service without expectations on deadlines and responses")
    void acceptance() {
        String id = draft("'fees': [" + SETUP + ", " + MINIMUM.formatted(MAR) + "]");
        done(id, "offer", "{'at': '%s'}", JAN);
        done(id, "accept", "{'party': 'PROVIDER', 'at': '%s'}", JAN);
        post(id, "accept", "{'party': 'CLIENT', 'at': '%s'}".formatted(FEB)).then().statusCode(409)
                .body("type", equalTo("/problems/fees-undisclosed")).body("detail", equalTo("Not disclosed yet: Set-up, Minimum."));

        JsonPath told = done(id, "disclose-fees", "{'names': ['Minimum'], 'at': '%s'}", JAN);
        assertThat(told.getList("fees.disclosedAt")).containsExactly(null, JAN);
        invalid(post(id, "disclose-fees", "{'names': ['Minimum']}"), "/names/0");
        invalid(post(id, "disclose-fees", "{'names': ['Set-up', 'Set-up']}"), "/names/1");
        assertThat(done(id, "disclose-fees", "{'at': '%s'}", FEB).getList("allowed")).doesNotContain("disclose-fees");
        refusal(id, "disclose-fees", "{}");

        post(id, "accept", "{'party': 'CLIENT', 'at': '%s'}".formatted(FEB)).then().statusCode(409)
                .body("type", equalTo("/problems/expectations-missing"))
                .body("detail", equalTo("Nothing says what to expect of: DEADLINES, RESPONSE."));
        JsonPath amended = done(id, "amend", "{%s, 'at': '%s'}", EXPECTATIONS, FEB);
        assertThat(amended.getList("fees.disclosedAt")).containsExactly(FEB, JAN);
        done(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", FEB);
        assertThat(standing("PROVIDER")).containsExactly("FEES_DISCLOSED CANDOR 0.25 0.0 " + FEB);
    }

    @Test
    @DisplayName("An amendment that amends nothing is refused: nobody is asked to accept what is accepted")
    void amendedByNothing() {
        String id = active("'responseLimit': 'PT8H', " + EXPECTATIONS);
        for (String nothing : List.of("{}", "{'note': 'As before'}", "{'responseLimit': 'PT8H'}", "{'without': ['SCOPE']}")) {
            Refusals.refusedAt(api.post(path(id) + "/amend", nothing), "");
        }
        assertThat(api.read(path(id)).getString("status")).isEqualTo("ACTIVE");
        assertThat(api.read(path(id)).getInt("revision")).isEqualTo(1);
    }

    @Test
    @DisplayName("Amended, it is offered again as the next revision; the former one stays readable and in force until both accept")
    void amended() {
        String id = active("'responseLimit': 'PT8H', " + EXPECTATIONS + ", 'scope': 'Books', 'fees': [{'name': 'Set-up', "
                + "'amount': {'value': 120, 'currency': 'EUR'}, 'disclosedAt': '" + JAN + "'}]");

        JsonPath offered = done(id, "amend", "{'responseLimit': 'PT2H', 'without': ['SCOPE'], 'at': '%s', 'note': 'Faster'}", MAR);

        assertThat(offered.getString("status")).isEqualTo("OFFERED");
        assertThat(offered.getInt("revision")).isEqualTo(2);
        assertThat(offered.getInt("agreedRevision")).isEqualTo(1);
        assertThat(offered.getString("responseLimit")).isEqualTo("PT2H");
        assertThat(offered.getString("scope")).isNull();
        assertThat(offered.getList("expectations")).hasSize(2);
        assertThat(offered.getList("acceptances")).isEmpty();
        assertThat(offered.getList("allowed")).containsExactly("accept", "decline", "amend", "reviewed", "end", "checks", "correct");
        assertThat(offered.getList("formerRevisions.revision")).containsExactly(1);
        assertThat(offered.getString("formerRevisions[0].terms.responseLimit")).isEqualTo("PT8H");
        assertThat(offered.getString("formerRevisions[0].terms.scope")).isEqualTo("Books");
        assertThat(offered.getList("formerRevisions[0].acceptances.party")).containsExactly("PROVIDER", "CLIENT");
        assertThat(limit(APR)).isEqualTo("2025-04-01T17:00:00Z");

        done(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", MAR);
        JsonPath active = done(id, "accept", "{'party': 'PROVIDER', 'at': '%s'}", MAR);

        assertThat(active.getString("status")).isEqualTo("ACTIVE");
        assertThat(active.getInt("agreedRevision")).isEqualTo(2);
        assertThat(active.getList("acceptances.revision")).containsExactly(2, 2);
        assertThat(limit(APR)).isEqualTo("2025-04-01T11:00:00Z");
        assertThat(limit("2025-02-15T09:00:00Z")).isEqualTo("2025-02-15T17:00:00Z");
        assertThat(limit("2024-12-01T09:00:00Z")).as("before anything was agreed").isEqualTo("2024-12-02T09:00:00Z");
        assertThat(evidence("PROVIDER")).as("expectations once, fees once per revision").containsExactlyInAnyOrder(
                "EXPECTATIONS_AGREED COMMUNICATION 0.5 0.0 " + FEB, "FEES_DISCLOSED CANDOR 0.25 0.0 " + FEB,
                "FEES_DISCLOSED CANDOR 0.25 0.0 " + MAR);
    }

    @Test
    @DisplayName("An amendment declined, what both had accepted stands again; the next one has the next number")
    void amendmentDeclined() {
        String id = active("'responseLimit': 'PT8H', " + EXPECTATIONS);
        done(id, "amend", "{'responseLimit': 'PT2H', 'at': '%s'}", MAR);

        JsonPath declined = done(id, "decline", "{'party': 'PROVIDER', 'reason': 'Too fast', 'at': '%s'}", APR);

        assertThat(declined.getString("status")).isEqualTo("ACTIVE");
        assertThat(declined.getInt("revision")).isEqualTo(1);
        assertThat(declined.getString("responseLimit")).isEqualTo("PT8H");
        assertThat(declined.getMap("formerRevisions[0].declined")).isEqualTo(Map.of("party", "PROVIDER", "at", APR, "reason", "Too fast"));
        assertThat(done(id, "amend", "{'responseLimit': 'PT4H', 'at': '%s'}", JUN).getInt("revision")).isEqualTo(3);
    }

    @Test
    @DisplayName("An offer declined is declined, by the client where nobody is named, and may be amended")
    void declined() {
        String id = draft(EXPECTATIONS);
        done(id, "offer", "{'at': '%s'}", JAN);

        JsonPath declined = done(id, "decline", "{'reason': 'Too dear', 'at': '%s'}", FEB);

        assertThat(declined.getString("status")).isEqualTo("DECLINED");
        assertThat(declined.getMap("declined")).isEqualTo(Map.of("party", "CLIENT", "at", FEB, "reason", "Too dear"));
        assertThat(declined.getList("allowed")).containsExactly("amend", "correct");
        refusal(id, "accept", "{'party': 'CLIENT'}").body("state", equalTo("DECLINED"));
        assertThat(done(id, "amend", "{'scope': 'Less', 'at': '%s'}", MAR).getString("status")).isEqualTo("OFFERED");
    }

    @Test
    @DisplayName("Ended, it says when and why, and its terms are no longer in force")
    void ended() {
        String id = active("'responseLimit': 'PT8H', " + EXPECTATIONS);

        JsonPath ended = done(id, "end", "{'at': '%s', 'reason': 'The work is done'}", MAR);

        assertThat(ended.getString("status")).isEqualTo("ENDED");
        assertThat(ended.getString("endedAt")).isEqualTo(MAR);
        assertThat(ended.getString("endReason")).isEqualTo("The work is done");
        assertThat(limit(APR)).isEqualTo("2025-04-02T09:00:00Z");
        assertThat(limit("2025-02-15T09:00:00Z")).isEqualTo("2025-02-15T17:00:00Z");
    }

    @Test
    @DisplayName("An edit past the expiry leaves the acceptance to be taken back")
    void correctedAfterAnEditPastItsExpiry() {
        String id = active("'expiresAt': '" + MAR + "', " + EXPECTATIONS);
        api.patch("*", path(id), "{'title': 'Renamed'}").then().statusCode(200).body("status", equalTo("EXPIRED"));
        JsonPath offered = done(id, "correct", "{'reason': 'Not accepted yet'}");
        assertThat(offered.getString("status")).isEqualTo("OFFERED");
        assertThat(offered.getString("title")).isEqualTo("Renamed");
        assertThat(offered.getList("acceptances.party")).containsExactly("PROVIDER");
        assertThat(done(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", FEB).getString("status")).isEqualTo("EXPIRED");
    }

    @Test
    @DisplayName("What the client says of a fee is not the provider's telling of it")
    void onlyTheProviderTellsOfItsFees() {
        String id = draft(EXPECTATIONS + ", 'fees': [" + SETUP + "]");
        done(id, "offer", "{'at': '%s'}", JAN);
        api.created("/v1/disclosures", "{'clientId': '%s', 'kind': 'FEE', 'statement': 'I have heard of a fee.', 'discloser': 'CLIENT', "
                + "'about': {'type': 'AGREEMENT', 'id': '%s'}, 'disclosedAt': '%s'}", clientId, id, JAN);
        assertThat(api.read(path(id)).getList("fees.disclosedAt")).containsOnlyNulls();
        post(id, "accept", "{'party': 'CLIENT', 'at': '%s'}".formatted(FEB)).then().statusCode(409).body("type", equalTo("/problems/fees-undisclosed"));
        assertThat(standing("PROVIDER")).isEmpty();
        assertThat(api.trust(clientId, "CLIENT", JAN)).as("a fee of an agreement counts with the agreement only").isEqualTo(.5);
    }

    @Test
    @DisplayName("Past its expiry an active agreement is EXPIRED, to readers, to filters and in refusals, and can be renewed")
    void expired() {
        String id = active("'expiresAt': '" + MAR + "', 'responseLimit': 'PT8H', " + EXPECTATIONS);
        String other = active("'expiresAt': '2090-01-01T00:00:00Z', " + EXPECTATIONS);

        Response read = api.get(path(id));
        read.then().statusCode(200).body("status", equalTo("EXPIRED")).body("allowed", contains("amend", "reviewed", "end", "checks", "correct"));
        api.request().header("If-None-Match", read.header("ETag")).get(path(id)).then().statusCode(200);
        api.request().header("If-None-Match", api.get(path(other)).header("ETag")).get(path(other)).then().statusCode(304);
        refusal(id, "accept", "{'party': 'CLIENT'}").body("state", equalTo("EXPIRED"));
        assertThat(api.read("/v1/agreements?status=EXPIRED&clientId=" + clientId).getList("items.id")).containsExactly(id);
        assertThat(api.read("/v1/agreements?status=ACTIVE&clientId=" + clientId).getList("items.id")).containsExactly(other);
        assertThat(limit(APR)).isEqualTo("2025-04-02T09:00:00Z");

        done(id, "amend", "{'without': ['EXPIRES_AT'], 'at': '%s'}", APR);
        done(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", APR);
        assertThat(done(id, "accept", "{'party': 'PROVIDER', 'at': '%s'}", APR).getString("status")).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("Corrections take back one move after the other, and last the agreement itself")
    void corrected() {
        String id = active(EXPECTATIONS + ", 'fees': [{'name': 'Set-up', 'amount': {'value': 99.9, 'currency': 'EUR'}, 'disclosedAt': '" + JAN + "'}]");
        done(id, "amend", "{'scope': 'More', 'at': '%s'}", MAR);

        JsonPath unamended = correct(id);
        assertThat(unamended.getString("status")).isEqualTo("ACTIVE");
        assertThat(unamended.getInt("revision")).isEqualTo(1);
        assertThat(unamended.getString("scope")).isNull();
        assertThat(unamended.getDouble("fees[0].amount.value")).isEqualTo(99.9);
        assertThat(correct(id).getList("acceptances.party")).containsExactly("PROVIDER");
        assertThat(standing("PROVIDER")).isEmpty();
        assertThat(standing("CLIENT")).isEmpty();
        assertThat(correct(id).getList("acceptances")).isEmpty();
        assertThat(correct(id).getString("status")).isEqualTo("DRAFT");
        JsonPath retracted = correct(id);
        assertThat(retracted.getString("retractedAt")).isNotNull();
        assertThat(retracted.getList("allowed")).isEmpty();
        post(id, "correct", "{'reason': 'Again'}").then().statusCode(409).body("type", equalTo("/problems/nothing-to-correct"));
        refusal(id, "offer", "{}").body("allowed", equalTo(List.of()));
        post(id, "correct", "{}").then().statusCode(400).body("errors[0].pointer", equalTo("/reason"));
    }

    @Test
    @DisplayName("A patch changes the terms of a draft, and of anything else the title alone")
    void patched() {
        String id = draft(EXPECTATIONS + ", 'responseLimit': 'PT8H', 'fees': [" + SETUP + "]");
        patch(id, "{'title': 'Books', 'responseLimit': null, 'scope': 'All of it'}").then().statusCode(200).body("title", equalTo("Books"))
                .body("responseLimit", nullValue()).body("scope", equalTo("All of it")).body("fees", notNullValue());
        invalid(patch(id, "{'fees': [{'name': 'x', 'amount': {'value': -1, 'currency': 'EUR'}}]}"), "/fees/0/amount/value");
        api.patch(null, path(id), "{'title': 'x'}").then().statusCode(428);
        api.patch("\"77\"", path(id), "{'title': 'x'}").then().statusCode(412);
        done(id, "offer", "{'at': '%s'}", JAN);
        patch(id, "{'scope': 'Less'}").then().statusCode(409).body("type", equalTo("/problems/invalid-transition")).body("state", equalTo("OFFERED"));
        patch(id, "{'title': 'Ledgers', 'scope': 'All of it'}").then().statusCode(200).body("title", equalTo("Ledgers"));
        patch(id, "{'status': 'ACTIVE'}").then().statusCode(400).body("errors[0].pointer", equalTo("/status"));
        api.postIfMatch("\"77\"", path(id) + "/decline", "{}").then().statusCode(412);
    }

    @Test
    @DisplayName("Input that contradicts itself or the contract is refused with the place")
    void invalidInput() {
        invalid(create("'expiresAt': '%s', 'effectiveFrom': '%s'".formatted(JAN, FEB)), "/expiresAt");
        invalid(create("'checkInEvery': 'PT59M'"), "/checkInEvery");
        invalid(create("'termsSha256': 'abc'"), "/termsSha256");
        invalid(create("'fees': [" + SETUP + ", " + SETUP + "]"), "/fees/1/name");
        invalid(create("'fees': [{'name': 'x', 'amount': {'value': 1, 'currency': 'EUR'}, 'disclosedAt': '2099-01-01T00:00:00Z'}]"), "/fees/0/disclosedAt");
        for (String every : List.of("P1M2D", "PT1H", "1M", "P0D", "P12345D")) {
            invalid(create("'fees': [{'name': 'x', 'amount': {'value': 1, 'currency': 'EUR'}, 'every': '" + every + "'}]"), "/fees/0/every");
        }
        invalid(create("'fees': [{'name': 'x', 'amount': {'value': 1, 'currency': 'EEE'}}]"), "/fees/0/amount/currency");
        for (String value : List.of("0.00001", "1234567890123456", "1e400000000", "-0.01")) {
            invalid(create("'fees': [{'name': 'x', 'amount': {'value': " + value + ", 'currency': 'EUR'}}]"), "/fees/0/amount/value");
        }
        invalid(create("'expectations': [{'topic': 'DEADLINES', 'text': ' '}]"), "/expectations/0/text");
        create("'expectations': [{'topic': 'WEATHER', 'text': 'x'}]").then().statusCode(400).body("errors[0].pointer", equalTo("/expectations/0/topic"));
        create("'fees': [null]").then().statusCode(400).body("errors[0].pointer", equalTo("/fees/0"));
        create("'status': 'ACTIVE'").then().statusCode(400).body("errors[0].pointer", equalTo("/status"));
        invalid(api.post("/v1/agreements", "{'clientId': '%s', 'title': 'x'}", UUID.randomUUID()), "/clientId");
        String id = active("'scope': 'Books', " + EXPECTATIONS);
        invalid(post(id, "amend", "{'without': ['SCOPE'], 'scope': 'x'}"), "/without/0");
        invalid(post(id, "amend", "{'effectiveFrom': '%s', 'expiresAt': '%s'}".formatted(FEB, JAN)), "/expiresAt");
        invalid(post(id, "accept", "{}"), "/party");
    }

    @Test
    @DisplayName("Listed by client, kind and state, and sorted by title")
    void listed() {
        String secret = draft("'kind': 'CONFIDENTIALITY'");
        String service = active(EXPECTATIONS);
        String elsewhere = api.created("/v1/agreements", "{'clientId': '%s', 'title': 'Alpha'}", api.client("Other")).getString("id");

        assertThat(api.read("/v1/agreements").getList("items.id")).containsExactly(elsewhere, service, secret);
        assertThat(api.read("/v1/agreements?sort=title").getList("items.id", String.class)).startsWith(elsewhere);
        assertThat(api.read("/v1/agreements?clientId=" + clientId + "&kind=CONFIDENTIALITY").getList("items.id")).containsExactly(secret);
        assertThat(api.read("/v1/agreements?status=DRAFT,ACTIVE&sort=-updatedAt&clientId=" + clientId).getList("items.id")).containsExactly(service, secret);
        JsonPath first = api.read("/v1/agreements?status=DRAFT&limit=1");
        assertThat(first.getInt("total.count")).isEqualTo(2);
        assertThat(api.read("/v1/agreements?status=DRAFT&limit=1&after=" + first.getString("next")).getList("items.id")).containsExactly(secret);
        api.get("/v1/agreements?status=OPEN").then().statusCode(400).body("errors[0].parameter", equalTo("status"));
        api.get("/v1/agreements?sort=status").then().statusCode(400).body("errors[0].parameter", equalTo("sort"));
    }

    @Test
    @DisplayName("Another tenant's agreement is not there, for any move")
    void isolation() {
        String id = draft(EXPECTATIONS);
        Api stranger = Api.ofFreshTenant();

        stranger.get(path(id)).then().statusCode(404).body("type", equalTo("/problems/not-found"));
        stranger.patch("*", path(id), "{'title': 'x'}").then().statusCode(404);
        Map.of("offer", "{}", "accept", "{'party': 'CLIENT'}", "decline", "{}", "disclose-fees", "{}", "amend", "{}", "end", "{}", "reviewed", "{'reviewDue': '2090-01-01T00:00:00Z'}",
                "checks", "{'topic': 'QUALITY', 'adhered': true}", "correct", "{'reason': 'x'}").forEach((move, body) -> stranger.post(path(id) + "/" + move, body).then().statusCode(404));
        assertThat(stranger.read("/v1/agreements").getList("items")).isEmpty();
        invalid(stranger.post("/v1/agreements", "{'clientId': '%s', 'title': 'x'}", clientId), "/clientId");
    }

    private Response patch(String id, String body) {
        return api.patch(api.get(path(id)).header("ETag"), path(id), body);
    }

    private JsonPath correct(String id) {
        return done(id, "correct", "{'reason': 'A mistake'}");
    }

    private ValidatableResponse refusal(String id, String move, String body) {
        return post(id, move, body).then().statusCode(409).contentType("application/problem+json").body("type", equalTo("/problems/invalid-transition"))
                .body("state", notNullValue()).body("allowed", notNullValue());
    }

    private static void invalid(Response response, String pointer) {
        Refusals.refusedAmong(response, pointer);
    }

    /** When the service expects the reply to a question asked at an instant. */
    private String limit(String askedAt) {
        return api.created("/v1/communications", "{'clientId': '%s', 'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'QUESTION', 'at': '%s'}",
                clientId, askedAt).getString("replyDueAt");
    }
}
