package dev.troth.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayName("A request nobody sends by accident is refused as clearly as any")
class OddRequestsTest {

    private final Api api = Api.ofFreshTenant();

    @ParameterizedTest
    @CsvSource({"/v1/clients?externalRef=%00, externalRef", "/v1/commitments?owner=a%00b, owner", "/v1/incidents?causeKey=%00, causeKey",
            "/v1/commitments?clientId=1-1-1-1-1, clientId"})
    void inAParameter(String path, String parameter) {
        api.request().urlEncodingEnabled(false).get(path).then().statusCode(400).body("errors.parameter", contains(parameter));
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
}
