package dev.troth.contract;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import dev.troth.support.Contract;
import dev.troth.support.Contract.Operation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayName("With fields= a read answers with these fields")
class SparseFieldsTest {

    private static final String ADA = "{'name': 'Ada Okafor', 'tags': ['new', 'north'], 'externalRef': 'A-1', 'channels': "
            + "[{'channel': 'EMAIL', 'address': 'ada@example.org', 'waitFor': 'PT24H'}, {'channel': 'PHONE', 'address': '+49 30 1234', 'waitFor': 'PT2H'}]}";

    private final Api api = Api.ofFreshTenant();

    @Test
    void ofARecordAndNoOthers() {
        String client = api.created("/v1/clients", ADA).getString("id");
        assertThat(api.get("/v1/clients/" + client + "?fields=id,name,tags").asString())
                .isEqualTo(Api.json("{'id':'%s','name':'Ada Okafor','tags':['new','north']}", client));
        assertThat(api.get("/v1/clients/" + client + "?fields=name").asString()).isEqualTo(Api.json("{'name':'Ada Okafor'}"));
    }

    @Test
    void withinOthers() {
        String client = api.created("/v1/clients", ADA).getString("id");
        assertThat(api.get("/v1/clients/" + client + "?fields=channels.channel,channels.waitFor").asString())
                .isEqualTo(Api.json("{'channels':[{'channel':'EMAIL','waitFor':'PT24H'},{'channel':'PHONE','waitFor':'PT2H'}]}"));
        assertThat(api.get("/v1/clients/" + client + "/trust-score?fields=interval.low,band").jsonPath().getMap("$")).containsOnlyKeys("interval", "band");
    }

    @Test
    void ofTheItemsOfAPage() {
        String ada = api.client("Ada");
        api.client("Ben");
        Response page = api.get("/v1/clients?sort=name&limit=1&fields=id");
        assertThat(page.jsonPath().getList("items")).isEqualTo(List.of(java.util.Map.of("id", ada)));
        assertThat(page.jsonPath().getInt("total.count")).isEqualTo(2);
        assertThat(page.header("Link")).contains("fields=id");
        Response second = api.get("/v1/clients?sort=name&limit=1&fields=name&after=" + page.jsonPath().getString("next"));
        assertThat(second.asString()).isEqualTo(Api.json("{'items':[{'name':'Ben'}],'total':{'count':2,'relation':'EXACT'}}"));
    }

    @Test
    void ofTheEventsOfAPieceOfTheFeed() {
        String client = api.client("Ada");
        Response whole = api.get("/v1/events?limit=1");
        Response some = api.get("/v1/events?limit=1&fields=type,data.clientId");
        assertThat(some.asString()).isEqualTo(Api.json("{'items':[{'type':'dev.troth.client.created','data':{'clientId':'%s'}}],'next':'%s'}", client,
                whole.jsonPath().getString("next")));
        assertThat(some.header("Link")).contains("fields=type%2Cdata.clientId");
        refusedParameter(api.get("/v1/events?fields=items"), "fields");
    }

    @Test
    void thatMayBeAbsentEverywhere() {
        String client = api.client("Ada");
        assertThat(api.get("/v1/clients/" + client + "?fields=notes").asString()).isEqualTo("{}");
        assertThat(api.get("/v1/clients?fields=notes").asString()).isEqualTo(Api.json("{'items':[{}],'total':{'count':1,'relation':'EXACT'}}"));
        assertThat(api.get("/v1/commitments?fields=id").asString()).isEqualTo(Api.json("{'items':[],'total':{'count':0,'relation':'EXACT'}}"));
    }

    @Test
    void andTheStateOfTheWhole() {
        String client = "/v1/clients/" + api.client("Ada");
        Response whole = api.get(client);
        Response some = api.get(client + "?fields=name");
        assertThat(some.header("ETag")).isEqualTo(whole.header("ETag"));
        assertThat(some.contentType()).isEqualTo(whole.contentType());
        assertThat(api.request().header("If-None-Match", whole.header("ETag")).get(client + "?fields=name").statusCode()).isEqualTo(304);
        api.patch(whole.header("ETag"), client, "{'notes': 'x'}").then().statusCode(200);
        assertThat(api.request().header("If-None-Match", whole.header("ETag")).get(client + "?fields=notes").asString()).isEqualTo(Api.json("{'notes':'x'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "name,x", "id,id", "id,", ",id", ",", "name.first", "name.", ".name", "Name", " name", "channels.x", "channels,channels.channel",
            "channels.channel,channels", "items", "next", "tenantId"})
    void orNoneWhereANameIsNoneOfThem(String fields) {
        String client = api.client("Ada");
        refusedParameter(api.request().queryParam("fields", fields).get("/v1/clients/" + client), "fields");
        refusedParameter(api.request().queryParam("fields", fields).get("/v1/clients"), "fields");
    }

    @Test
    void orNoneWhereTheyAreTooMany() {
        refusedParameter(api.get("/v1/clients?fields=" + "id,".repeat(400) + "name"), "fields");
        refusedParameter(api.get("/v1/clients?fields=id&fields=name"), "fields");
        refusedParameter(api.get("/v1/clients?fields="), "fields");
    }

    @Test
    void butAPictureStaysWhole() {
        String history = "/v1/clients/" + api.client("Ada") + "/trust-score/history?fields=points";
        assertThat(api.get(history).jsonPath().getMap("$")).containsOnlyKeys("points");
        assertThat(api.request().accept("image/svg+xml").get(history).asString()).isEqualTo(api.request().accept("image/svg+xml")
                .get(history.replace("?fields=points", "")).asString()).startsWith("<svg");
    }

    @Test
    void andAProblemHasAllOfIts() {
        refused(api.get("/v1/clients/00000000-0000-7000-8000-000000000000?fields=id"), 404, "not-found");
    }

    @Test
    void whereTheContractSaysSoAndNowhereElse() {
        for (Operation operation : Contract.committed().operations()) {
            if (operation.path().startsWith("/v1/") && operation.method().equals("GET")) {
                boolean declared = StreamSupport.stream(operation.node().path("parameters").spliterator(), false)
                        .anyMatch(parameter -> parameter.path("$ref").asText().endsWith("/Fields"));
                Response answer = api.get(operation.path().replaceAll("\\{[^}]+}", "00000000-0000-7000-8000-000000000000") + "?fields=x");
                assertThat(refused(answer, 400, "validation-failed").getString("errors[0].detail")).as(operation.toString())
                        .startsWith(declared ? "has a name that is none of" : "is not a parameter of this operation");
            } else if (operation.path().startsWith("/v1/")) {
                assertThat(operation.node().path("parameters").toString()).as(operation.toString()).doesNotContain("/Fields");
            }
        }
    }
}
