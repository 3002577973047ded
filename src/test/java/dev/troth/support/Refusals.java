package dev.troth.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;

/** What a refusal looks like to a caller: a problem document of the catalogue (RFC 9457). */
public final class Refusals {

    private Refusals() {
    }

    /** Fails unless the answer is this problem; returns the document. */
    public static JsonPath refused(Response answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        JsonPath problem = answer.jsonPath();
        assertThat(problem.getString("type")).as(answer.asString()).isEqualTo("/problems/" + slug);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isNotBlank();
        return problem;
    }

    /** Fails unless the body is refused at exactly this place: as not valid, or as naming what is not there. */
    public static void refusedAt(Response answer, String pointer) {
        boolean unknown = answer.asString().contains("names nothing that belongs to this client");
        JsonPath problem = unknown ? refused(answer, 404, "not-found") : refused(answer, 400, "validation-failed");
        assertThat(problem.getList("errors.pointer")).as(answer.asString()).isEqualTo(List.of(pointer));
    }

    /** Fails unless the body is refused at this place, whatever else is wrong with it. */
    public static void refusedAmong(Response answer, String pointer) {
        assertThat(answer.statusCode()).as(answer.asString()).isIn(400, 404);
        assertThat(answer.jsonPath().getList("errors.pointer", String.class)).as(answer.asString()).contains(pointer);
    }

    /** Fails unless the query parameter is refused. */
    public static void refusedParameter(Response answer, String parameter) {
        assertThat(refused(answer, 400, "validation-failed").getList("errors.parameter")).as(answer.asString())
                .isEqualTo(List.of(parameter));
    }
}
