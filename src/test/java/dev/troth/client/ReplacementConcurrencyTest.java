package dev.troth.client;

import static dev.troth.support.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import dev.troth.support.Rows;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@DisplayName("A client that is given anew by its key while somebody edits it")
class ReplacementConcurrencyTest {

    @Inject
    Config config;

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));

    /** The one that comes second says what it read before its turn, which is what the edit has just changed. */
    @Test
    @Timeout(60)
    void isWhatWasGivenLastInEveryView() throws SQLException, ExecutionException, InterruptedException {
        String id = api.put(null, "/v1/clients/by-ref/crm-1", "{'name': 'Ada'}").jsonPath().getString("id");
        LocalDate soon = LocalDate.now(ZoneOffset.UTC).plusDays(3);
        CompletableFuture<Response> edit;
        CompletableFuture<Response> replacement;
        try (Connection holder = new Rows(config).superuser(); Statement statement = holder.createStatement(); Connection observer = new Rows(config).superuser()) {
            holder.setAutoCommit(false);
            statement.execute("select 1 from trust_subject where tenant_id = '" + tenant + "' for update");
            edit = waiting(1, observer, () -> api.patch("*", "/v1/clients/" + id, "{'dates': [{'title': 'Birthday', 'on': '%s'}]}", soon));
            replacement = waiting(2, observer, () -> api.put(null, "/v1/clients/by-ref/crm-1", "{'name': 'Ada'}"));
            holder.commit();
        }

        assertThat(edit.get().statusCode()).isEqualTo(200);
        assertThat(replacement.get().statusCode()).isEqualTo(200);
        assertThat(replacement.get().jsonPath().getList("dates")).isEmpty();
        assertThat(replacement.get().header("ETag")).isEqualTo("\"2\"");
        assertThat(api.read("/v1/clients/" + id).getList("dates")).isEmpty();
        assertThat(api.read("/v1/attention?kind=CLIENT_DATE").getInt("total.count")).isZero();
    }

    private CompletableFuture<Response> waiting(int all, Connection observer, Supplier<Response> call) {
        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(call);
        await().until(() -> Rows.column(observer, "select pid from pg_stat_activity where wait_event_type = 'Lock'").size() == all);
        return answer;
    }
}
