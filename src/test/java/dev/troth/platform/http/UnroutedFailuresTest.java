package dev.troth.platform.http;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import dev.troth.support.LogLines;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("What fails before it comes to an operation")
class UnroutedFailuresTest {

    private static final String SAID = "Ada Lovelace of 12 St James's Square";

    @Inject
    Router router;

    @Test
    @DisplayName("is a failure of the service: told with a reference into the log, and neither says what was said")
    void isOurs() {
        Route broken = router.route("/v1/clients").order(HeadLimit.ORDER).handler(context -> context.fail(new IllegalStateException(SAID)));
        LogLines lines = new LogLines(UnroutedFailures.class.getName());
        try {
            Response answer = Api.ofFreshTenant().get("/v1/clients");
            String reference = refused(answer, 500, "internal-error").getString("reference");
            assertThat(UUID.fromString(reference)).isNotNull();
            assertThat(answer.asString()).doesNotContain(SAID, "IllegalStateException");
            List<ExtLogRecord> logged = lines.all();
            assertThat(logged).extracting(ExtLogRecord::getFormattedMessage).containsExactly("Failure " + reference);
            assertThat(logged.get(0).getThrown()).hasToString("java.lang.IllegalStateException");
        } finally {
            broken.remove();
            lines.close();
        }
        assertThat(Api.ofFreshTenant().get("/v1/clients").statusCode()).isEqualTo(200);
    }
}
