package dev.troth.platform;

import static dev.troth.support.Api.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.oneOf;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing a caller says is silently ignored, converted or cut: what cannot be taken as it stands is refused, named, and not stored. */
@QuarkusTest
class StrictInputTest {

    private final Api api = Api.ofFreshTenant();

    /** Bodies with single quotes; the pointer is where the fault lies, empty for the body as a whole. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", value = {
            // not an object
            "~~ | ~~", "' ' | ~~", "nope | ~~", "[] | ~~", "[{'name': 'A'}] | ~~", "'A' | ~~", "7 | ~~", "true | ~~", "null | ~~",
            // not JSON
            "{ | ~~", "{'name': 'A' | ~~", "{'name': 'A'}} | ~~", "{'name': 'A'} {} | ~~", "{'name': 'A'} x | ~~", "{'name': 'A',} | ~~", "{name: 'A'} | ~~",
            "{'name': NaN} | ~~", "{'name': 'A', 'name': 'B'} | ~~", "{'name': 'A' /* so */} | ~~",
            // unknown fields
            "{'name': 'A', 'nmae': 'B'} | /nmae", "{'name': 'A', 'id': '0195b7a0-0000-7000-8000-000000000000'} | /id", "{'name': 'A', 'version': 7} | /version",
            "{'name': 'A', 'tenantId': 'other'} | /tenantId", "{'Name': 'A'} | /Name",
            "{'name': 'A', 'channels': [{'channel': 'PHONE', 'address': '1', 'note': 'x'}]} | /channels/0/note",
            // types
            "{'name': 7} | /name", "{'name': true} | /name", "{'name': ['A']} | /name", "{'name': {}} | /name", "{'name': null} | /name", "{} | /name",
            "{'name': 'A', 'tags': 'x'} | /tags", "{'name': 'A', 'tags': ''} | /tags", "{'name': 'A', 'tags': {}} | /tags", "{'name': 'A', 'tags': [7]} | /tags/0",
            "{'name': 'A', 'tags': ['x', {}]} | /tags/1", "{'name': 'A', 'channels': [7]} | /channels/0", "{'name': 'A', 'channels': ['']} | /channels/0",
            // enums
            "{'name': 'A', 'kind': 'ROBOT'} | /kind", "{'name': 'A', 'kind': 'person'} | /kind", "{'name': 'A', 'kind': 0} | /kind", "{'name': 'A', 'kind': ''} | /kind",
            "{'name': 'A', 'kind': ' PERSON'} | /kind", "{'name': 'A', 'stage': ['ACTIVE']} | /stage", "{'name': 'A', 'stage': true} | /stage",
            // instants
            "{'name': 'A', 'startedAt': 'yesterday'} | /startedAt", "{'name': 'A', 'startedAt': ''} | /startedAt", "{'name': 'A', 'startedAt': 1735689600} | /startedAt",
            "{'name': 'A', 'startedAt': '2025-02-29T00:00:00Z'} | /startedAt", "{'name': 'A', 'startedAt': '2025-03-01'} | /startedAt",
            "{'name': 'A', 'startedAt': '2025-03-01T09:00:00'} | /startedAt", "{'name': 'A', 'startedAt': '2025-03-01T24:30:00Z'} | /startedAt",
            "{'name': 'A', 'startedAt': '2025-03-01 09:00:00Z'} | /startedAt", "{'name': 'A', 'startedAt': '2025-03-01T09:00:00+25:00'} | /startedAt",
            "{'name': 'A', 'startedAt': '1969-12-31T23:59:59Z'} | /startedAt", "{'name': 'A', 'startedAt': '+12025-01-01T00:00:00Z'} | /startedAt",
            "{'name': 'A', 'startedAt': '2090-01-01T00:00:00Z'} | /startedAt", "{'name': 'A', 'startedAt': ['2025-03-01T09:00:00Z']} | /startedAt",
            // durations
            "{'name': 'A', 'channels': [{'channel': 'PHONE', 'address': '1', 'waitFor': '4h'}]} | /channels/0/waitFor",
            "{'name': 'A', 'channels': [{'channel': 'PHONE', 'address': '1', 'waitFor': 14400}]} | /channels/0/waitFor",
            "{'name': 'A', 'channels': [{'channel': 'PHONE', 'address': '1', 'waitFor': '-PT4H'}]} | /channels/0/waitFor",
            "{'name': 'A', 'channels': [{'channel': 'PHONE', 'address': '1', 'waitFor': 'PT99999999H'}]} | /channels/0/waitFor",
            // values
            "{'name': ''} | /name", "{'name': '  '} | /name", "{'name': 'A', 'email': 'nobody'} | /email", "{'name': 'A', 'timeZone': 'Mars/Olympus'} | /timeZone",
            "{'name': 'A', 'externalRef': ''} | /externalRef", "{'name': 'A', 'tags': ['']} | /tags/0", "{'name': 'A', 'tags': [null]} | /tags/0",
            "{'name': 'A', 'channels': [{'address': '1'}]} | /channels/0/channel", "{'name': 'A', 'channels': [{'channel': 'PHONE'}]} | /channels/0/address",
            "{'name': 'A', 'channels': [{'channel': 'PHONE', 'address': '1'}, {'channel': 'PIGEON', 'address': '1'}]} | /channels/1/channel",
            "{'name': 'A', 'channels': [null]} | /channels/0",
            // text that is none
            "{'name': 'A\\u0000'} | /name", "{'name': '\\ud800'} | /name", "{'name': '\\udc00\\ud800'} | /name", "{'name': 'A\\ud83d'} | /name",
            "{'name': 'A', 'tags': ['\\u0000']} | /tags/0", "{'name': 'A', 'notes': 'a\\u0000b'} | /notes"})
    void whatCannotBeTakenIsNamedAndNotStored(String body, String pointer) {
        refused(json(body == null ? "" : body), pointer == null ? "" : pointer);
    }

    /** No class of ours or of a library is named. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "clients | [] | must be an object", "clients | 7 | must be an object", "clients | {'name': {}} | must be a string",
            "clients | {'name': 'A', 'kind': ['PERSON']} | must be a string", "clients | {'name': 'A', 'startedAt': []} | must be a string",
            "clients | {'name': 'A', 'tags': 'x'} | must be an array", "clients | {'name': 'A', 'channels': [7]} | must be an object",
            "clients | {'name': 'A', 'kind': 'ROBOT'} | must be one of PERSON, ORGANISATION", "clients | {'nmae': 'A'} | is not a field of this request",
            "agreements | {'fees': [{'amount': {'value': {}}}]} | must be a number", "checklist-templates | {'blocking': {}} | must be true or false",
            "clients | {'name': | is not JSON, at line 1, column 9"})
    void whatWouldFitIsSaidInTheCallersTerms(String collection, String body, String detail) {
        api.post("/v1/" + collection, body).then().statusCode(400).body("type", equalTo("/problems/malformed-request")).body("errors.detail", equalTo(List.of(detail)));
    }

    @ParameterizedTest
    @CsvSource({"name, 200", "preferredName, 200", "phone, 200", "externalRef, 200", "notes, 10000"})
    void textHasItsLimit(String field, int limit) {
        String others = field.equals("name") ? "" : "'name': 'A', ";
        refused(json("{%s'%s': '%s'}", others, field, "x".repeat(limit + 1)), "/" + field);
        api.created("/v1/clients", "{%s'%s': '%s'}", others, field, "x".repeat(limit));
    }

    @Test
    void listsHaveTheirLimit() {
        refused(json("{'name': 'A', 'tags': [%s]}", "'x',".repeat(50) + "'x'"), "/tags");
        refused(json("{'name': 'A', 'tags': ['%s']}", "x".repeat(201)), "/tags/0");
        refused(json("{'name': 'A', 'channels': [%s]}", "{'channel': 'PHONE', 'address': '1'},".repeat(50) + "{'channel': 'PHONE', 'address': '1'}"), "/channels");
    }

    @Test
    void nestingHasItsLimit() {
        refused(json("{'name': 'A', 'tags': %s%s}", "[".repeat(5_000), "]".repeat(5_000)), null);
        refused("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000), null);
    }

    /** Each element would be found wrong in several places, and all of that kept until the answer is written. */
    @Test
    void aBodyHasSoManyValuesAndNoMore() {
        String clientId = api.client("A");
        String many = "{},".repeat(340_000) + "{}";
        for (Response answer : List.of(
                api.post("/v1/agreements", "{'clientId': '%s', 'title': 'A', 'expectations': [%s]}", clientId, many),
                api.post("/v1/clients/" + clientId + "/trust-score/what-if", "{'facts': [%s]}", many),
                api.patch("*", "/v1/clients/" + clientId, "{'channels': [" + many + "]}"))) {
            answer.then().statusCode(400).body("type", equalTo("/problems/malformed-request")).body("errors.size()", equalTo(1))
                    .body("errors[0].detail", equalTo("is nested deeper, or has more values or a longer number or name, than is read here"));
        }
        assertThat(api.read("/v1/clients/" + clientId).getLong("version")).isZero();
    }

    @Test
    void theFirstHundredPlacesAreNamed() {
        api.post("/v1/clients", "{'name': 'A', 'tags': [%s'']}", "'',".repeat(120)).then().statusCode(400).body("errors.size()", equalTo(100))
                .body("errors[0].pointer", equalTo("/tags"));
    }

    /** All lists of an agreement, as long as they may be. */
    @Test
    void theLongestAgreementIsNotTooMuch() {
        String lists = List.of("'expectations': [%s]", "'statusDefinitions': [%s]", "'fees': [%s]", "'materialFacts': [%s]").stream().map(list -> list.formatted(
                IntStream.range(0, 50).mapToObj(i -> switch (list.charAt(1)) {
                    case 'e' -> "{'topic': 'QUALITY', 'text': 'x'}";
                    case 's' -> "{'status': 's%s', 'meaning': 'x', 'test': 'x'}".formatted(i);
                    case 'f' -> "{'name': 'f%s', 'amount': {'value': 1, 'currency': 'EUR'}, 'every': 'P1M', 'disclosedAt': '2025-01-01T00:00:00Z'}".formatted(i);
                    default -> "{'question': 'x', 'answer': 'x', 'answeredAt': '2025-01-01T00:00:00Z'}";
                }).collect(Collectors.joining(", ")))).collect(Collectors.joining(", "));
        String id = api.created("/v1/agreements", "{'clientId': '%s', 'title': 'A', %s}", api.client("A"), lists).getString("id");
        assertThat(api.read("/v1/agreements/" + id).getList("fees")).hasSize(50);
    }

    @Test
    void rawControlCharactersAreNotJson() {
        refused("{\"name\": \"A\u0001\"}", null);
        refused("{\"name\": \"A\nB\"}", null);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] body = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};
        api.request().contentType("application/json").body(body).post("/v1/clients").then().statusCode(400);
        assertThat(total()).isZero();
    }

    @Test
    void textIsKeptToTheLetter() {
        String name = "Zoë \uD83D\uDC69\u200D\uD83D\uDCBB <b>&amp; \\\" ' % _ — \u202Etext";
        String id = api.request().contentType(ContentType.JSON).body(java.util.Map.of("name", name)).post("/v1/clients").then().statusCode(201)
                .body("name", equalTo(name)).extract().path("id");
        api.get("/v1/clients/" + id).then().body("name", equalTo(name));
    }

    @Test
    void theMaskOfABigNumberIsNoNumber() {
        refused(json("{'name': 1e400}"), "/name");
        refused(json("{'name': %s}", "9".repeat(2_000)), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nmae=A", "Limit=1", "limit=1&limit=2", "kind=PERSON&kind=PERSON", "tenant=other", "limit=1&offset=3", "=1"})
    void unknownAndRepeatedParametersAreRefused(String query) {
        api.get("/v1/clients?" + query).then().statusCode(400).body("type", equalTo("/problems/validation-failed"));
    }

    @Test
    void parametersAreRefusedWhereThereAreNone() {
        api.post("/v1/clients?dryRun=true", "{'name': 'A'}").then().statusCode(400).body("errors[0].parameter", equalTo("dryRun"));
        assertThat(total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "0195b7a0-0000-7000-8000-00000000000", "1-1-1-1-1", "0195b7a0-0000-7000-8000-000000000000x", "%00", "..%2Fclients"})
    void anAddressWithoutAnIdIsNotFound(String id) {
        api.request().urlEncodingEnabled(false).get("/v1/clients/" + id).then().statusCode(oneOf(400, 404));
    }

    @Test
    void theMediaTypeIsPartOfTheContract() {
        api.request().contentType("text/plain").body("{}").post("/v1/clients").then().statusCode(415).body("type", equalTo("/problems/unsupported-media-type"));
        api.request().contentType("application/xml").body("<a/>").post("/v1/clients").then().statusCode(415);
        api.request().accept("application/xml").get("/v1/clients").then().statusCode(406).body("type", equalTo("/problems/not-acceptable"));
        api.request().delete("/v1/clients").then().statusCode(405).body("type", equalTo("/problems/method-not-allowed"));
        api.get("/v1/nothing").then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }

    @Test
    void allFaultsOfABodyAreNamedAtOnce() {
        Response response = api.post("/v1/clients", "{'name': '', 'email': 'nobody', 'timeZone': 'Mars/Olympus'}");
        response.then().statusCode(400).body("errors.pointer", hasItem("/name")).body("errors.pointer", hasItem("/email"))
                .body("errors.pointer", hasItem("/timeZone"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"[] | ~~", "7 | ~~", "null | ~~", "{'nmae': 'B'} | /nmae", "{'nmae': null} | /nmae", "{'name': null} | /name",
            "{'name': 7} | /name", "{'kind': 'ROBOT'} | /kind", "{'stage': 'ACTIVE'} | /stage", "{'tags': ['x', 7]} | /tags/1",
            "{'name': 'B', 'name': 'C'} | ~~", "{'name': '\\u0000'} | /name", "{'channels': [{'channel': 'PHONE'}]} | /channels/0/address"})
    void aPatchIsReadAsStrictly(String body, String pointer) {
        String id = api.client("A");
        Response refused = api.patch("*", "/v1/clients/" + id, body);
        refused.then().statusCode(400).body("errors[0].pointer", equalTo(pointer));
        assertThat(api.read("/v1/clients/" + id).getLong("version")).isZero();
    }

    private void refused(String body, String pointer) {
        Response response = api.request().contentType(ContentType.JSON).body(body).post("/v1/clients");
        response.then().statusCode(400).body("type", oneOf("/problems/malformed-request", "/problems/validation-failed"));
        if (pointer != null) {
            response.then().body("errors.pointer", hasItem(pointer));
        }
        assertThat(total()).as("nothing is stored").isZero();
    }

    private int total() {
        return api.read("/v1/clients").getInt("total.count");
    }

    /** As JSON Schema counts them, which the contract is written in: by code points. */
    @Test
    void aCharacterBeyondTheFirstPlaneOfUnicodeCountsOnce() {
        String longest = "\uD83C\uDF32".repeat(200);
        assertThat(api.created("/v1/clients", "{'name': '" + longest + "', 'tags': ['" + longest + "']}").getString("name")).isEqualTo(longest);
        api.request().contentType(ContentType.JSON).body(json("{'name': 'A'}")).put("/v1/clients/by-ref/" + longest).then().statusCode(201)
                .body("externalRef", equalTo(longest));
        api.post("/v1/clients", "{'name': '" + longest + ".'}").then().statusCode(400).body("errors.pointer", equalTo(List.of("/name")));
        api.post("/v1/clients", "{'name': 'A', 'tags': [" + "'x', ".repeat(50) + "'y']}").then().statusCode(400).body("errors.pointer", equalTo(List.of("/tags")));
    }
}
