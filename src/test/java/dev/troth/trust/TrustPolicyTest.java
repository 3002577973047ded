package dev.troth.trust;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("A tenant chooses weights, dimensions and bands, version by version")
class TrustPolicyTest {

    private static final String POLICY = "/v1/trust-policy";
    private static final String WEIGHTS = "'weights': {'RELIABILITY': 4, 'CANDOR': 3, 'RESPONSIBILITY': 1, 'COMMUNICATION': 1, 'CONFIDENTIALITY': 1}";
    private static final String WEIGHTS_OF_THE_MODEL = "'weights': {'RELIABILITY': 0.3, 'CANDOR': 0.25, 'RESPONSIBILITY': 0.2, 'COMMUNICATION': 0.15, "
            + "'CONFIDENTIALITY': 0.1}";
    private static final String BANDS = "'bands': {'trusted': 0.9, 'dependable': 0.7, 'mixed': 0.4, 'fragile': 0.2}";
    private static final String AS_OF = "2025-04-01T00:00:00Z";

    private final Api api = Api.ofFreshTenant();

    @Test
    void untilOneIsSetItIsTheModelsOwn() {
        Response answer = api.get(POLICY);
        answer.then().statusCode(200).header("ETag", "\"0\"");
        JsonPath policy = answer.jsonPath();
        assertThat(policy.getInt("version")).isZero();
        assertThat(policy.<String, Double>getMap("weights")).isEqualTo(Map.of("RELIABILITY", .3, "CANDOR", .25, "RESPONSIBILITY", .2, "COMMUNICATION", .15,
                "CONFIDENTIALITY", .1));
        assertThat(policy.getList("off")).isEmpty();
        assertThat(policy.<String, Double>getMap("bands")).isEqualTo(Map.of("trusted", .8, "dependable", .65, "mixed", .5, "fragile", .35));
        assertThat(api.read(POLICY + "/versions").getInt("total.count")).isZero();
        assertThat(api.read("/v1/clients/" + api.client("Ada Okafor") + "/trust-score").getInt("policy")).isZero();
    }

