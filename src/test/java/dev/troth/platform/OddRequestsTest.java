package dev.troth.platform;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.troth.support.Api;
import dev.troth.support.LogLines;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayName("A request nobody sends by accident is refused as clearly as any")
class OddRequestsTest {

    private final String token = Tokens.of(Tokens.freshTenant());
    private final Api api = Api.withToken(token);

    @ParameterizedTest
    @CsvSource({"/v1/clients?externalRef=%00, externalRef", "/v1/commitments?owner=a%00b, owner", "/v1/incidents?causeKey=%00, causeKey",
            "/v1/commitments?clientId=1-1-1-1-1, clientId"})
    void inAParameter(String path, String parameter) {
        api.request().urlEncodingEnabled(false).get(path).then().statusCode(400).body("errors.parameter", contains(parameter));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/v1/clients/by-ref/%ff", "/v1/clients?externalRef=%ff%fe", "/v1/clients/%ED%A0%80"})
    void anAddressThatIsNoText(String path) {
        assertThat(refused(api.request().urlEncodingEnabled(false).get(path), 400, "malformed-request").getString("detail")).isEqualTo("The address is not percent-encoded UTF-8.");
    }

    /** Sent as they are, by a client that encodes nothing. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"/v1/clients/by-ref/CRM;7, Character 23 of", "/v1/clients;x=1, Character 12 of", "/v1/clients?externalRef=ä, Character 25 of",
            // The server itself refuses these, without a word.
            "/v1/commitments?owner=A|B,", "/v1/commitments?owner={A},", "/v1/clients/by-ref/a[1],", "/v1/clients?externalRef=a^b,"})
    void anAddressWithWhatHasToBeEncoded(String address, String place) throws IOException {
        assertThat(raw("GET " + address + " HTTP/1.1", "Host: localhost", "")).startsWith("HTTP/1.1 400 ")
                .contains(place == null ? "content-length: 0" : place + " the address has to be percent-encoded there.");
    }

    @Test
    void whatIsEncodedInAnAddressStandsForItself() {
        String client = api.client("Ada");
        for (int i = 0; i < 2; i++) {
            api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'dueAt': '2099-01-01T09:00:00Z', 'owner': 'A|{B};[1]^'}", client);
        }
        Response page = api.request().queryParam("owner", "A|{B};[1]^").queryParam("limit", 1).get("/v1/commitments");
        page.then().statusCode(200).body("total.count", equalTo(2));
        String next = page.header("Link").replaceFirst("<[^>]*(/v1/[^>]*)>.*", "$1");
        assertThat(api.request().urlEncodingEnabled(false).get(next).then().statusCode(200).extract().jsonPath().getList("items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/clients?tag=", "/v1/clients?tag=a,", "/v1/clients?tag=a,,b", "/v1/clients?tag=,a"})
    void aListWithAnEmptyPlace(String path) {
        assertThat(refused(api.get(path), 400, "validation-failed").getString("errors[0].parameter")).isEqualTo("tag");
    }

    /** What ends a body that does not come, or an answer that takes too long, ends its connection: nobody else may be on it. */
    @Test
    void aConnectionIsOfOneRequestAtATime() throws IOException, InterruptedException {
        HttpRequest asking = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/trust-policy")).header("Authorization", "Bearer " + token).build();
        HttpResponse<String> answer = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build().send(asking, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void aMethodThatAnAddressWithAnEncodedSlashDoesNotAnswer() {
        Response answer = api.request().urlEncodingEnabled(false).delete("/v1/clients/by-ref/a%2Fb");
        refused(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, PUT");
    }

    @Test
    void aValueWithACommaIsFoundByIt() {
        api.created("/v1/clients", "{'name': 'Ada', 'externalRef': 'A,1'}");
        api.request().queryParam("externalRef", "A,1").get("/v1/clients").then().statusCode(200).body("total.count", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "json", "application/json;q=x", "*", "image/svg+xml;q=0.5, application/json;q=nothing"})
    void whateverItAccepts(String accept) {
        String client = api.client("Ada");
        for (String path : new String[] {"/v1/clients", "/v1/clients/" + client + "/trust-score/history", "/v1/clients/" + client + "?fields=id"}) {
            assertThat(api.request().header("Accept", accept).get(path).statusCode()).as(path).isIn(200, 400, 406);
        }
    }

    @Test
    void aMoveThatNeedsNoWordsTakesNoBody() {
        String client = api.client("Ada");
        String commitment = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'dueAt': '2099-01-01T09:00:00Z'}", client).getString("id");
        for (String move : new String[] {"approve", "deliver", "accept", "grant-grace"}) {
            api.request().noContentType().post("/v1/commitments/" + commitment + "/" + move).then().statusCode(200);
        }
        String told = api.created("/v1/disclosures", "{'clientId': '%s', 'kind': 'MISTAKE', 'statement': 'x'}", client).getString("id");
        api.request().noContentType().post("/v1/disclosures/" + told + "/admit").then().statusCode(200).body("state", equalTo("PROACTIVE"));
    }

    @Test
    void aBodyThatAnnouncesMegabytesIsNotReadAtAll() {
        api.request().contentType(ContentType.JSON).body("{\"name\": \"" + "x".repeat(6 << 20) + "\"}").post("/v1/clients").then().statusCode(413)
                .contentType("application/problem+json").body("type", equalTo("/problems/payload-too-large"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"DELETE; /v1/clients; GET, HEAD, OPTIONS, POST", "POST; /v1/clients/1; GET, HEAD, OPTIONS, PATCH",
            "GET; /v1/clients/1/move; OPTIONS, POST", "PUT; /problems; GET, HEAD, OPTIONS",
            "DELETE; /v1/clients/1/trust-score; GET, HEAD, OPTIONS", "GET; /v1/clients/1/trust-score/what-if; OPTIONS, POST", "PUT; /v1/clients/1/checklist; GET, HEAD, OPTIONS, POST"})
    void aMethodTheAddressDoesNotAnswer(String method, String path, String allowed) {
        Response answer = api.request().request(method, path);
        refused(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"/v1/clients; GET, HEAD, OPTIONS, POST", "/v1/clients/1; GET, HEAD, OPTIONS, PATCH", "/v1/clients/1/move; OPTIONS, POST"})
    void whoAsksForTheMethodsOfAnAddressIsToldThoseItAnswers(String path, String allowed) {
        // What HTTP itself asks is no operation of the contract.
        Response answer = RestAssured.given().auth().oauth2(Tokens.of(Tokens.freshTenant())).options(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Allow")).isEqualTo(allowed);
    }

    /** Neither is its address written into the log by the framework, nor is anything done whose answer could not say where it is. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {"HTTP/1.1; Host: a b", "HTTP/1.1; X-None: 1", "HTTP/1.0; X-None: 1"})
    void aRequestThatDoesNotSayWhereItWasSentTo(String version, String header) throws IOException {
        String answer;
        LogLines lines = new LogLines("");
        try {
            answer = raw("POST /v1/clients?x=MARYSHELLEY " + version, header, "{\"name\": \"Ada\"}");
            assertThat(lines.all()).noneMatch(line -> line.getFormattedMessage().contains("MARYSHELLEY"));
        } finally {
            lines.close();
        }
        assertThat(answer).startsWith(version + " 400 ").contains("application/problem+json", "/problems/malformed-request").doesNotContain("MARYSHELLEY");
        assertThat(api.read("/v1/clients").getInt("total.count")).isZero();
    }

    /** RFC 9112 section 7.1.2: who does not know them passes over them. */
    @Test
    void aBodyInPiecesWithFieldsBehindItIsTaken() throws IOException {
        String answer = raw("POST /v1/clients HTTP/1.1", "Host: localhost\r\nTransfer-Encoding: chunked", "f\r\n{\"name\": \"Ada\"}\r\n0\r\nX-Behind: 1\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 201 ").contains("\"name\":\"Ada\"");
    }

    private String raw(String line, String headers, String body) throws IOException {
        String length = headers.contains("chunked") ? "" : "Content-Length: " + body.length() + "\r\n";
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream().write((line + "\r\n" + headers + "\r\nAuthorization: Bearer " + token + "\r\nContent-Type: application/json\r\n" + length
                    + "Connection: close\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void anAddressThatIsTooLong() {
        refused(api.request().get("/v1/clients?externalRef=" + "x".repeat(8 << 10)), 414, "uri-too-long");
        api.request().get("/v1/clients?externalRef=" + "x".repeat(100)).then().statusCode(200);
    }

    @Test
    void headersThatAreTooLarge() {
        refused(api.request().header("X-Large", "x".repeat(16 << 10)).get("/v1/clients"), 431, "headers-too-large");
        api.request().header("X-Large", "x".repeat(8 << 10)).get("/v1/clients").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e-999999999", "1e400"})
    void aNumberBeyondAllMeasure(String number) {
        String client = api.client("Ada");
        refused(api.post("/v1/agreements", "{'clientId': '%s', 'title': 'x', 'fees': [{'name': 'x', 'amount': {'value': %s, 'currency': 'EUR'}}]}", client, number),
                400, "validation-failed");
    }

    @Test
    void aNumberOfManyDigits() {
        refused(api.post("/v1/clients", "{'name': 'Ada', 'tags': [%s]}", "9".repeat(101)), 400, "malformed-request");
    }

    @Test
    void aBodyThatIsNestedWithoutEnd() {
        refused(api.post("/v1/clients", "{'name': " + "[".repeat(1_000) + "]".repeat(1_000) + "}"), 400, "malformed-request");
    }

    @Test
    void whatIsAnsweredIsTheCallersAlone() {
        Response answer = api.get("/v1/clients");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(api.get("/v1/clients/nobody").header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(api.get("/problems/not-found").header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("RateLimit-Limit")).as("no limit is set").isNull();
    }

    @Test
    void aPageOfAnotherOriginIsToldNothing() {
        assertThat(api.request().header("Origin", "https://app.troth.test").get("/v1/clients").header("Access-Control-Allow-Origin")).isNull();
    }
}
