package dev.troth.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Whatever a list of a tenant is sorted by, an index has that order: no page reads and sorts all there is")
class SortedPagesTest {

    private static final Contract CONTRACT = Contract.committed();
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
        for (Operation list : lists().toList()) {
            for (String order : orders(list)) {
                String asked = list.path() + "?limit=1&sort=" + order;
                sent.forget();
                assertThat(api.read(asked).getList("items")).isEmpty();
                List<String> pages = sent.ofRequests().stream().filter(statement -> statement.contains(" order by ")).toList();
                assertThat(pages).as(asked).hasSize(1);
                if (QuarkusTransaction.requiringNew().call(() -> sorts(pages.get(0)))) {
                    sorting.add(asked);
                }
                orders++;
            }
        }
        assertThat(sorting).isEmpty();
        assertThat(orders).isGreaterThan(40);
    }

    /** Lists of a tenant; those within a client or a webhook have the few rows of one. */
    private static Stream<Operation> lists() {
        return CONTRACT.operations().stream().filter(operation -> operation.method().equals("GET") && !operation.path().contains("{"))
                .filter(operation -> !operation.path().equals(COMPUTED) && !orders(operation).isEmpty());
    }

    /** What the contract says that it can be sorted by, rising and falling; none where it is no list. */
    private static List<String> orders(Operation operation) {
        List<String> orders = new ArrayList<>();
        operation.node().path("parameters").forEach(declared -> {
            JsonNode parameter = CONTRACT.resolve(declared);
            if (parameter.path("name").asText().equals("sort")) {
                parameter.at("/schema/enum").forEach(order -> orders.add(order.asText()));
            }
        });
        return orders;
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