    @Test
    void eachScoreSaysWhichPolicyItUsedAndAnEarlierOneCanBeAskedFor() {
        String client = kept();
        double original = trust(client, "");
        assertThat(original).isCloseTo(evidence().trust(AS_OF), within(1e-9));

        set("\"0\"", WEIGHTS + ", " + BANDS).then().statusCode(200).header("ETag", "\"1\"");
        JsonPath score = score(client, "");
        assertThat(score.getInt("policy")).isEqualTo(1);
        assertThat(score.getDouble("trust")).isCloseTo(evidence().weighing(4, 3, 1, 1, 1).trust(AS_OF), within(1e-9)).isNotEqualTo(original);
        assertThat(score.<Double>getList("contributions.effect").stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(score.getDouble("trust") - .5, within(1e-12));
        assertThat(trust(client, "&policy=0")).isEqualTo(original);
        assertThat(score(client, "&policy=0").getInt("policy")).isZero();
        refusedParameter(api.get("/v1/clients/" + client + "/trust-score?policy=2"), "policy");
        refusedParameter(api.get("/v1/clients/" + client + "/trust-score?policy=-1"), "policy");
        refusedParameter(api.get("/v1/clients/" + client + "/trust-score?policy=x"), "policy");

        set("\"1\"", WEIGHTS + ", 'off': ['CANDOR', 'CONFIDENTIALITY'], " + BANDS).then().statusCode(200);
        JsonPath reduced = score(client, "");
        assertThat(reduced.getDouble("trust")).isCloseTo(evidence().weighing(4, 0, 1, 1, 0).trust(AS_OF), within(1e-9));
        assertThat(reduced.getDouble("mass")).isCloseTo(evidence().weighing(4, 0, 1, 1, 0).mass(AS_OF), within(1e-9));
        assertThat(reduced.<Double>getList("contributions.effect").stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(reduced.getDouble("trust") - .5, within(1e-12));
        assertThat(reduced.getDouble("dimensions.find { it.dimension == 'CANDOR' }.weight")).isZero();

        JsonPath versions = api.read(POLICY + "/versions");
        assertThat(versions.getList("items.version")).isEqualTo(List.of(2, 1));
        assertThat(versions.getList("items[0].off")).isEqualTo(List.of("CANDOR", "CONFIDENTIALITY"));
        assertThat(versions.getString("items[0].actor")).isNotBlank();
        assertThat(trust(client, "&policy=1")).isEqualTo(score.getDouble("trust"));
    }

    @Test
    void theBandsFollowTheirLimits() {
        String client = kept();
        assertThat(score(client, "").getString("band")).isEqualTo("MIXED");
        double trust = trust(client, "");
        String bands = "'bands': {'trusted': %s, 'dependable': 0.3, 'mixed': 0.2, 'fragile': 0.1}";
        set("*", WEIGHTS_OF_THE_MODEL + ", " + bands.formatted(trust)).then().statusCode(200);
        assertThat(score(client, "").getString("band")).isEqualTo("TRUSTED");
        set("*", WEIGHTS_OF_THE_MODEL + ", " + bands.formatted(trust + 1e-12)).then().statusCode(200);
        assertThat(score(client, "").getString("band")).isEqualTo("DEPENDABLE");
    }

    @Test
    void itIsSetOnAKnownState() {
        refused(set(null, WEIGHTS + ", " + BANDS), 428, "precondition-required");
        refused(set("\"1\"", WEIGHTS + ", " + BANDS), 412, "precondition-failed");
        set("\"0\"", WEIGHTS + ", " + BANDS).then().statusCode(200);
        refused(set("\"0\"", WEIGHTS + ", " + BANDS), 412, "precondition-failed");
        api.request().header("If-None-Match", "\"1\"").get(POLICY).then().statusCode(304);
        assertThat(api.read(POLICY + "/versions").getInt("total.count")).isEqualTo(1);
        assertThat(Api.ofFreshTenant().read(POLICY).getInt("version")).as("of another tenant").isZero();
    }

    @Test
    void whatIsNoPolicyIsRefusedByItsPlace() {
        refusedAt(set("*", WEIGHTS.replace("4", "-1") + ", " + BANDS), "/weights/RELIABILITY");
        refusedAt(set("*", WEIGHTS.replace("'RELIABILITY': 4, ", "") + ", " + BANDS), "/weights/RELIABILITY");
        refusedAt(set("*", WEIGHTS.replaceAll("\\d", "0") + ", " + BANDS), "/weights");
        refusedAt(set("*", WEIGHTS.replaceAll("\\d", "1e308") + ", " + BANDS), "/weights");
        refusedAt(set("*", WEIGHTS + ", 'off': ['CANDOR', 'CANDOR'], " + BANDS), "/off");
        refusedAt(set("*", WEIGHTS + ", 'off': ['RELIABILITY', 'CANDOR', 'RESPONSIBILITY', 'COMMUNICATION', 'CONFIDENTIALITY'], " + BANDS), "/off");
        refusedAt(set("*", WEIGHTS.replace("'CONFIDENTIALITY': 1", "'CONFIDENTIALITY': 0")
                + ", 'off': ['RELIABILITY', 'CANDOR', 'RESPONSIBILITY', 'COMMUNICATION'], " + BANDS), "/weights");
        refusedAt(set("*", WEIGHTS + ", " + BANDS.replace("0.7", "0.95")), "/bands");
        refusedAt(set("*", WEIGHTS + ", " + BANDS.replace("0.9", "1.1")), "/bands/trusted");
        refusedAt(set("*", WEIGHTS), "/bands");
        refused(set("*", WEIGHTS.replace("CANDOR", "CHARM") + ", " + BANDS), 400, "malformed-request");
        assertThat(api.read(POLICY).getInt("version")).isZero();
    }

    private Response set(String etag, String json) {
        return api.put(etag, POLICY, "{" + json + "}");
    }

    private JsonPath score(String client, String more) {
        return api.read("/v1/clients/" + client + "/trust-score?asOf=" + AS_OF + more);
    }

    private double trust(String client, String more) {
        return score(client, more).getDouble("trust");
    }

    /** A client to whom one promise was kept, accepted, and one missed. */
    private String kept() {
        String client = api.client("Ada Okafor");
        String promise = "{'clientId': '%s', 'title': 'x', 'importance': 'CRITICAL', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z'}";
        String kept = api.created("/v1/commitments", promise, client).getString("id");
        api.done("/v1/commitments/" + kept + "/deliver", "{'deliveredAt': '2025-03-05T09:00:00Z'}");
        api.done("/v1/commitments/" + kept + "/accept", "{'at': '2025-03-06T09:00:00Z'}");
        String missed = api.created("/v1/commitments", promise, client).getString("id");
        api.done("/v1/commitments/" + missed + "/give-up", "{'at': '2025-03-12T09:00:00Z'}");
        return client;
    }

    private static Trust1 evidence() {
        return new Trust1().kept(1, 2, 1, "2025-03-05T09:00:00Z").bad("RELIABILITY", 2, "2025-03-11T09:00:00Z");
    }
}
