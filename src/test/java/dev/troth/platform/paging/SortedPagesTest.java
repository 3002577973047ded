package dev.troth.platform.paging;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.support.Api;
import dev.troth.support.Contract;
import dev.troth.support.Contract.Operation;
import dev.troth.support.Plans;
import dev.troth.support.SentStatements;
import dev.troth.support.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Whatever a list of a tenant is sorted by, an index has that order: no page reads and sorts all there is")
class SortedPagesTest {

    /** Scores are no rows but computed, all of them for each page. */
    private static final String COMPUTED = "/v1/trust-scores";

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));

    @Inject
    @PersistenceUnitExtension
    SentStatements sent;
    @Inject
    AgroalDataSource dataSource;
    @Inject
    CurrentTenant current;

    @Test
    void anIndexHasEveryOrder() {
        current.enter(tenant, "tester");
        List<String> sorting = new ArrayList<>();
        int orders = 0;
        for (String path : lists().toList()) {
            for (String key : keys(path)) {
                sent.forget();
                assertThat(api.read(path + "?limit=1&sort=" + key).getList("items")).isEmpty();
                List<String> pages = sent.ofRequests().stream().filter(statement -> statement.contains(" order by ")).toList();
                assertThat(pages).as(path + " by " + key).hasSize(1);
                if (QuarkusTransaction.requiringNew().call(() -> sorts(pages.get(0)))) {
                    sorting.add(path + " by " + key);
                }
                orders++;
            }
        }
        assertThat(sorting).isEmpty();
        assertThat(orders).isGreaterThan(20);
    }

    /** Lists of a tenant; those within a client or a webhook have the few rows of one. */
    private static Stream<String> lists() {
        return Contract.committed().operations().stream().filter(operation -> operation.method().equals("GET") && !operation.path().contains("{") && isSorted(operation))
                .map(Operation::path).filter(path -> !path.equals(COMPUTED));
    }

    private static boolean isSorted(Operation operation) {
        return StreamSupport.stream(operation.node().path("parameters").spliterator(), false).anyMatch(parameter -> parameter.path("name").asText().equals("sort"));
    }

    /** What the list says that it can be sorted by. */
    private List<String> keys(String path) {
        String detail = refused(api.get(path + "?sort=nonsense"), 400, "validation-failed").getString("errors[0].detail");
        return List.of(detail.substring("must be one of ".length(), detail.indexOf(", with a leading")).split(", "));
    }

    /** Whether PostgreSQL has to sort, though it would rather do anything else. */
    private boolean sorts(String page) throws Exception {
        try (Connection connection = dataSource.getConnection(); Statement sql = connection.createStatement()) {
            sql.execute("set local enable_sort = off");
            sql.execute("set local enable_seqscan = off");
            sql.execute("set local enable_bitmapscan = off");
            return Plans.steps(sql, page).stream().anyMatch(step -> step.path("Node Type").asText().equals("Sort"));
        }
    }
}
