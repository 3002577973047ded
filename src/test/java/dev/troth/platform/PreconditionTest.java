package dev.troth.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ETag, If-None-Match and If-Match, seen on clients. */
@QuarkusTest
class PreconditionTest {

    private final Api api = Api.ofFreshTenant();
    private String path;
    private String tag;

    @BeforeEach
    void aClient() {
        Response created = api.post("/v1/clients", "{'name': 'A'}");
        path = "/v1/clients/" + created.path("id");
        tag = created.header("ETag");
    }

    @Test
    void theTagIsStrongAndFollowsTheVersion() {
        assertThat(tag).isEqualTo("\"0\"");
        assertThat(api.get(path).header("ETag")).isEqualTo(tag);
        Response patched = api.patch(tag, path, "{'name': 'B'}");
        patched.then().statusCode(200).header("ETag", equalTo("\"1\"")).body("version", equalTo(1)).body("name", equalTo("B"));
        assertThat(api.get(path).header("ETag")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0\"", "*", "\"7\", \"0\"", "\"0\",\"1\"", "W/\"0\""})
    void whatTheCallerHasIsNotSentAgain(String known) {
        Response response = api.request().header("If-None-Match", known).get(path);
        response.then().statusCode(304).header("ETag", equalTo(tag));
        assertThat(response.asString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"7\", \"8\""})
    void whatTheCallerDoesNotHaveIsSent(String known) {
        api.request().header("If-None-Match", known).get(path).then().statusCode(200).body("name", equalTo("A"));
    }

    @Test
    void aPatchNeedsToSayWhatItIsBasedOn() {
        api.patch(null, path, "{'name': 'B'}").then().statusCode(428).body("type", equalTo("/problems/precondition-required"));
        unchanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"-1\"", "0", "W/\"0\"", "\"1\", \"2\"", "\"\"", "nonsense", "\"00\""})
    void aPatchOfAnotherStateIsRefused(String known) {
        api.patch(known, path, "{'name': 'B'}").then().statusCode(412).body("type", equalTo("/problems/precondition-failed"));
        unchanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0\"", "*", "\"7\", \"0\"", "\"0\" , \"9\""})
    void aPatchOfThisStateIsTaken(String known) {
        api.patch(known, path, "{'name': 'B'}").then().statusCode(200).body("name", equalTo("B"));
    }

    @Test
    void ofTwoPatchesOfTheSameStateOneIsRefused() {
        api.patch(tag, path, "{'name': 'B'}").then().statusCode(200);
        api.patch(tag, path, "{'name': 'C'}").then().statusCode(412);
        assertThat(api.read(path).getString("name")).isEqualTo("B");
    }

    @Test
    void aMoveMaySayWhatItIsBasedOn() {
        api.postIfMatch("\"9\"", path + "/move", "{'stage': 'ACTIVE'}").then().statusCode(412);
        unchanged();
        api.postIfMatch(tag, path + "/move", "{'stage': 'ACTIVE'}").then().statusCode(200).header("ETag", equalTo("\"1\""));
        api.post(path + "/move", "{'stage': 'LAPSED'}").then().statusCode(200).header("ETag", equalTo("\"2\""));
    }

    @Test
    void whatIsNotThereIsNotFoundBeforeItIsCompared() {
        api.patch(tag, "/v1/clients/0195b7a0-0000-7000-8000-000000000000", "{'name': 'B'}").then().statusCode(404);
    }

    private void unchanged() {
        assertThat(api.read(path).getString("name")).isEqualTo("A");
        assertThat(api.get(path).header("ETag")).isEqualTo(tag);
    }
}
