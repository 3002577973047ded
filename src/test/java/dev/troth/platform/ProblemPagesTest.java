package dev.troth.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.troth.platform.problem.ProblemType;
import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every type URI of an error leads to a page that explains it, and nobody has to sign in to read it. */
@QuarkusTest
class ProblemPagesTest {

    private final Api anybody = Api.anonymous();

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void everyTypeHasItsPage(ProblemType type) {
        anybody.get(type.uri().toString()).then().statusCode(200).contentType(containsString("text/html"))
                .body(containsString(type.title())).body(containsString(String.valueOf(type.status())));
    }

    @Test
    void theListLeadsToAll() {
        String page = anybody.get("/problems").then().statusCode(200).extract().asString();
        for (ProblemType type : ProblemType.values()) {
            assertThat(page).contains(type.uri().toString());
        }
    }

    @Test
    void aTypeThatIsNoneIsNotFound() {
        anybody.get("/problems/nothing").then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }

    @Test
    void anErrorSaysWhereItHappened() {
        anybody.get("/v1/clients?limit=3").then().statusCode(401).body("instance", equalTo("/v1/clients")).body("title", equalTo("Sign in first"));
    }
}
