package dev.troth;

import static io.restassured.RestAssured.given;

import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClientTest {
    @Test
    void probe() {
        String token = Tokens.of("a");
        String b = "{\"name\":\"Ada\",\"kind\":\"PERSON\",\"channels\":[{\"channel\":\"PHONE\",\"address\":\"1\",\"waitFor\":\"PT4H\"}]}";
        String loc = given().auth().oauth2(token).header("Idempotency-Key", "k1").contentType("application/json").body(b).post("/v1/clients").then().log().all().extract().header("Location");
        given().auth().oauth2(token).header("Idempotency-Key", "k1").contentType("application/json").body(b).post("/v1/clients").then().log().all();
        given().auth().oauth2(token).header("Idempotency-Key", "k1").contentType("application/json").body("{\"name\":\"Bda\"}").post("/v1/clients").then().log().all();
        given().auth().oauth2(token).get(loc).then().log().all();
        given().auth().oauth2(token).header("If-None-Match", "\"0\"").get(loc).then().log().all();
        given().auth().oauth2(Tokens.of("b")).get(loc).then().log().all();
        given().get(loc).then().log().all();
        given().auth().oauth2("abc").get(loc).then().log().all();
        given().auth().oauth2(Tokens.withoutTenant()).get(loc).then().log().all();
        given().auth().oauth2(token).get("/v1/clients?limit=0").then().log().all();
        given().auth().oauth2(token).get("/v1/clients?limt=0&stage=X").then().log().all();
        given().auth().oauth2(token).get("/v1/clients?stage=X").then().log().all();
        given().auth().oauth2(token).get("/v1/clients?stage=PROSPECT,ACTIVE&sort=name").then().log().all();
        given().auth().oauth2(token).get("/v1/nothing").then().log().all();
        given().auth().oauth2(token).get("/v1/clients/xx").then().log().all();
        given().auth().oauth2(token).delete("/v1/clients").then().log().all();
        given().auth().oauth2(token).accept("text/csv").get("/v1/clients").then().log().all();
        given().auth().oauth2(token).contentType("text/plain").body("x").post("/v1/clients").then().log().all();
        for (String bad : new String[] {"", "null", "{", "[]", "{\"name\":1}", "{\"name\":\"\"}", "{\"name\":\"a\",\"x\":1}", "{\"name\":\"a\",\"kind\":\"Y\"}", "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"a\",\"startedAt\":\"2020\"}", "{\"name\":\"a\",\"startedAt\":5}", "{\"name\":\"a\\u0000\"}", "{\"name\":\"a\",\"channels\":[{\"channel\":\"PHONE\",\"address\":\"\",\"waitFor\":\"x\"}]}", "{\"name\":\"a\",\"channels\":[{\"channel\":\"PHONE\",\"address\":\"\"}]}", "{\"name\":\"a\",\"channels\":{}}", "{\"name\":\"a\",\"tags\":[\"\"]}", "{\"name\":\"a\",\"kind\":\"\"}", "{\"name\":\"a\"} x"}) {
            System.out.println("BAD " + bad);
            given().auth().oauth2(token).contentType("application/json").body(bad).post("/v1/clients").then().log().all();
        }
        given().auth().oauth2(token).contentType("application/json").body("{\"name\":\"" + "a".repeat(1100000) + "\"}").post("/v1/clients").then().log().all();
        given().auth().oauth2(token).contentType("application/merge-patch+json").body("{\"name\":\"Z\",\"email\":null}").patch(loc).then().log().all();
        given().auth().oauth2(token).header("If-Match", "\"7\"").contentType("application/merge-patch+json").body("{\"name\":\"Z\"}").patch(loc).then().log().all();
        given().auth().oauth2(token).header("If-Match", "\"0\"").contentType("application/merge-patch+json").body("{\"name\":\"Z\",\"email\":null}").patch(loc).then().log().all();
        given().auth().oauth2(token).header("If-Match", "\"1\"").contentType("application/merge-patch+json").body("{\"name\":\"\",\"xx\":null}").patch(loc).then().log().all();
        given().auth().oauth2(token).contentType("application/json").body("{\"stage\":\"ACTIVE\"}").post(loc + "/move").then().log().all();
        given().auth().oauth2(token).contentType("application/json").body("{\"reason\":\"x\"}").post(loc + "/correct").then().log().all();
        given().auth().oauth2(token).contentType("application/json").body("{\"reason\":\"x\"}").post(loc + "/correct").then().log().all();
        given().auth().oauth2(token).get(loc + "/timeline").then().log().all();
        given().auth().oauth2(token).get(loc + "/trust-score").then().log().all();
        given().auth().oauth2(token).get(loc + "/trust-score/evidence").then().log().all();
        given().auth().oauth2(token).get(loc + "/trust-score/rebuild").then().log().all();
        given().get("/problems/not-found").then().log().all();
    }
}
